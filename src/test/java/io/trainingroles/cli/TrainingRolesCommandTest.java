package io.trainingroles.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trainingroles.cli.console.Console;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands as a user runs them, in this process, with their streams captured. */
final class TrainingRolesCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SPEC =
      """
      terraform: {region: eu-west-1}
      roles:
        aiTrainingRole:
          trusts: [sagemaker]
          inline_policies:
            aiTrainingPolicy:
              - read: s3://my-ai-data-bucket
      """;

  @TempDir private Path folder;

  private record Outcome(int code, String out, String err) {}

  // init

  @Test
  void init_when_thereIsNone_writesASpecThatIsRight() throws IOException {
    Path spec = folder.resolve("roles.yaml");
    Outcome init = run("init", spec.toString());
    assertThat(init.code()).isZero();
    assertThat(init.out()).isEmpty();
    assertThat(init.err()).contains("Wrote " + spec).contains("training-roles plan --offline");
    assertThat(run("synth", "--stdout", spec.toString()).code()).isZero();
    assertThat(spec)
        .content()
        .startsWith("# yaml-language-server: $schema=training-roles.schema.json\n");
    assertThat(folder.resolve("training-roles.schema.json"))
        .hasSameTextualContentAs(Path.of("docs", "training-roles.schema.json"));
    String uncommented =
        Files.readString(spec)
            .replaceAll("(?m)^# (terraform|account):", "$1:")
            .replaceAll("(?m)^    # description:", "    description:");
    Files.writeString(spec, uncommented);
    Outcome all = run("synth", "--stdout", spec.toString());
    assertThat(all.err()).isEmpty();
    assertThat(all.out()).contains("eu-west-1").contains("~> 5.0").contains("Trains the models");
  }

  @Test
  void init_when_theFileIsThere_leavesIt() throws IOException {
    Path spec = write("roles.yaml", "mine");
    Outcome init = run("init", spec.toString());
    assertThat(init.code()).isEqualTo(2);
    assertThat(init.err()).startsWith("error: '" + spec + "' is there already");
    assertThat(Files.readString(spec)).isEqualTo("mine");
    assertThat(run("init", folder.toString()).code()).isEqualTo(2);
  }

  @Test
  void init_when_theFolderIsNotThere_saysSo() {
    Outcome init = run("init", folder.resolve("no").resolve("roles.yaml").toString());
    assertThat(init.code()).isEqualTo(2);
    assertThat(init.err())
        .contains("cannot write '")
        .contains("the folder is not there; give a file in a folder that is there")
        .doesNotContain("Exception");
  }

  // synth

  @Test
  void synth_when_right_writesBothFilesAndOnlyThem() throws IOException {
    Path spec = write("roles.yaml", SPEC);
    Path out = folder.resolve("a").resolve("b");
    Outcome synth = run("synth", spec.toString(), "-o", out.toString());
    assertThat(synth.code()).isZero();
    assertThat(synth.out()).isEmpty();
    assertThat(synth.err())
        .isEqualTo(
            "Wrote %s and %s (1 role).\n"
                .formatted(out.resolve("main.tf.json"), out.resolve("terraform.tf.json")));
    assertThat(files(out)).containsOnlyKeys("main.tf.json", "terraform.tf.json");
    assertThat(names(JSON.readTree(files(out).get("main.tf.json"))))
        .containsExactly("output", "resource");
    assertThat(names(JSON.readTree(files(out).get("terraform.tf.json"))))
        .containsExactly("provider", "terraform");
  }

  @Test
  void synth_when_stdout_isBothFilesMergedAndWritesNone() throws IOException {
    Path spec = write("roles.yaml", SPEC);
    for (String[] options : List.of(new String[0], new String[] {"--module"})) {
      Path out = folder.resolve("out" + options.length);
      run(with(options, "synth", spec.toString(), "-o", out.toString()));
      JsonNode both = JSON.readTree(files(out).get("main.tf.json"));
      JSON.readerForUpdating(both).readValue(files(out).get("terraform.tf.json"));
      Path unused = folder.resolve("unused");
      Outcome stdout =
          run(with(options, "synth", spec.toString(), "--stdout", "-o", unused.toString()));
      assertThat(stdout.code()).isZero();
      assertThat(stdout.err()).isEmpty();
      assertThat(JSON.readTree(stdout.out())).isEqualTo(both);
      assertThat(stdout.out()).endsWith("}\n");
      assertThat(unused).doesNotExist();
    }
  }

  @Test
  void synth_when_module_hasVariablesAndNoProvider() throws IOException {
    Path spec = write("roles.yaml", SPEC);
    Path out = folder.resolve("module");
    assertThat(run("synth", "--module", spec.toString(), "--output=" + out).code()).isZero();
    assertThat(names(JSON.readTree(files(out).get("terraform.tf.json"))))
        .containsExactly("terraform");
    assertThat(names(JSON.readTree(files(out).get("main.tf.json"))))
        .containsExactly("output", "resource", "variable");
  }

  @Test
  void synth_when_runTwice_givesTheSameBytesAndTouchesNothingElse() throws IOException {
    Path spec = write("roles.yaml", SPEC);
    Path out = Files.createDirectory(folder.resolve("out"));
    Map<String, String> foreign =
        Map.of(
            "terraform.tfstate", "{}",
            ".terraform.lock.hcl", "# lock",
            "mine.tf", "locals {}",
            ".main.tf.json.swp", "x");
    for (Map.Entry<String, String> file : foreign.entrySet()) {
      Files.writeString(out.resolve(file.getKey()), file.getValue());
    }
    Files.writeString(out.resolve("main.tf.json"), "old");
    run("synth", spec.toString(), "-o", out.toString());
    Map<String, String> once = files(out);
    var written = Files.getLastModifiedTime(out.resolve("main.tf.json"));
    assertThat(run("synth", spec.toString(), "-o", out.toString()).code()).isZero();
    assertThat(files(out)).isEqualTo(once).containsAllEntriesOf(foreign).hasSize(6);
    assertThat(once.get("main.tf.json")).startsWith("{\n");
    assertThat(Files.getLastModifiedTime(out.resolve("main.tf.json")))
        .as("a file that has its text already is not written")
        .isEqualTo(written);
  }

  @Test
  void synth_when_theSpecIsWrong_writesNothingAndSaysAll() throws IOException {
    Path right = write("roles.yaml", SPEC);
    Path out = folder.resolve("out");
    run("synth", right.toString(), "-o", out.toString());
    Map<String, String> before = files(out);
    Path wrong = write("wrong.yaml", SPEC.replace("read:", "raed:").replace("eu-west-1", "x"));
    Outcome synth = run("synth", wrong.toString(), "-o", out.toString());
    assertThat(synth.code()).isEqualTo(2);
    assertThat(synth.out()).isEmpty();
    assertThat(synth.err())
        .contains(wrong + ":1:21: error: 'x' is not the code of an AWS Region [INVALID_VALUE]\n")
        .contains(wrong + ":7:11: error: 'raed' is not a key of a grant [UNKNOWN_KEY]\n")
        .contains("  7 |         - raed: s3://my-ai-data-bucket\n    |           ^\n")
        .contains("did you mean 'read'?")
        .endsWith("2 errors; nothing was written.\n");
    assertThat(files(out)).isEqualTo(before);
    Path fresh = folder.resolve("fresh");
    assertThat(run("synth", wrong.toString(), "-o", fresh.toString()).code()).isEqualTo(2);
    assertThat(fresh).doesNotExist();
    assertThat(run("synth", wrong.toString(), "--stdout").out()).isEmpty();
  }

  @Test
  void synth_when_theSpecIsAFolder_saysSo() {
    Outcome synth = run("synth", folder.toString(), "--stdout");
    assertThat(synth.code()).isEqualTo(2);
    assertThat(synth.err())
        .isEqualTo(
            folder + ": error: this is a folder [UNREADABLE_FILE]\n    give the file in it\n");
  }

  @Test
  void synth_when_theSpecIsMissing_saysHowToBegin() {
    Path spec = folder.resolve("no\u001B[31m\u202E.yaml");
    Outcome synth = run("synth", spec.toString(), "--stdout");
    assertThat(synth.code()).isEqualTo(2);
    assertThat(synth.err())
        .contains("no\\u{1b}[31m\\u{202e}.yaml: error: there is no such file [UNREADABLE_FILE]")
        .contains("training-roles init")
        .doesNotContain("\u001B");
  }

  @Test
  void synth_when_theSpecIsBelowAFile_saysSo() throws IOException {
    Path file = write("file", "");
    Outcome synth = run("synth", file.resolve("roles.yaml").toString(), "--stdout");
    assertThat(synth.code()).isEqualTo(2);
    assertThat(synth.err()).contains("error:").doesNotContain("\tat ").doesNotContain("defect");
  }

  @Test
  void synth_when_theSpecHas50Megabytes_isRefusedAtOnce() throws IOException {
    Path spec = write("roles.yaml", "# " + "x".repeat(50 * 1024 * 1024) + "\n");
    Outcome synth =
        assertTimeoutPreemptively(
            Duration.ofSeconds(30), () -> run("synth", spec.toString(), "--stdout"));
    assertThat(synth.code()).isEqualTo(2);
    assertThat(synth.err())
        .startsWith(spec + ": error: the file has more than 8388608 bytes [FILE_TOO_LARGE]\n");
  }

  @Test
  void synth_when_theSpecIsAsLargeAsAllowed_isRead() throws IOException {
    String padded = SPEC + "#" + "x".repeat(8 * 1024 * 1024 - SPEC.length() - 1);
    Path spec = write("roles.yaml", padded);
    assertThat(run("synth", spec.toString(), "--stdout").code()).isZero();
    Files.writeString(spec, padded + "x");
    assertThat(run("synth", spec.toString(), "--stdout").err()).contains("FILE_TOO_LARGE");
  }

  @ParameterizedTest
  @CsvSource({
    "61 0A E9, 2:1, E9",
    "61 20 C3 A9 20 FF, 1:5, FF",
    "F0 9F 98 80 C3, 1:2, C3",
    "0D 0A C0 80, 2:1, C0",
    "0D ED A0 80, 2:1, ED",
    "80, 1:1, 80"
  })
  void synth_when_theSpecIsNotUtf8_saysWhere(String bytes, String place, String wrong)
      throws IOException {
    Path spec = folder.resolve("roles.yaml");
    var content = new ByteArrayOutputStream();
    Stream.of(bytes.split(" ")).forEach(hex -> content.write(Integer.parseInt(hex, 16)));
    Files.write(spec, content.toByteArray());
    Outcome synth = run("synth", spec.toString(), "--stdout");
    assertThat(synth.code()).isEqualTo(2);
    assertThat(synth.err())
        .isEqualTo(
            "%s:%s: error: the byte 0x%s is not UTF-8 here [NOT_UTF_8]\n    save the file as UTF-8\n"
                .formatted(spec, place, wrong));
  }

  @Test
  void synth_when_theSpecHasAByteOrderMark_readsItAndMarksRight() throws IOException {
    Path spec = write("roles.yaml", "\uFEFF" + SPEC);
    assertThat(run("synth", spec.toString(), "--stdout").code()).isZero();
    Files.writeString(spec, "\uFEFF" + "rolse: x");
    assertThat(run("synth", spec.toString(), "--stdout").err())
        .contains("  1 | rolse: x\n    | ^\n");
  }

  @Test
  void synth_when_aFileIsInTheWayOfTheFolder_saysSo() throws IOException {
    Path spec = write("roles.yaml", SPEC);
    Path file = write("file", "mine");
    for (Path out : List.of(file, file.resolve("below"))) {
      Outcome synth = run("synth", spec.toString(), "-o", out.toString());
      assertThat(synth.code()).isEqualTo(2);
      assertThat(synth.err())
          .startsWith("error: cannot write to the folder '" + out + "': ")
          .contains("nothing was changed. Give another folder with -o")
          .doesNotContain("Exception");
    }
    assertThat(Files.readString(file)).isEqualTo("mine");
  }

  @ParameterizedTest
  @ValueSource(strings = {"main.tf.json", "terraform.tf.json"})
  void synth_when_aFolderIsInTheWayOfAFile_changesNothing(String name) throws IOException {
    Path spec = write("roles.yaml", SPEC);
    Path out = Files.createDirectory(folder.resolve("out"));
    Files.createDirectory(out.resolve(name));
    String other = name.startsWith("main") ? "terraform.tf.json" : "main.tf.json";
    Files.writeString(out.resolve(other), "old");
    Outcome synth = run("synth", spec.toString(), "-o", out.toString());
    assertThat(synth.code()).isEqualTo(2);
    assertThat(synth.err()).contains("'" + name + "' is a folder there; nothing was changed");
    assertThat(Files.readString(out.resolve(other))).isEqualTo("old");
    try (Stream<Path> left = Files.list(out)) {
      assertThat(left).as("no half-written file is left").hasSize(2);
    }
  }

  @Test
  void synth_when_theFolderIsASymbolicLink_writesThere() throws IOException {
    Path spec = write("roles.yaml", SPEC);
    Path real = Files.createDirectory(folder.resolve("real"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), real);
    Outcome synth = run("synth", spec.toString(), "-o", link.toString());
    assertThat(synth.err()).startsWith("Wrote ");
    assertThat(files(real)).hasSize(2);
  }

  @Test
  void synth_when_aNameBeginsWithAnAt_isAName() throws IOException {
    write("arguments", "--help");
    Outcome synth = run("synth", "@" + folder.resolve("arguments"));
    assertThat(synth.code()).isEqualTo(2);
    assertThat(synth.err()).startsWith("@" + folder).contains("there is no such file");
  }

  @Test
  void synth_when_textsAreHostile_keepsThemText() throws IOException {
    Path spec =
        write(
            "roles.yaml",
            "roles: {r: {trusts: [sagemaker], description: \"${file(1)} %{if} \\\"\\\\ </script>\"}}");
    Outcome synth = run("synth", spec.toString(), "--stdout");
    assertThat(JSON.readTree(synth.out()).at("/resource/aws_iam_role/r/description").textValue())
        .isEqualTo("$${file(1)} %%{if} \"\\ </script>");
  }

  // usage

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "synht|Unmatched argument at index 0: 'synht'|synth",
        "synth --modul|Unknown option: '--modul'|--module",
        "synth a b|Unmatched argument at index 2: 'b'|See 'training-roles synth --help'",
        "synth -o|Missing required parameter for option '--output' (DIR)|training-roles synth --help",
        "synth -o a -o b|option '--output' (DIR) should be specified only once|--help",
        "init --force|Unknown option: '--force'|See 'training-roles init --help'",
        "--colour|Unknown option: '--colour'|See 'training-roles --help'"
      })
  void usage_when_wrong_exits2AndTeaches(String line, String problem, String hint) {
    Outcome usage = run(line.split(" "));
    assertThat(usage.code()).isEqualTo(2);
    assertThat(usage.out()).isEmpty();
    assertThat(usage.err()).startsWith("error: " + problem).contains(hint);
  }

  @Test
  void usage_when_nothingIsSaid_namesTheCommands() {
    Outcome usage = run();
    assertThat(usage.code()).isEqualTo(2);
    assertThat(usage.err())
        .isEqualTo(
            """
            error: a command is missing: init, synth, plan, check, explain, simulate, diff, prove, fit
            See 'training-roles --help' for how it is called.
            """);
  }

  @Test
  void usage_when_argumentsAreHostile_isSafe() {
    Outcome usage = run("\u001B[31m\u202Ex\n");
    assertThat(usage.code()).isEqualTo(2);
    assertThat(usage.err()).contains("\\u{1b}[31m\\u{202e}x\\n").doesNotContain("\u001B");
  }

  @Test
  void help_when_asked_teaches() {
    Outcome help = run("--help");
    assertThat(help.code()).isZero();
    assertThat(help.err()).isEmpty();
    assertThat(help.out())
        .contains("Usage: training-roles")
        .contains("init", "synth", "plan", "generate-completion")
        .contains("training-roles plan --offline")
        .contains("Exit codes: 0 fine")
        .contains("source <(training-roles generate-completion)");
    assertThat(run("synth", "--help").out().replaceAll("\\s+", " "))
        .contains("main.tf.json", "terraform.tf.json", "--module", "--stdout", "-o, --output=DIR")
        .contains("default: training-roles.yaml", "default: terraform.out")
        .contains("nothing is written");
    assertThat(run("init", "-h").out())
        .contains("is never replaced", "default: training-roles.yaml");
    assertThat(run("plan", "--help").out())
        .contains("--offline", "--plugin-mirror=DIR", "TERRAFORM_BINARY_NAME")
        .contains("TRAINING_ROLES_PLUGIN_MIRROR");
    assertThat(help.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(101));
  }

  @Test
  void version_when_asked_isOneLine() {
    Outcome version = run("--version");
    assertThat(version.code()).isZero();
    assertThat(version.out()).matches("training-roles \\d+\\.\\d+\\.\\d+\\R");
  }

  @Test
  void completion_when_asked_isAScript() {
    Outcome completion = run("generate-completion");
    assertThat(completion.code()).isZero();
    assertThat(completion.out()).contains("_picocli_training-roles_synth()", "--stdout");
  }

  // colours

  @Test
  void colours_when_noTerminalIsNamed_areNone() throws IOException {
    Path spec = write("roles.yaml", "rolse: x");
    assertThat(run("synth", spec.toString()).err()).isNotEmpty().doesNotContain("\u001B");
    assertThat(run("nothing").err()).doesNotContain("\u001B");
    assertThat(run("--help").out()).doesNotContain("\u001B");
    Console none = Console.ofProcess(Map.of());
    assertThat(none.outColours()).isFalse();
    assertThat(none.errColours()).isFalse();
  }

  @Test
  void colours_when_theTerminalIsNamed_areThere() throws IOException {
    Path spec = write("roles.yaml", "rolse: x");
    assertThat(runColoured("synth", spec.toString()).err()).contains("\u001B[31;1merror\u001B[0m");
    assertThat(runColoured("nothing").err()).startsWith("\u001B[31;1merror\u001B[0m: ");
    assertThat(runColoured("--help").out()).contains("\u001B[");
  }

  @ParameterizedTest
  @CsvSource({"out, true, false", "err, false, true"})
  void colours_when_oneStreamIsATerminal_areForThatOne(String stream, boolean out, boolean err) {
    String property = "trainingroles.terminal." + stream;
    System.setProperty(property, "true");
    try {
      Console console = Console.ofProcess(Map.of("NO_COLOR", ""));
      assertThat(console.outColours()).isEqualTo(out);
      assertThat(console.errColours()).isEqualTo(err);
      Console refused = Console.ofProcess(Map.of("NO_COLOR", "1"));
      assertThat(refused.outColours()).isFalse();
      assertThat(refused.errColours()).isFalse();
    } finally {
      System.clearProperty(property);
    }
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static Map<String, String> files(Path folder) throws IOException {
    var files = new TreeMap<String, String>();
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path entry : entries.toList()) {
        files.put(entry.getFileName().toString(), Files.readString(entry));
      }
    }
    return files;
  }

  private static List<String> names(JsonNode node) {
    var names = new ArrayList<String>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static String[] with(String[] options, String... arguments) {
    return Stream.concat(Stream.of(arguments), Stream.of(options)).toArray(String[]::new);
  }

  private static Outcome run(String... arguments) {
    return run(false, arguments);
  }

  private static Outcome runColoured(String... arguments) {
    return run(true, arguments);
  }

  private static Outcome run(boolean colours, String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var console = new Console(stream(out), stream(err), colours, colours);
    int code = TrainingRolesCommand.run(console, Map.of(), arguments);
    console.out().flush();
    return new Outcome(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static PrintStream stream(OutputStream target) {
    return new PrintStream(target, true, StandardCharsets.UTF_8);
  }
}
