package io.trainingroles.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.ExpectedText;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people read in a terminal, whole. {@code -Dsnapshots.update=true} rewrites it. */
final class TextOutputTest {
  private static final String FIXTURES = "src/test/resources/fixtures/text/";

  @ParameterizedTest
  @CsvSource({
    "check-of-a-plan-on-one-line, check {}plan-on-one-line.json, 3",
    "check-of-a-spec, check {}new.yaml, 0",
    "diff-of-specs, diff {}old.yaml {}new.yaml, 3",
    "diff-that-only-narrows, diff docs/access/first-role-that-writes.yaml training-roles.yaml, 0",
    "fit-of-a-role-that-lacks, fit {}old.yaml --role vision --job"
        + " examples/from-a-job/jobs/segmentation.json, 3",
    "fit-with-a-policy-that-is-not-seen, fit {}new.yaml --role vision --job"
        + " examples/from-a-job/jobs/segmentation.json, 3",
    "prove-of-several-roles, prove {}new.yaml --never 's3:GetObject on *', 3"
  })
  void text_when_shown_isAsExpected(String name, String command, int code) throws IOException {
    ProgramRun run = ProgramRun.of(DocumentedSessionsTest.words(command.replace("{}", FIXTURES)));

    assertThat(run.code()).as(run.err()).isEqualTo(code);
    ExpectedText.check(Path.of(FIXTURES + name + ".txt"), run.out());
  }
}
