package io.trainingroles;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The links between the documents of the project lead somewhere. */
final class DocumentLinksTest {
  private static final Pattern LINK = Pattern.compile("]\\(([^)#\\s]*)(#[^)\\s]*)?\\)");
  private static final Pattern FENCED = Pattern.compile("(?ms)^```.*?^```");
  private static final Pattern CODE = Pattern.compile("`[^`\n]*`");
  private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.+?) *$");

  @Test
  void links_when_followed_leadToAFileAndAHeadingOfIt() throws IOException {
    var links = new ArrayList<Path>();
    var headings = new ArrayList<String>();
    for (Path document : documents()) {
      Matcher link = LINK.matcher(prose(document));
      while (link.find()) {
        if (!link.group(1).contains("://") && !link.group(1).startsWith("mailto:")) {
          Path target = link.group(1).isEmpty() ? document : document.resolveSibling(link.group(1));
          assertThat(target).as("%s of %s", link.group(), document).exists();
          links.add(target);
          if (link.group(2) != null && target.toString().endsWith(".md")) {
            assertThat(anchors(target))
                .as("%s of %s", link.group(), document)
                .contains(link.group(2).substring(1));
            headings.add(link.group(2));
          }
        }
      }
    }

    assertThat(links).hasSizeGreaterThan(200);
    assertThat(headings).hasSizeGreaterThan(40);
  }

  /** Each document that a reader opens is named by another, README.md at the latest. */
  @Test
  void documents_when_lookedFor_areFoundByALink() throws IOException {
    Set<Path> linked = new HashSet<>();
    List<Path> documents = documents();
    for (Path document : documents) {
      Matcher link = LINK.matcher(prose(document));
      while (link.find()) {
        linked.add(document.resolveSibling(link.group(1)).normalize());
      }
    }

    assertThat(documents)
        .filteredOn(document -> !document.equals(Path.of("README.md")))
        .allSatisfy(document -> assertThat(linked).contains(document.normalize()));
  }

  /** A document without its code, in which a bracket means something else. */
  private static String prose(Path document) throws IOException {
    String text = FENCED.matcher(Files.readString(document)).replaceAll("");
    return CODE.matcher(text).replaceAll("code");
  }

  /** The anchors that GitHub gives the headings of a document. */
  private static Set<String> anchors(Path document) throws IOException {
    Set<String> anchors = new HashSet<>();
    String text = FENCED.matcher(Files.readString(document)).replaceAll("");
    for (MatchResult heading : HEADING.matcher(text).results().toList()) {
      String anchor =
          heading
              .group(1)
              .replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1")
              .toLowerCase(Locale.ROOT)
              .replaceAll("[^\\p{L}\\p{N}_ -]", "")
              .replace(' ', '-');
      String free = anchor;
      for (int i = 1; !anchors.add(free); i++) {
        free = anchor + "-" + i;
      }
    }
    return anchors;
  }

  private static List<Path> documents() throws IOException {
    try (Stream<Path> top = Files.list(Path.of(""));
        Stream<Path> docs = Files.walk(Path.of("docs"));
        Stream<Path> sources = Files.walk(Path.of("src/reference"), 1)) {
      return Stream.of(top, docs, sources)
          .flatMap(files -> files)
          .filter(file -> file.toString().endsWith(".md"))
          .sorted()
          .toList();
    }
  }
}
