package io.trainingroles;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The links between the documents of the project lead somewhere. */
final class DocumentLinksTest {
  private static final Pattern LINK = Pattern.compile("]\\(([^)#\\s]+)(#[^)\\s]*)?\\)");

  @Test
  void links_when_followed_leadToAFile() throws IOException {
    var links = new ArrayList<Path>();
    for (Path document : documents()) {
      Matcher link = LINK.matcher(Files.readString(document));
      while (link.find()) {
        if (!link.group(1).contains("://")) {
          Path target = document.resolveSibling(link.group(1));
          assertThat(target).as("%s of %s", link.group(), document).exists();
          links.add(target);
        }
      }
    }

    assertThat(links).hasSizeGreaterThan(200);
  }

  private static List<Path> documents() throws IOException {
    try (Stream<Path> top = Files.list(Path.of(""));
        Stream<Path> docs = Files.walk(Path.of("docs"))) {
      return Stream.concat(top, docs)
          .filter(file -> file.toString().endsWith(".md"))
          .sorted()
          .toList();
    }
  }
}
