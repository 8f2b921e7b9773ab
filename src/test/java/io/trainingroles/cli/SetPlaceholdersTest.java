package io.trainingroles.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The values of a job's placeholders: {@code --set}, and {@code set} beside the job in a spec. */
final class SetPlaceholdersTest {
  private static final Path TEMPLATE =
      Path.of("src/test/resources/fixtures/job/training-with-placeholders/job.json");

  private static final String POLICY =
      "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\","
          + "\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::other/*\"}}";

  @TempDir private Path folder;

  @BeforeEach
  void copyTheTemplate() throws IOException {
    Files.copy(TEMPLATE, folder.resolve("job.json"));
  }

  @Test
  void help_when_itShowsAPlaceholder_showsItAsItIsWritten() {
    assertThat(ProgramRun.of("fit", "--help").out().replaceAll("\\s+", " "))
        .contains("such as ${NAME}, <NAME> or {{NAME}}");
  }

  @Test
  void init_when_valuesAreSet_writesThem() throws IOException {
    Path spec = folder.resolve("roles.yaml");
    String job = folder.resolve("job.json").toString();

    ProgramRun init =
        ProgramRun.of(
            "init", "--from-job", job, "--set", "TEAM=blue", "--set", "RUN=a", spec.toString());

    assertThat(init.err()).contains("Wrote " + spec);
    assertThat(Files.readString(spec))
        .contains("read_keys: \"s3://corpus/blue/labels/\"")
        .contains("s3://models/vision-*");
  }

  @Test
  void fit_when_aPlaceholderIsOpen_isNotKnown() throws IOException {
    String policy = write("policy.json", POLICY);
    String job = folder.resolve("job.json").toString();

    ProgramRun open = ProgramRun.of("fit", policy, "--job", job);
    ProgramRun filled = ProgramRun.of("fit", policy, "--job", job, "--set", "DATE=7");

    assertThat(open.out()).contains("not known").doesNotContain("arn:aws:s3:::corpus/vision-");
    assertThat(filled.out()).contains("arn:aws:s3:::corpus/vision-7/train/");
  }

  @Test
  void set_when_noJobHasThePlaceholder_isRefused() throws IOException {
    String policy = write("policy.json", POLICY);
    String job = folder.resolve("job.json").toString();

    ProgramRun fit = ProgramRun.of("fit", policy, "--job", job, "--set", "DTAE=7");

    assertThat(fit.code()).isEqualTo(2);
    assertThat(fit.err())
        .contains("'--set DTAE': no job has this placeholder; did you mean 'DATE'?");
  }

  @Test
  void spec_when_valuesAreBesideTheJob_grantsThem() throws IOException {
    String spec =
        write(
            "roles.yaml",
            """
            roles:
              r: {trusts: [sagemaker], runs: {job: job.json, set: {DATE: "7", TEAM: blue}}}
            """);

    assertThat(ProgramRun.of("synth", spec, "--stdout").out())
        .contains("arn:aws:s3:::corpus/vision-7/train/*")
        .contains("arn:aws:s3:::corpus/blue/labels/*")
        .contains("arn:aws:s3:::models/vision-7/*");
  }

  @Test
  void spec_when_aValueHasNoPlaceholder_isRefused() throws IOException {
    String spec =
        write(
            "roles.yaml",
            """
            roles:
              r: {trusts: [sagemaker], runs: {job: job.json, set: {DTAE: "7"}}}
            """);

    ProgramRun synth = ProgramRun.of("synth", spec, "--stdout");

    assertThat(synth.code()).isEqualTo(2);
    assertThat(synth.err())
        .contains("'DTAE' is set, but the job has no such placeholder")
        .contains("the placeholders of the job: DATE, ");
  }

  private String write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }
}
