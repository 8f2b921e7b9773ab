package io.trainingroles.real;

import static org.assertj.core.api.Assertions.assertThat;

import com.hashicorp.cdktf.App;
import com.hashicorp.cdktf.AppConfig;
import com.hashicorp.cdktf.LocalBackend;
import com.hashicorp.cdktf.TerraformStack;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.constructs.Construct;

/** The second example of the README, in YAML beside HCL and in Java, with the plan of each. */
@ExtendWith(WithEmulator.class)
final class BucketAndKeyIT {
  private static final Path EXAMPLE = Path.of("examples/bucket-and-key");

  @TempDir(deletionStrategy = ProviderLinks.Deleted.class)
  private Path folder;

  @Test
  void plan_when_ofTheSpecBesideHcl_isTheDocumentedOne() throws IOException {
    for (String file : new String[] {"training-roles.yaml", "data.tf"}) {
      Files.copy(EXAMPLE.resolve(file), folder.resolve(file));
    }

    Command.Result planned =
        TrainingRoles.in(folder)
            .run("plan", "training-roles.yaml", "-o", ".", "--offline")
            .succeeded();

    assertThat(planned.out()).contains(documented()).contains("Plan: 5 to add");
  }

  @Test
  void plan_when_ofTheStackInJava_isTheDocumentedOne(Emulator emulator) throws Exception {
    Path source = EXAMPLE.resolve("TrainingStack.java").toAbsolutePath();
    int compiled =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-d",
                folder.toString(),
                "-classpath",
                System.getProperty("java.class.path"),
                source.toString());
    assertThat(compiled).isZero();
    var app = new App(AppConfig.builder().outdir(folder.resolve("cdktf.out").toString()).build());
    try (var loader =
        new URLClassLoader(new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
      var stack =
          (TerraformStack)
              loader
                  .loadClass("TrainingStack")
                  .getConstructor(Construct.class, String.class)
                  .newInstance(app, "training");
      LocalBackend.Builder.create(stack).path(folder.resolve("tfstate").toString()).build();
      app.synth();
    }
    TerraformProject project =
        TerraformProject.in(folder.resolve("cdktf.out/stacks/training"), emulator).init();

    assertThat(project.plan().succeeded().out()).contains(documented()).contains("Plan: 5 to add");
  }

  @Test
  void examples_when_inTheReadme_areTheFiles() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    String spec = Files.readString(EXAMPLE.resolve("training-roles.yaml"));
    String stack = Files.readString(EXAMPLE.resolve("TrainingStack.java"));

    assertThat(readme).contains("```yaml\n" + spec + "```");
    assertThat(readme.lines().count()).isLessThanOrEqualTo(100);
    Matcher java = Pattern.compile("(?s)```java\n(.*?)```").matcher(readme);
    assertThat(java.find()).isTrue();
    assertThat(stack).contains(java.group(1));
  }

  private static String documented() throws IOException {
    Matcher plan =
        Pattern.compile("(?s)```text\n(  # aws_iam_role_policy.data.*?)```")
            .matcher(Files.readString(Path.of("docs/terraform.md")));
    assertThat(plan.find()).isTrue();
    return plan.group(1);
  }
}
