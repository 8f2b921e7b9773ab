package io.trainingroles.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.cli.console.Console;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Comparing an input with another revision of it. */
final class DiffGitTest {
  private static final String SPEC =
      """
      roles:
        r:
          trusts: [sagemaker]
          inline_policies:
            data: [read: s3://acme-data/train]
      """;

  @TempDir private Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private Path spec;

  @BeforeEach
  void commit() throws IOException, InterruptedException {
    spec = Files.createDirectories(folder.resolve("ml roles")).resolve("training-roles.yaml");
    Files.writeString(spec, SPEC);
    git("init", "--quiet", ".");
    git("add", ".");
    git("-c", "user.name=x", "-c", "user.email=x@example.com", "commit", "--quiet", "-m", "one");
  }

  @Test
  void diff_when_theInputHasChangedSinceTheRevision_saysWhatIsNew() throws IOException {
    Files.writeString(spec, SPEC.replace("/train", "/"));

    assertThat(run("diff", "--git", "HEAD", spec.toString())).isEqualTo(3);

    assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("Access is broader");
    assertThat(Files.readString(spec)).contains("s3://acme-data/]");
  }

  @Test
  void diff_when_nothingHasChanged_isFine() {
    assertThat(run("diff", "--git", "HEAD", spec.toString())).isZero();
  }

  @Test
  void diff_when_thereIsNoSuchRevision_saysSo() {
    assertThat(run("diff", "--git", "--upload-pack=x", spec.toString())).isEqualTo(2);
    assertThat(run("diff", "--git", "nosuch", spec.toString())).isEqualTo(2);

    assertThat(err.toString(StandardCharsets.UTF_8)).contains("has no revision 'nosuch'");
  }

  @Test
  void diff_when_thereIsNoSuchInput_saysSo() {
    String missing = folder.resolve("missing.yaml").toString();

    assertThat(run("diff", "--git", "HEAD", missing)).isEqualTo(2);

    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("there is no file or folder '" + missing + "'");
  }

  @Test
  void diff_when_theRevisionHasNoSuchInput_saysSo() throws IOException {
    Path other = Files.writeString(folder.resolve("new.yaml"), SPEC);

    assertThat(run("diff", "--git", "HEAD", other.toString())).isEqualTo(2);

    assertThat(err.toString(StandardCharsets.UTF_8)).contains("the revision 'HEAD' has no");
  }

  private int run(String... arguments) {
    var console =
        new Console(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            false);
    return TrainingRolesCommand.run(console, Map.of("PATH", System.getenv("PATH")), arguments);
  }

  private void git(String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<String>(List.of("git"));
    command.addAll(List.of(arguments));
    assertThat(new ProcessBuilder(command).directory(folder.toFile()).start().waitFor()).isZero();
  }
}
