package io.trainingroles.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.ExpectedText;
import io.trainingroles.check.CheckFinding;
import io.trainingroles.finding.Severity;
import io.trainingroles.input.AccessInput;
import io.trainingroles.input.InputReading;
import io.trainingroles.input.JudgedKind;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.PolicyUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Policies that AWS documents for training: each folder has the policy, the trust where the page
 * has one, the page, and what all checks find. What is serious stands in the documentation with its
 * reason.
 */
final class DocumentedPoliciesTest {
  private static final Path FIXTURES =
      Path.of("src", "test", "resources", "fixtures", "documented");
  private static final Path TABLE = Path.of("docs", "review", "documented.md");
  private static final Reviewer REVIEWER =
      new Reviewer(Catalogue.CHECKS, CheckSettings.of(LocalDate.of(2026, 11, 24)));

  @ParameterizedTest
  @MethodSource("folders")
  void findings_when_policyIsDocumented_areTheExpected(Path folder) throws IOException {
    ExpectedText.check(
        folder.resolve("expected.txt"),
        findings(folder).map(DocumentedPoliciesTest::shown).collect(Collectors.joining()));
  }

  @ParameterizedTest
  @MethodSource("folders")
  void source_when_read_namesThePage(Path folder) throws IOException {
    assertThat(Files.readString(folder.resolve("source.txt")))
        .startsWith("https://docs.aws.amazon.com/");
  }

  /** Neither a finding without a reason, nor a reason without a finding. */
  @Test
  void table_when_comparedWithTheFindings_hasEachWithItsPolicies() throws IOException {
    var found = new TreeSet<String>();
    for (Path folder : folders().toList()) {
      findings(folder)
          .filter(DocumentedPoliciesTest::isSerious)
          .forEach(finding -> found.add(code(finding) + " in " + folder.getFileName()));
    }

    assertThat(explained()).isEqualTo(found);
  }

  @Test
  void folders_when_listed_areAboutEachKindOfJob() throws IOException {
    List<String> names = folders().map(folder -> folder.getFileName().toString()).toList();

    assertThat(names).hasSizeGreaterThan(30);
    for (String kind : List.of("sagemaker-training", "sagemaker-tuning", "ecs-", "batch-", "s3-")) {
      assertThat(names).anyMatch(name -> name.startsWith(kind));
    }
  }

  /** Each row of the table: what is found, in which policies, and why that is right. */
  private static TreeSet<String> explained() throws IOException {
    var rows = new TreeSet<String>();
    for (String line : Files.readAllLines(TABLE)) {
      String[] cells = line.split("\\|", -1);
      if (line.startsWith("| [`")) {
        assertThat(cells[3].strip()).as(line).isNotEmpty();
        String code = cells[1].replaceAll(".*`(\\w+)`.*", "$1");
        Stream.of(cells[2].strip().split(", ")).forEach(name -> rows.add(code + " in " + name));
      }
    }
    return rows;
  }

  private static Stream<CheckFinding> findings(Path folder) throws IOException {
    JudgedRole document = document(folder, "policy.json", PolicyUse.MANAGED);
    if (Files.notExists(folder.resolve("trust.json"))) {
      return REVIEWER.review(document).findings().stream();
    }
    var policies = new ArrayList<>(document.policies());
    policies.addAll(document(folder, "trust.json", PolicyUse.TRUST).policies());
    var role =
        new JudgedRole(
            document.name(), "/", policies, List.of(), document.attributes(), JudgedKind.ROLE);
    return REVIEWER.review(role).findings().stream();
  }

  private static JudgedRole document(Path folder, String file, PolicyUse use) throws IOException {
    String text = Files.readString(folder.resolve(file));
    InputReading reading = AccessInput.readDocument(file, file, text, use);
    assertThat(reading).isInstanceOf(InputReading.Read.class);
    return ((InputReading.Read) reading).roles().get(0);
  }

  private static boolean isSerious(CheckFinding found) {
    return found.finding().severity().compareTo(Severity.SECURITY_WARNING) <= 0;
  }

  private static String code(CheckFinding found) {
    return found.finding().code().value();
  }

  private static String shown(CheckFinding found) {
    return found.finding().severity().words()
        + ": "
        + code(found)
        + " on "
        + found.subject()
        + "\n";
  }

  static Stream<Path> folders() throws IOException {
    try (Stream<Path> folders = Files.list(FIXTURES)) {
      return folders.sorted().toList().stream();
    }
  }
}
