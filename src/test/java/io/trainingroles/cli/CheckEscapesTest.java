package io.trainingroles.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a policy says reaches programs and terminals as text, and moves nothing there. */
final class CheckEscapesTest {
  private static final String HOSTILE = "\u009b31m\u202e\u2028\u2066\ufffe";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"json", "sarif"})
  void check_when_aPolicyHasControlCharacters_escapesThem(String format) throws IOException {
    Path policy = folder.resolve("p.json");
    Files.writeString(
        policy,
        """
        {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:GetObject",
          "Resource": "arn:aws:s3:::a%s*/*"}]}
        """
            .formatted(HOSTILE));

    String out = ProgramRun.of("check", "--format", format, policy.toString()).out();

    assertThat(out.codePoints().filter(point -> HOSTILE.indexOf(point) > 3 || point == 0x9b))
        .isEmpty();
    assertThat(out).contains("\\u009b");
    assertThat(new ObjectMapper().readTree(out).toString()).contains("\u009b");
  }
}
