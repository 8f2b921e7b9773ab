package io.trainingroles.real;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A repository with roles, and the program installed beside it, as a pipeline finds them. */
final class PipelineRepository {
  static final String SPEC =
      """
      account: "123456789012"
      terraform: {region: eu-west-1}
      roles:
        visionTraining:
          trusts: [{service: sagemaker, jobs: training-job/vision-*}]
          inline_policies:
            data: [read: s3://acme-vision-data/train]
      """;
  private static final Path PROJECT = Path.of("").toAbsolutePath();

  private final Path folder;
  private final Path installed;

  PipelineRepository(Path parent) throws IOException {
    folder = Files.createDirectories(parent.resolve("repository"));
    installed = Files.createDirectories(parent.resolve("training-roles-0"));
    Files.createDirectories(installed.resolve("bin"));
    Files.createDirectories(installed.resolve("lib"));
    Files.copy(PROJECT.resolve("bin/training-roles"), installed.resolve("bin/training-roles"));
    Files.copy(
        PROJECT.resolve("target/training-roles.jar"), installed.resolve("lib/training-roles.jar"));
    // In the place of the folder of the launcher's archives: that none is made saves time.
    Files.createFile(installed.resolve("lib/start-up"));
    git("init", "--quiet", ".");
  }

  Path folder() {
    return folder;
  }

  /** The PATH with the program and the tools of a runner. */
  String path() {
    return installed.resolve("bin") + ":" + System.getenv("PATH");
  }

  /** An archive as {@code mvn -Pdist package} makes it, without what a pipeline does not need. */
  Path archive() {
    Path archive = installed.resolveSibling("training-roles.tar.gz");
    new Command(installed.getParent(), System.getenv(), List.of("tar"))
        .run("-czf", archive.toString(), installed.getFileName().toString())
        .succeeded();
    return archive;
  }

  Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  /** Commits all, and returns the revision. */
  String commit() {
    git("add", ".");
    git("-c", "user.name=x", "-c", "user.email=x@example.com", "commit", "--quiet", "-m", "one");
    return git("rev-parse", "HEAD").strip();
  }

  String git(String... arguments) {
    return new Command(folder, System.getenv(), List.of("git")).run(arguments).succeeded().out();
  }

  /** Runs a line of a pipeline in the repository. */
  Command.Result shell(Map<String, String> environment, String... lines) {
    Map<String, String> with = new HashMap<>(environment);
    with.putIfAbsent("PATH", path());
    with.putIfAbsent("HOME", folder.getParent().toString());
    return new Command(folder, with, List.of("/bin/sh", "-e", "-c"))
        .run(Stream.of(lines).reduce((a, b) -> a + "\n" + b).orElseThrow());
  }
}
