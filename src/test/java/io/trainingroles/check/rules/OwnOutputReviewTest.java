package io.trainingroles.check.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.check.Check;
import io.trainingroles.check.CheckFinding;
import io.trainingroles.check.CheckSettings;
import io.trainingroles.check.Reviewer;
import io.trainingroles.finding.Severity;
import io.trainingroles.input.AccessInput;
import io.trainingroles.input.InputReading;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.PolicyUse;
import io.trainingroles.spec.JobFiles;
import io.trainingroles.spec.Spec;
import io.trainingroles.spec.SpecReader;
import io.trainingroles.spec.SpecReading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What this project writes is not called insecure. */
final class OwnOutputReviewTest {
  private static final List<Check> CHECKS =
      Stream.concat(TrustChecks.ALL.stream(), TrainingChecks.ALL.stream()).toList();

  @ParameterizedTest
  @MethodSource("specs")
  void findings_when_roleIsOfAnExample_areNoSecurityWarnings(Path spec) throws IOException {
    SpecReading<Spec> reading =
        new SpecReader(path -> job(spec, path)).read(spec.toString(), Files.readString(spec));

    assertThat(reading).isInstanceOf(SpecReading.Read.class);
    List<JudgedRole> roles = ((SpecReading.Read<Spec>) reading).value().judged();
    assertThat(roles).isNotEmpty();
    assertThat(serious(roles)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("policiesOfJobs")
  void findings_when_policyIsOfAJob_areNoSecurityWarnings(Path policy) throws IOException {
    assertThat(serious(document(policy.toString(), Files.readString(policy)))).isEmpty();
  }

  static Stream<Path> specs() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("examples"))) {
      List<Path> examples =
          files.filter(file -> file.endsWith("training-roles.yaml")).sorted().toList();
      return Stream.concat(Stream.of(Path.of("training-roles.yaml")), examples.stream());
    }
  }

  static Stream<Path> policiesOfJobs() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src", "test", "resources", "fixtures", "job"))) {
      return files
          .filter(file -> file.endsWith("expected.policy.json") && hasText(file))
          .sorted()
          .toList()
          .stream();
    }
  }

  /** A job that needs nothing, or is none, has an empty file. */
  private static boolean hasText(Path file) {
    return file.toFile().length() > 1;
  }

  private static List<CheckFinding> serious(List<JudgedRole> roles) {
    var reviewer = new Reviewer(CHECKS, CheckSettings.of(LocalDate.of(2026, 11, 24)));
    return roles.stream()
        .flatMap(role -> reviewer.review(role).findings().stream())
        .filter(
            found ->
                found.finding().severity() == Severity.ERROR
                    || found.finding().severity() == Severity.SECURITY_WARNING)
        .toList();
  }

  private static List<JudgedRole> document(String name, String text) {
    InputReading reading = AccessInput.readDocument(name, "policy", text, PolicyUse.MANAGED);
    return ((InputReading.Read) reading).roles();
  }

  private static JobFiles.JobFile job(Path spec, String path) {
    try {
      return new JobFiles.Text(path, Files.readString(spec.resolveSibling(path)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
