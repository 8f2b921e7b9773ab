package io.trainingroles;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The names of tests: what is tested, when, and what is expected then. */
final class TestNamesTest {
  private static final Pattern ANNOTATION = Pattern.compile("  @(Parameterized)?Test.*");
  private static final Pattern METHOD = Pattern.compile("  (?:static )?void (\\w+)\\(.*");
  private static final Pattern NAME =
      Pattern.compile("[a-zA-Z0-9]+_when_[a-zA-Z0-9]+_[a-zA-Z0-9]+");

  @Test
  void tests_when_named_sayWhenAndWhatIsExpected() throws IOException {
    List<String> names = names();
    assertThat(names).hasSizeGreaterThan(400);
    assertThat(names).allMatch(name -> NAME.matcher(name).matches(), NAME.pattern());
  }

  private static List<String> names() throws IOException {
    var names = new ArrayList<String>();
    try (Stream<Path> sources = Files.walk(Path.of("src/test/java"))) {
      for (Path source : sources.filter(file -> file.toString().endsWith(".java")).toList()) {
        boolean isTest = false;
        for (String line : Files.readAllLines(source)) {
          var method = METHOD.matcher(line);
          if (ANNOTATION.matcher(line).matches()) {
            isTest = true;
          } else if (method.matches()) {
            if (isTest) {
              names.add(method.group(1));
            }
            isTest = false;
          }
        }
      }
    }
    return names;
  }
}
