package io.trainingroles.cdktf;

import com.hashicorp.cdktf.App;
import com.hashicorp.cdktf.AppConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** An app that is synthesized into a folder of its own. */
final class Synthesis {
  private final Path folder;

  private Synthesis(Path folder) {
    this.folder = folder;
  }

  /** Synthesizes what is put into the app. */
  static Synthesis of(Path folder, Consumer<App> content) {
    var app = new App(AppConfig.builder().outdir(folder.toString()).build());
    content.accept(app);
    app.synth();
    return new Synthesis(folder);
  }

  /** The JSON of one stack. */
  String stack(String name) throws IOException {
    return Files.readString(stackFolder(name).resolve("cdk.tf.json"));
  }

  Path stackFolder(String name) {
    return folder.resolve("stacks").resolve(name);
  }
}
