package io.trainingroles.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which files {@code synth} reads as a spec, and what it reports of others. */
final class SynthInputTest {
  private static final String SPEC =
      """
      terraform: {region: eu-west-1}
      roles:
        aiTrainingRole:
          trusts: [sagemaker]
          inline_policies:
            aiTrainingPolicy:
              - read: s3://my-ai-data-bucket
      """;

  @TempDir private Path folder;

  @Test
  void synth_when_theSpecIsAFolder_saysSo() {
    ProgramRun synth = ProgramRun.of("synth", folder.toString(), "--stdout");
    assertThat(synth.code()).isEqualTo(2);
    assertThat(synth.err())
        .isEqualTo(folder + ": error: it is a folder [UNREADABLE_FILE]\n    give a file in it\n");
  }

  @Test
  void synth_when_theSpecIsMissing_saysHowToBegin() {
    Path spec = folder.resolve("no\u001B[31m\u202E.yaml");
    ProgramRun synth = ProgramRun.of("synth", spec.toString(), "--stdout");
    assertThat(synth.code()).isEqualTo(2);
    assertThat(synth.err())
        .contains("no\\u{1b}[31m\\u{202e}.yaml: error: there is no such file [UNREADABLE_FILE]")
        .contains("training-roles init")
        .doesNotContain("\u001B");
  }

  @Test
  void synth_when_theSpecIsBelowAFile_saysSo() throws IOException {
    Path file = write("file", "");
    ProgramRun synth = ProgramRun.of("synth", file.resolve("roles.yaml").toString(), "--stdout");
    assertThat(synth.code()).isEqualTo(2);
    assertThat(synth.err()).contains("error:").doesNotContain("\tat ").doesNotContain("defect");
  }

  @Test
  void synth_when_theSpecHas50Megabytes_isRefusedAtOnce() throws IOException {
    Path spec = write("roles.yaml", "# " + "x".repeat(50 * 1024 * 1024) + "\n");
    ProgramRun synth =
        assertTimeoutPreemptively(
            Duration.ofSeconds(30), () -> ProgramRun.of("synth", spec.toString(), "--stdout"));
    assertThat(synth.code()).isEqualTo(2);
    assertThat(synth.err())
        .startsWith(spec + ": error: the file has more than 8388608 bytes [FILE_TOO_LARGE]\n");
  }

  @Test
  void synth_when_theSpecIsAsLargeAsAllowed_isRead() throws IOException {
    String padded = SPEC + "#" + "x".repeat(8 * 1024 * 1024 - SPEC.length() - 1);
    Path spec = write("roles.yaml", padded);
    assertThat(ProgramRun.of("synth", spec.toString(), "--stdout").code()).isZero();
    Files.writeString(spec, padded + "x");
    assertThat(ProgramRun.of("synth", spec.toString(), "--stdout").err())
        .contains("FILE_TOO_LARGE");
  }

  @ParameterizedTest
  @CsvSource({
    "61 0A E9, 2:1, E9",
    "61 20 C3 A9 20 FF, 1:5, FF",
    "F0 9F 98 80 C3, 1:2, C3",
    "0D 0A C0 80, 2:1, C0",
    "0D ED A0 80, 2:1, ED",
    "80, 1:1, 80"
  })
  void synth_when_theSpecIsNotUtf8_saysWhere(String bytes, String place, String wrong)
      throws IOException {
    Path spec = folder.resolve("roles.yaml");
    var content = new ByteArrayOutputStream();
    Stream.of(bytes.split(" ")).forEach(hex -> content.write(Integer.parseInt(hex, 16)));
    Files.write(spec, content.toByteArray());
    ProgramRun synth = ProgramRun.of("synth", spec.toString(), "--stdout");
    assertThat(synth.code()).isEqualTo(2);
    assertThat(synth.err())
        .isEqualTo(
            "%s:%s: error: the byte 0x%s is not UTF-8 here [NOT_UTF_8]\n    save the file as UTF-8\n"
                .formatted(spec, place, wrong));
  }

  @Test
  void synth_when_theSpecHasAByteOrderMark_readsItAndMarksRight() throws IOException {
    Path spec = write("roles.yaml", "\uFEFF" + SPEC);
    assertThat(ProgramRun.of("synth", spec.toString(), "--stdout").code()).isZero();
    Files.writeString(spec, "\uFEFF" + "rolse: x");
    assertThat(ProgramRun.of("synth", spec.toString(), "--stdout").err())
        .contains("  1 | rolse: x\n    | ^\n");
  }

  @Test
  void synth_when_aNameBeginsWithAnAt_isAName() throws IOException {
    write("arguments", "--help");
    ProgramRun synth = ProgramRun.of("synth", "@" + folder.resolve("arguments"));
    assertThat(synth.code()).isEqualTo(2);
    assertThat(synth.err()).startsWith("@" + folder).contains("there is no such file");
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
