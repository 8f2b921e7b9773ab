package io.trainingroles.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.ExpectedText;
import io.trainingroles.cdktf.TrainingRolesApp;
import io.trainingroles.cli.console.ProgramVersion;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Projects that depend on the library, built by Maven as their users build them: from a local
 * repository that holds nothing but the library, as {@code mvn install} puts it there.
 */
final class ConsumerIT {
  private static final Path FIXTURES =
      Path.of("src", "test", "resources", "fixtures", "consumer").toAbsolutePath();
  private static final String VERSION = ProgramVersion.TEXT;
  private static final String LIBRARY = "training-roles-" + VERSION;
  private static final String DEPENDENCY_TREE =
      "org.apache.maven.plugins:maven-dependency-plugin:3.9.0:tree";
  private static final Pattern DEPENDENCY =
      Pattern.compile("[^a-z]*(?<group>[^:]+):(?<artifact>[^:]+):jar:(?<version>[^:]+):[a-z]+");

  @TempDir private static Path repository;
  @TempDir private Path folder;

  private record Dependency(String group, String artifact, String version) {
    String jar() {
      return artifact + "-" + version + ".jar";
    }
  }

  @BeforeAll
  static void install() throws IOException, URISyntaxException {
    Path installed =
        Files.createDirectories(
            repository.resolve("io/trainingroles/training-roles").resolve(VERSION));
    Files.copy(jar(), installed.resolve(LIBRARY + ".jar"));
    Files.copy(Path.of("pom.xml"), installed.resolve(LIBRARY + ".pom"));
  }

  @Test
  void build_when_typedConstructsAreUsed_getsWhatWasTested() throws Exception {
    Path project = project("typed");

    List<Dependency> dependencies = build(project);

    assertTested(dependencies);
    assertThat(dependencies).extracting(Dependency::artifact).contains("cdktf-provider-aws");
    ExpectedText.check(FIXTURES.resolve("typed/cdk.tf.json"), synthesized(project));
  }

  @Test
  void build_when_theProviderIsExcluded_worksWithoutItsConstructs() throws Exception {
    Path project = project("without-provider");
    Files.copy(Path.of("training-roles.yaml"), project.resolve("spec.yaml"));

    List<Dependency> dependencies = build(project);

    assertTested(dependencies);
    assertThat(dependencies).extracting(Dependency::artifact).doesNotContain("cdktf-provider-aws");
    ExpectedText.check(FIXTURES.resolve("without-provider/cdk.tf.json"), synthesized(project));
    assertThat(project.resolve("main.tf.json"))
        .hasSameTextualContentAs(Path.of("main.tf.json.snapshot"));
  }

  @Test
  void jars_when_built_holdSourcesAndDocumentation() throws Exception {
    assertThat(entries("sources")).contains("io/trainingroles/cdktf/Grants.java");
    assertThat(entries("javadoc")).contains("io/trainingroles/cdktf/Grants.html");
  }

  /** The jar of this build, which the tests of `mvn verify` run on in place of the classes. */
  private static Path jar() throws URISyntaxException {
    Path jar =
        Path.of(TrainingRolesApp.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    assertThat(jar).as("the jar, which only 'mvn verify' puts on the class path").isRegularFile();
    return jar;
  }

  private static List<String> entries(String classifier) throws IOException, URISyntaxException {
    Path jar = jar().resolveSibling(LIBRARY + "-" + classifier + ".jar");
    try (var zip = new ZipFile(jar.toFile())) {
      return zip.stream().map(entry -> entry.getName()).toList();
    }
  }

  private Path project(String name) throws IOException {
    Path source = FIXTURES.resolve(name);
    Path project = folder.toRealPath().resolve(name);
    for (String file : List.of("pom.xml", "src/main/java/com/example/Main.java")) {
      Files.createDirectories(project.resolve(file).getParent());
      String text = Files.readString(source.resolve(file));
      Files.writeString(
          project.resolve(file), text.replace(">VERSION<", ">" + ProgramVersion.TEXT + "<"));
    }
    return project;
  }

  /** Compiles and runs the project, and returns what it depends on. */
  private static List<Dependency> build(Path project) throws IOException {
    Path maven = Tool.require("mvn", "install it from https://maven.apache.org/install.html");
    Path tree = project.resolve("dependencies.txt");
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.remove("CDKTF_OUTDIR");
    new Command(project, environment, List.of(maven.toString()))
        .run(
            "--batch-mode",
            "-Dmaven.repo.local=" + repository,
            "compile",
            DEPENDENCY_TREE,
            "-DoutputFile=" + tree,
            "exec:java")
        .succeeded();
    List<Dependency> dependencies =
        Files.readString(tree)
            .lines()
            .skip(1)
            .map(DEPENDENCY::matcher)
            .map(
                line -> {
                  assertThat(line.matches()).as("a line of %s", tree).isTrue();
                  return new Dependency(
                      line.group("group"), line.group("artifact"), line.group("version"));
                })
            .toList();
    assertThat(dependencies)
        .first()
        .isEqualTo(new Dependency("io.trainingroles", "training-roles", VERSION));
    return dependencies.subList(1, dependencies.size());
  }

  /** Each dependency is one that the tests have run with, and none was chosen from a range. */
  private static void assertTested(List<Dependency> dependencies) throws IOException {
    Set<String> tested =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(entry -> Path.of(entry).getFileName().toString())
            .collect(Collectors.toSet());
    assertThat(dependencies)
        .hasSizeGreaterThan(10)
        .allSatisfy(dependency -> assertThat(tested).contains(dependency.jar()))
        .extracting(Dependency::artifact)
        .doesNotContain("picocli");
    try (Stream<Path> files = Files.walk(repository)) {
      // Maven asks for these files, and for nothing else, to learn which versions there are.
      assertThat(
              files
                  .map(repository::relativize)
                  .filter(file -> !file.startsWith(Path.of("io", "trainingroles")))
                  .filter(
                      file ->
                          file.getFileName()
                              .toString()
                              .matches("maven-metadata.*|resolver-status\\.properties")))
          .as("ranges of versions that were looked up")
          .isEmpty();
    }
  }

  private static String synthesized(Path project) throws IOException {
    return Files.readString(project.resolve("cdktf.out/stacks/example/cdk.tf.json"))
        .replace(project.toString(), "PROJECT");
  }
}
