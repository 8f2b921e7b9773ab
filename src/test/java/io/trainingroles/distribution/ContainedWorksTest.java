package io.trainingroles.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** What the command-line jar says of the works of others that it contains. */
final class ContainedWorksTest {
  private static final Pattern INCLUDED = Pattern.compile("<include>([^<:]+:[^<:]+)</include>");
  private static final Pattern LICENCE =
      Pattern.compile(
          "(META-INF/)?[^/]*(LICENSE|LICENCE|NOTICE|COPYING|about[^/]*\\.html)[^/]*",
          Pattern.CASE_INSENSITIVE);

  @Test
  void works_when_listed_areThoseOfThePomInTheVersionsOfTheTests() throws IOException {
    List<ContainedWork> jars = ContainedWork.all().stream().filter(ContainedWork::isJar).toList();

    assertThat(jars)
        .extracting(ContainedWork::name)
        .containsExactlyInAnyOrderElementsOf(
            INCLUDED
                .matcher(Files.readString(Path.of("pom.xml")))
                .results()
                .map(include -> include.group(1))
                .toList());
    assertThat(jars).allSatisfy(work -> assertThat(work.jars()).as(work.name()).hasSize(1));
  }

  @Test
  void data_when_listed_haveTheVersionsOfTheirNotices() throws IOException {
    List<ContainedWork> packages =
        ContainedWork.all().stream().filter(work -> !work.isJar()).toList();

    assertThat(packages).hasSize(2);
    for (ContainedWork work : packages) {
      assertThat(Path.of("src/main/resources", work.texts().get(0)))
          .content()
          .contains(work.name() + " " + work.version(), "MIT License");
    }
  }

  /**
   * The licence files of each work, byte for byte; the text of Apache's licence need not repeat.
   */
  @Test
  void licences_when_comparedWithTheWorks_areAllThere() throws IOException {
    Map<String, String> missing = new TreeMap<>();
    int seen = 0;
    for (ContainedWork work : ContainedWork.all()) {
      for (Path jar : work.jars().toList()) {
        for (Map.Entry<String, byte[]> file : licenceFiles(jar).entrySet()) {
          seen++;
          if (file.getKey().endsWith(".html")) {
            assertThat(ContainedWork.LICENCES.resolve(notice(work)))
                .hasBinaryContent(file.getValue());
          } else if (!work.texts().contains(file.getKey())) {
            missing.put(work.name(), file.getKey());
          }
        }
      }
    }

    assertThat(missing).isEmpty();
    assertThat(seen).as("licence files of the works").isGreaterThan(12);
  }

  @Test
  void texts_when_namedBesideTheList_exist() throws IOException {
    List<Path> named = new ArrayList<>();
    for (ContainedWork work : ContainedWork.all()) {
      for (String text : work.texts()) {
        if (!text.startsWith("META-INF/") && !text.startsWith("io/")) {
          named.add(ContainedWork.LICENCES.resolve(text));
        }
      }
    }
    try (Stream<Path> files = Files.walk(ContainedWork.LICENCES)) {
      assertThat(files.filter(Files::isRegularFile))
          .as("files beside README.md, each of which a row names")
          .containsExactlyInAnyOrderElementsOf(
              Stream.concat(
                      Stream.of(ContainedWork.LICENCES.resolve("README.md")),
                      named.stream().distinct())
                  .toList());
    }
  }

  /** The notice that works of Eclipse have; several have the same. */
  private static String notice(ContainedWork work) {
    return work.texts().stream().filter(text -> text.endsWith(".html")).findFirst().orElseThrow();
  }

  private static Map<String, byte[]> licenceFiles(Path jar) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (var zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        if (LICENCE.matcher(entry.getName()).matches()) {
          files.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
        }
      }
    }
    return files;
  }
}
