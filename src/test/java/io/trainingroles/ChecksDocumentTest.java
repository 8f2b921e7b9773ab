package io.trainingroles;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.organisation.RuleForms;
import io.trainingroles.report.CheckMarkdown;
import io.trainingroles.report.CheckPageText;
import io.trainingroles.review.Catalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The pages of checks and their index, written from the catalogue, and the pages of the catalogue
 * themselves.
 */
final class ChecksDocumentTest {
  private static final List<IssuePage> PAGES =
      Stream.concat(Catalogue.pages().stream(), RuleForms.PAGES.stream()).toList();

  private static final Path INDEX = Path.of("docs", "checks.md");
  private static final Path FOLDER = Path.of("docs", "checks");

  private static final Set<String> KNOWN_ELSEWHERE = knownElsewhere();

  private static Set<String> knownElsewhere() {
    var file = Path.of("src", "test", "resources", "fixtures", "counterparts", "known.txt");
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static List<IssuePage> pages() {
    return PAGES;
  }

  @Test
  void index_when_comparedWithTheCatalogue_listsEachPage() throws IOException {
    var index = new StringBuilder("# Checks\n");
    index.append(
        """

        What `training-roles check` finds, by what it is about; `synth` and `plan` stop at an error.
        `training-roles explain CODE` prints the page of a check. A page also names the checks of other tools
        for the same; some look at more, or only at how a policy is spelled (boogy is the IAM Policy Validator of
        that author). These pages are written from the code:
        `mvn test -Dtest=ChecksDocumentTest -Dsnapshots.update=true` writes them again.
        """);
    for (IssueGroup group : IssueGroup.values()) {
      index.append("\n## ").append(group.title()).append("\n\n");
      index.append("| check | type | what is wrong |\n|---|---|---|\n");
      PAGES.stream().filter(page -> page.group() == group).forEach(page -> index.append(row(page)));
    }
    index.append(
        """

        ## Errors of the input

        These stop before anything is reviewed. Their messages are complete, so they have no page:
        """);
    index.append(
        MintedCodes.ofInputErrors().stream()
            .sorted()
            .map(code -> "`" + code + "`")
            .collect(Collectors.joining(",\n", "", ".\n")));
    ExpectedText.check(INDEX, index.toString());
  }

  private static String row(IssuePage page) {
    return "| [`%s`](checks/%s.md) | %s | %s |\n"
        .formatted(
            page.code(), page.code(), page.severity().words(), page.title().replace("|", "\\|"));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void page_when_comparedWithTheCatalogue_isTheSame(IssuePage page) throws IOException {
    String counterparts = CheckPageText.counterparts(page);
    ExpectedText.check(
        FOLDER.resolve(page.code() + ".md"),
        "# `%s`\n\n%s, in [%s](../checks.md#%s)\n\n"
                .formatted(
                    page.code(),
                    page.severity().words(),
                    page.group().title(),
                    page.group().title().toLowerCase(Locale.ROOT).replace(' ', '-'))
            + CheckMarkdown.page(page)
            + (counterparts.isEmpty()
                ? ""
                : "\nChecks of other tools for the same: " + counterparts + "\n"));
  }

  /** A page of a code that no longer exists is deleted by hand. */
  @Test
  void folder_when_listed_hasThePagesOfTheCatalogueOnly() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              PAGES.stream().map(page -> page.code() + ".md").toList());
    }
  }

  /** So a code has one place in the program, and is explained or listed. */
  @Test
  void codes_when_searchedInTheSources_areMadeOnceAndKnown() throws IOException {
    List<String> ofPages = MintedCodes.ofPages();

    assertThat(Stream.concat(ofPages.stream(), MintedCodes.ofInputErrors().stream()))
        .doesNotHaveDuplicates()
        .hasSizeGreaterThan(180);
    assertThat(PAGES)
        .extracting(page -> page.code().value())
        .containsExactlyInAnyOrderElementsOf(ofPages);
  }

  @Test
  void pages_when_counted_areThereOnceAndEnough() {
    assertThat(PAGES).extracting(IssuePage::code).doesNotHaveDuplicates();
    assertThat(PAGES).extracting(IssuePage::title).doesNotHaveDuplicates();
    assertThat(Catalogue.CHECKS.size()).isGreaterThanOrEqualTo(60);
    for (IssueGroup group : IssueGroup.values()) {
      assertThat(PAGES).as("%s", group).anyMatch(page -> page.group() == group);
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void page_when_read_isWrittenAsAllAre(IssuePage page) {
    assertThat(page.code().value()).matches("[A-Z][A-Z0-9]*(_[A-Z0-9]+)*").hasSizeLessThan(50);
    assertThat(page.title())
        .matches("(?s)([A-Z']|[a-z0-9]+:[A-Z]).*[^.!?:;, ]")
        .hasSizeLessThan(100);
    assertThat(List.of(page.why(), page.limits()))
        .allSatisfy(text -> assertThat(text).matches("(?s)([^a-z ]|[a-z0-9]+:[A-Z]).*[^ ]\\."));
    assertThat(Stream.of(page.title(), page.why(), page.limits()))
        .allSatisfy(text -> assertThat(text).doesNotContain("\n", "  ", "`"));
    assertThat(page.avoid()).isNotEqualTo(page.prefer()).doesNotContain("```");
    assertThat(page.prefer()).doesNotContain("```");
    assertThat(page.source().getScheme()).isEqualTo("https");
    assertThat(page.source().getHost()).isNotEmpty();
    assertThat(page.counterparts()).doesNotHaveDuplicates().isSubsetOf(KNOWN_ELSEWHERE);
  }

  @Test
  void counterparts_when_known_haveTheFormOfTheirTool() {
    Map<String, String> forms =
        Map.of(
            "Access Analyzer", "[A-Z][A-Z0-9]*(_[A-Z0-9]+)*",
            "boogy", "[a-z]+(_[a-z]+)+",
            "cdk-nag", "(AwsSolutions|NIST\\.800\\.53\\.R5)-[A-Za-z]+[0-9]*",
            "checkov", "CKV2?_AWS_[0-9]+",
            "cloudsplaining", "([A-Z][a-z]+)+",
            "parliament", "[A-Z]+(_[A-Z]+)*",
            "pathfinding.cloud", "[a-z0-9]+-[0-9]{3}",
            "prowler", "iam(_[a-z]+)+",
            "Security Hub", "[A-Z]+\\.[0-9]+",
            "trivy", "AWS-[0-9]{4}");

    assertThat(KNOWN_ELSEWHERE)
        .allSatisfy(
            name -> {
              int blank = name.lastIndexOf(' ');
              assertThat(forms).containsKey(name.substring(0, blank));
              assertThat(name.substring(blank + 1)).matches(forms.get(name.substring(0, blank)));
            });
  }

  @ParameterizedTest
  @MethodSource("pages")
  void explain_when_given_saysAllOfThePage(IssuePage page) {
    String text = CheckPageText.of(page);

    assertThat(text.replaceAll("\\s+", " "))
        .contains(
            page.code() + " (",
            page.title() + ".",
            page.why().replaceAll("\\s+", " "),
            page.limits().replaceAll("\\s+", " "),
            page.avoid().replaceAll("\\s+", " "),
            page.prefer().replaceAll("\\s+", " "),
            CheckPageText.counterparts(page),
            page.source().toString());
    assertThat(text).endsWith("\n").doesNotContain("\t", " \n");
  }
}
