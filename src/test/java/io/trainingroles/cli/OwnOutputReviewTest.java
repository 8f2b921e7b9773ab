package io.trainingroles.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.cli.console.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What this project shows and writes passes its own checks, all of them, and accepts nothing. */
final class OwnOutputReviewTest {
  private static final Path PAGE = Path.of("docs", "jobs.md");
  private static final Pattern ROW =
      Pattern.compile("\\| \\[`(\\w+)`]\\(checks/\\w+\\.md\\) \\| `(\\w+)` \\| \\S.* \\|");
  private static final Pattern SERIOUS =
      Pattern.compile("(?m)^  (?:error|security warning) \\[(\\w+)]");

  @TempDir private Path folder;

  @ParameterizedTest
  @MethodSource("specs")
  void check_when_specIsOfThisProject_findsNothingSerious(OwnSpec spec) throws IOException {
    assertThat(serious(spec.in(folder))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("specFiles")
  void check_when_specIsAFile_findsNothingSerious(Path spec) {
    assertThat(serious(spec)).isEmpty();
  }

  @Test
  void check_when_specIsTheStarter_findsNothingSerious() {
    assertThat(serious(initialized())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("jobFiles")
  void check_when_roleIsOfAJob_findsWhatIsExplained(Path job) throws IOException {
    var explained = new TreeSet<String>();
    for (Map.Entry<String, String> row : explained().entrySet()) {
      if (Files.readString(job).contains(row.getValue())) {
        explained.add(row.getKey());
      }
    }
    assertThat(serious(OwnSpec.of(job).in(folder))).as("runs and starts").isEqualTo(explained);
  }

  @Test
  void explained_when_listed_isThereInAJobEach() throws IOException {
    for (String field : explained().values()) {
      assertThat(OwnSpec.jobFiles()).anyMatch(job -> OwnSpec.read(job).contains(field));
    }
    assertThat(explained()).isNotEmpty();
    assertThat(OwnSpec.jobFiles()).hasSizeGreaterThan(20);
  }

  /** What the review finds although a job needs it, and the field that it comes from. */
  private static Map<String, String> explained() throws IOException {
    var rows = new TreeMap<String, String>();
    ROW.matcher(Files.readString(PAGE))
        .results()
        .forEach(row -> rows.put(row.group(1), row.group(2)));
    return rows;
  }

  private Path initialized(String... options) {
    Path spec = folder.resolve("init-" + options.length + ".yaml");
    String[] words =
        Stream.concat(Stream.of("init", spec.toString()), Stream.of(options))
            .toArray(String[]::new);
    ProgramRun run = ProgramRun.of(words);
    assertThat(run.code()).as("%s", run).isEqualTo(ExitCode.FINE);
    return spec;
  }

  /** What {@code check} finds that is a security warning or worse. */
  private static TreeSet<String> serious(Path spec) {
    ProgramRun run = ProgramRun.of("check", spec.toString());

    var found = new TreeSet<String>();
    SERIOUS.matcher(run.out()).results().forEach(finding -> found.add(finding.group(1)));
    assertThat(run.code())
        .as("%s", run)
        .isEqualTo(found.isEmpty() ? ExitCode.FINE : ExitCode.NOT_AS_EXPECTED);
    assertThat(run.out()).contains(" role").doesNotContain("accepted");
    return found;
  }

  static List<OwnSpec> specs() {
    return Stream.of(
            OwnSpec.ofIntents(), OwnSpec.ofTrusts(), OwnSpec.ofStarts(), OwnSpec.ofDocumentation())
        .flatMap(specs -> specs)
        .toList();
  }

  static Stream<Path> specFiles() {
    return OwnSpec.specFiles();
  }

  static Stream<Path> jobFiles() {
    return OwnSpec.jobFiles();
  }
}
