package io.trainingroles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The pages with commands, and which test runs those of each. */
public final class DocumentedPages {
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(console|sh)\\n(.*?)^```");

  /** Their commands read files of this project; {@code DocumentedSessionsTest} runs them. */
  public static final List<String> OF_THE_PROJECT =
      List.of(
          "README.md",
          "docs/commands.md",
          "docs/access/compare.md",
          "docs/access/events.md",
          "docs/moving.md",
          "docs/review.md");

  /** Their commands read files that the page shows; {@code DocumentedPagesIT} runs them. */
  public static final List<String> OF_THEIR_OWN =
      List.of(
          "README.md",
          "docs/access/hcl.md",
          "docs/access/inputs.md",
          "docs/access/managed-policies.md",
          "docs/access/symbols.md",
          "docs/guide.md",
          "docs/import.md",
          "docs/pipelines.md",
          "docs/review.md");

  /** The commands of another program, or a whole way that a test of its own goes. */
  public static final Map<String, String> OF_OTHERS =
      Map.of("docs/cdktf.md", "CdktfCliIT", "docs/terraform.md", "BucketAndKeyIT");

  private DocumentedPages() {}

  /** All pages that people read, in the order of their names. */
  public static List<Path> all() throws IOException {
    try (Stream<Path> top = Files.list(Path.of(""));
        Stream<Path> docs = Files.walk(Path.of("docs"))) {
      return Stream.concat(top, docs)
          .filter(file -> file.toString().endsWith(".md"))
          .sorted()
          .toList();
    }
  }

  /**
   * The blocks of a page that are sessions of a terminal ({@code console}) or scripts ({@code sh}).
   */
  public static List<String> blocks(Path page) throws IOException {
    return BLOCK
        .matcher(Files.readString(page))
        .results()
        .map((MatchResult block) -> block.group(2))
        .toList();
  }
}
