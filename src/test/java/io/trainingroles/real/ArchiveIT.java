package io.trainingroles.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.cli.console.ProgramVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The archive that people install: built twice, unpacked into an empty folder, and run with nothing
 * but a shell and Java on the PATH.
 */
final class ArchiveIT {
  private static final Pattern COMMAND = Pattern.compile("^  [a-z-]+ {2,}[A-Z]");

  @TempDir private static Path folder;

  private static BuiltArchive first;
  private static BuiltArchive second;
  private static Path installed;

  private final Path work = freshFolder();

  @BeforeAll
  static void build() throws IOException {
    first = BuiltArchive.in(folder.resolve("first"), Map.of("TZ", "UTC", "LC_ALL", "C.UTF-8"));
    second =
        BuiltArchive.in(
            folder.resolve("another folder/of the sources"),
            Map.of("TZ", "Pacific/Auckland", "LC_ALL", "C", "USER", "somebody"));
    installed = first.unpacked(folder.resolve("installed"));
    Path tools = Files.createDirectory(folder.resolve("tools"));
    Files.createSymbolicLink(tools.resolve("sh"), Path.of("/bin/sh"));
    Files.createSymbolicLink(tools.resolve("java"), Tool.JAVA);
  }

  @Test
  void builds_when_inTwoFolders_haveTheSameBytes() {
    assertThat(first.published()).hasSize(6);
    for (int i = 0; i < first.published().size(); i++) {
      assertThat(second.published().get(i)).hasSameBinaryContentAs(first.published().get(i));
    }
  }

  @Test
  void archive_when_unpacked_hasWhatAnInstallationNeeds() throws IOException {
    for (String file :
        List.of(
            "bin/training-roles",
            "lib/training-roles.jar",
            "LICENSE",
            "licenses/README.md",
            "licenses/EPL-2.0.md",
            "CHANGELOG.md",
            "SECURITY.md",
            "training-roles.cdx.json",
            "share/man/man1/training-roles.1",
            "share/bash-completion/completions/training-roles",
            "share/training-roles/training-roles.schema.json")) {
      assertThat(installed.resolve(file)).isNotEmptyFile();
    }
    assertThat(installed.resolve("bin/training-roles")).isExecutable();
    assertThat(installed.resolve("LICENSE")).hasSameBinaryContentAs(Path.of("LICENSE"));
  }

  @Test
  void jars_when_opened_carryTheirLicence() throws IOException {
    for (Path jar : first.published()) {
      if (jar.toString().endsWith(".jar")) {
        assertThat(entry(jar, "META-INF/LICENSE")).as("%s", jar).isEqualTo(bytes("LICENSE"));
      }
    }
    Path program = installed.resolve("lib/training-roles.jar");
    assertThat(entry(program, "META-INF/sbom/training-roles.cdx.json"))
        .isEqualTo(Files.readAllBytes(installed.resolve("training-roles.cdx.json")));
    try (Stream<Path> licences = Files.walk(installed.resolve("licenses"))) {
      for (Path licence : licences.filter(Files::isRegularFile).toList()) {
        String name = installed.resolve("licenses").relativize(licence).toString();
        assertThat(entry(program, "META-INF/licenses/" + name)).isNotEmpty();
      }
    }
    // Those of Jackson, and of the parser of numbers in it.
    assertThat(entry(program, "META-INF/NOTICE")).isNotEmpty();
    assertThat(entry(program, "META-INF/FastDoubleParser-LICENSE")).isNotEmpty();
    assertThat(entry(program, "META-INF/thirdparty-LICENSE")).isNotEmpty();
  }

  @Test
  void bills_when_validated_fitTheSchemaOfCycloneDx() throws IOException {
    var schema = new CycloneDxSchema();
    for (Path bill :
        List.of(
            installed.resolve("training-roles.cdx.json"),
            first.target().resolve(BuiltArchive.NAME + "-cyclonedx.json"))) {
      String text = Files.readString(bill);
      assertThat(schema.errors(text)).as("%s", bill).isEmpty();
      assertThat(text).contains("\"" + ProgramVersion.TEXT + "\"").doesNotContain("${");
      assertThat(schema.errors(text.replace("\"components\"", "\"componentz\""))).isNotEmpty();
    }
  }

  @Test
  void commands_when_onlyAShellAndJavaAreThere_work() throws IOException {
    Files.copy(
        Path.of("examples/from-a-job/jobs/segmentation.json"), work.resolve("segmentation.json"));

    assertThat(run(0, "--version")).isEqualTo("training-roles " + ProgramVersion.TEXT + "\n");
    assertThat(run(0, "--help")).contains("Usage: training-roles");
    run(0, "init");
    run(0, "init", "--from-job", "segmentation.json", "job.yaml");
    run(0, "synth");
    assertThat(work.resolve("terraform.out/main.tf.json")).content().contains("aiTrainingRole");
    assertThat(run(0, "check", "training-roles.yaml")).contains("aiTrainingRole");
    assertThat(run(0, "explain", "RESOURCE_STAR")).contains("Avoid");
    assertThat(
            run(
                0,
                "simulate",
                "training-roles.yaml",
                "--action=s3:GetObject",
                "--resource=arn:aws:s3:::my-ai-data-bucket/a"))
        .contains("is allowed");
    assertThat(run(3, "diff", "training-roles.yaml", "job.yaml")).contains("new role");
    assertThat(run(0, "prove", "training-roles.yaml", "--never=s3:Put* on *")).contains("proved");
    assertThat(run(0, "fit", "job.yaml", "--job", "segmentation.json")).contains("fits");
    run(0, "import", "terraform.out/main.tf.json", "-o", "imported.yaml");
    run(0, "tighten", "job.yaml", "--job", "segmentation.json", "-o", "tight.yaml");
    run(0, "report", "training-roles.yaml", "-o", "access.html");
    assertThat(work.resolve("access.html")).content().contains("aiTrainingRole");
    // Its input is empty, and so it ends.
    assertThat(run(0, "mcp")).isEmpty();
    assertThat(run(0, "generate-completion"))
        .isEqualTo(
            Files.readString(
                installed.resolve("share/bash-completion/completions/training-roles")));
    assertThat(run("--help").out().lines().filter(COMMAND.asPredicate()))
        .as("commands, each of which this test and the next run")
        .hasSize(14);
  }

  @Test
  void commands_when_anotherProgramIsMissing_nameIt() throws IOException {
    run(0, "init");
    Path configuration = Files.createDirectory(work.resolve("configuration"));
    Files.writeString(configuration.resolve("main.tf"), "variable \"a\" {}\n");

    assertThat(run("plan", "--offline").exitedWith(1).err())
        .contains("'terraform' was not found; install Terraform");
    assertThat(run("check", "configuration").exitedWith(2).err())
        .contains("Terraform was not found", "need Terraform to be read", "install Terraform");
    assertThat(run("diff", "--git", "HEAD", "training-roles.yaml").exitedWith(1).err())
        .contains("'git'", "it was not found; install it");
  }

  @Test
  void page_when_installed_isReadByTheFormatterOfManualPages() throws IOException {
    Path page = installed.resolve("share/man/man1/training-roles.1");

    assertThat(page).content().startsWith(".\\\"").contains(".SH NAME", ".SH EXIT STATUS");
    assertThat(Files.readAllLines(page))
        .allSatisfy(line -> assertThat(line).doesNotStartWith("'"))
        .filteredOn(line -> line.startsWith("."))
        .allSatisfy(
            line ->
                assertThat(line).matches("\\.(\\\\\"|TH|SH|SS|TP|PP|B|BR|I|nf|fi|RS|RE)( .*)?"));
  }

  /** Its instructions, run here in place of a container's build. */
  @Test
  void containerfile_when_itsInstructionsRun_installsTheProgram() throws IOException {
    List<String> lines = instructions();
    Path root = Files.createDirectories(work.resolve("root"));
    Files.createDirectories(root.resolve("usr/local/bin"));
    first.unpacked(root.resolve("opt"));

    assertThat(lines.get(1)).isEqualTo("FROM ${JAVA}");
    assertThat(lines).contains("ADD target/training-roles-*.tar.gz /opt/");
    assertThat(String.join("\n", lines)).doesNotContainPattern("\\b(apt|apk|dnf|yum|zypper)");
    String path = root.resolve("usr/local/bin") + ":" + System.getenv("PATH");
    var shell = new Command(work, Map.of("PATH", path), List.of("/bin/sh", "-c"));
    for (String line : lines) {
      if (line.startsWith("RUN ")) {
        String script = line.substring(4);
        String moved =
            script
                .replace("/opt/", root.resolve("opt") + "/")
                .replace("/usr/local/bin/", root.resolve("usr/local/bin") + "/");
        assertThat(shell.run(moved).succeeded().out())
            .isEqualTo("training-roles " + ProgramVersion.TEXT + "\n");
      }
    }
    assertThat(lines).contains("ENTRYPOINT [\"training-roles\"]");
    var later = shell.run("training-roles init && training-roles check training-roles.yaml");
    assertThat(later.succeeded().err()).doesNotContain("Preparing");
  }

  @Test
  void notes_when_asked_areTheSectionOfTheChangelog() throws IOException {
    Path sources = Files.createDirectories(work.resolve("sources/src/dist"));
    Files.copy(Path.of("src/dist/release-notes"), sources.resolve("release-notes"));
    Files.writeString(
        work.resolve("sources/CHANGELOG.md"),
        "# Changelog\n\n## Unreleased\n\n- new\n\n## 1.2.0 (2027-01-02)\n\n- old\n\n## 1.1.0\n\n- older\n");
    var notes = new Command(work, System.getenv(), List.of("/bin/sh", sources + "/release-notes"));

    assertThat(notes.run("1.3.0-SNAPSHOT").succeeded().out()).isEqualTo("\n- new\n\n");
    assertThat(notes.run("1.2.0").succeeded().out()).isEqualTo("\n- old\n\n");
    assertThat(notes.run("1.1.0").succeeded().out()).isEqualTo("\n- older\n");
    assertThat(notes.run("1.2").exitedWith(1).err()).contains("no section '1.2'");
  }

  /** What Maven Central asks of a pom: https://central.sonatype.org/publish/requirements/. */
  @Test
  void pom_when_publishedOnMavenCentral_hasWhatThatAsksFor() throws IOException {
    assertThat(Path.of("pom.xml"))
        .content()
        .contains(
            "<name>",
            "<description>",
            "<url>",
            "<licenses>",
            "<developers>",
            "<scm>",
            "<connection>",
            "<developerConnection>");
    for (Path file : first.published()) {
      assertThat(file).isNotEmptyFile();
    }
  }

  private static List<String> instructions() throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line : Files.readString(Path.of("Containerfile")).replace("\\\n", "").split("\n")) {
      if (!line.isBlank() && !line.startsWith("#")) {
        lines.add(line);
      }
    }
    return lines;
  }

  private String run(int exitCode, String... arguments) {
    return run(arguments).exitedWith(exitCode).out();
  }

  /** With nothing in the environment but a PATH of a shell and Java. */
  private Command.Result run(String... arguments) {
    return new Command(
            work,
            Map.of("PATH", folder.resolve("tools").toString()),
            List.of(installed.resolve("bin/training-roles").toString()))
        .run(arguments);
  }

  private static Path freshFolder() {
    try {
      return Files.createTempDirectory(folder, "work");
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  private static byte[] bytes(String file) throws IOException {
    return Files.readAllBytes(Path.of(file));
  }

  private static byte[] entry(Path jar, String name) throws IOException {
    try (var zip = new ZipFile(jar.toFile())) {
      var entry = zip.getEntry(name);
      assertThat(entry).as("%s of %s", name, jar).isNotNull();
      return zip.getInputStream(entry).readAllBytes();
    }
  }
}
