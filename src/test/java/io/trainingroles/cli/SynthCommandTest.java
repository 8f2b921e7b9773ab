package io.trainingroles.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code synth} as a user calls it: which files it writes, and which it leaves alone. */
final class SynthCommandTest {
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

  @Test
  void synth_when_right_writesBothFilesAndOnlyThem() throws IOException {
    Path spec = write("roles.yaml", SPEC);
    Path out = folder.resolve("a").resolve("b");
    ProgramRun synth = ProgramRun.of("synth", spec.toString(), "-o", out.toString());
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
  void synth_when_aModuleNamesItsOwnRoles_refersToThem() throws IOException {
    Path spec =
        write(
            "roles.yaml",
            """
            account: "123456789012"
            roles:
              a-b: {trusts: [sagemaker], path: /x/}
              p:
                trusts: [{role: "arn:aws:iam::123456789012:role/x/a-b"}, {role: "arn:aws:iam::123456789012:role/a-b"}]
                starts: a-b
                inline_policies:
                  i:
                    - allow:
                        actions: [iam:PassRole]
                        resources: ["arn:aws:iam::123456789012:role/x/a-b*", "arn:aws:iam::123456789013:role/x/a-b"]
                        because: they are others
            """);
    String own = "arn:aws:iam::123456789012:role${aws_iam_role.a-b.path}${aws_iam_role.a-b.name}";

    String module = ProgramRun.of("synth", spec.toString(), "--module", "--stdout").out();
    JsonNode resources = JSON.readTree(module).get("resource");

    assertThat(resources.at("/aws_iam_role/p/assume_role_policy").asText())
        .contains("\"" + own + "\"", "\"arn:aws:iam::123456789012:role/a-b\"");
    assertThat(resources.at("/aws_iam_role/p/lifecycle").isMissingNode()).isTrue();
    assertThat(resources.at("/aws_iam_role_policy/pStarts/policy").asText())
        .contains("\"" + own + "\"");
    assertThat(resources.at("/aws_iam_role_policy/i/policy").asText()).doesNotContain("${");
    assertThat(ProgramRun.of("synth", spec.toString(), "--stdout").out())
        .doesNotContain("a-b.path");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "b"})
  void synth_when_rolesOfAModuleTrustEachOther_isRefused(String trustedByA) throws IOException {
    Path spec =
        write(
            "roles.yaml",
            """
            account: "123456789012"
            roles:
              a: {trusts: [{role: "arn:aws:iam::123456789012:role/TRUSTED"}]}
              b: {trusts: [{role: "arn:aws:iam::123456789012:role/a"}]}
              c: {trusts: [{role: "arn:aws:iam::123456789012:role/a"}]}
            """
                .replace("TRUSTED", trustedByA));

    ProgramRun refused = ProgramRun.of("synth", spec.toString(), "--module", "--stdout");

    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err())
        .contains("trust themselves or each other")
        .contains(": a" + (trustedByA.equals("b") ? ", b;" : ";"));
    assertThat(ProgramRun.of("synth", spec.toString(), "--stdout").code()).isZero();
  }

  @Test
  void synth_when_aRoleHasNoPolicy_saysSo() throws IOException {
    Path spec = write("roles.yaml", SPEC + "  idle: {trusts: [sagemaker]}\n");

    ProgramRun synth = ProgramRun.of("synth", spec.toString(), "--stdout");

    assertThat(synth.code()).isZero();
    assertThat(synth.err())
        .isEqualTo("note: roles without a policy, which are allowed nothing: idle\n");
  }

  @Test
  void synth_when_stdout_isBothFilesMergedAndWritesNone() throws IOException {
    Path spec = write("roles.yaml", SPEC);
    for (String[] options : List.of(new String[0], new String[] {"--module"})) {
      Path out = folder.resolve("out" + options.length);
      ProgramRun.of(with(options, "synth", spec.toString(), "-o", out.toString()));
      JsonNode both = JSON.readTree(files(out).get("main.tf.json"));
      JSON.readerForUpdating(both).readValue(files(out).get("terraform.tf.json"));
      Path unused = folder.resolve("unused");
      ProgramRun stdout =
          ProgramRun.of(
              with(options, "synth", spec.toString(), "--stdout", "-o", unused.toString()));
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
    assertThat(ProgramRun.of("synth", "--module", spec.toString(), "--output=" + out).code())
        .isZero();
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
    ProgramRun.of("synth", spec.toString(), "-o", out.toString());
    Map<String, String> once = files(out);
    var written = Files.getLastModifiedTime(out.resolve("main.tf.json"));
    assertThat(ProgramRun.of("synth", spec.toString(), "-o", out.toString()).code()).isZero();
    assertThat(files(out)).isEqualTo(once).containsAllEntriesOf(foreign).hasSize(6);
    assertThat(once.get("main.tf.json")).startsWith("{\n");
    assertThat(Files.getLastModifiedTime(out.resolve("main.tf.json")))
        .as("a file that has its text already is not written")
        .isEqualTo(written);
  }

  @Test
  void synth_when_twoRolesHaveAnInlinePolicyOfOneName_keepsTheAddressOfTheFirst()
      throws IOException {
    Path out = folder.resolve("out");
    assertThat(synthesized(out, "a").code()).isZero();
    JsonNode alone = policies(out);

    assertThat(synthesized(out, "a", "b").code()).isZero();
    JsonNode both = policies(out);

    assertThat(names(both)).containsExactly("b_data", "data");
    assertThat(both.get("data")).isEqualTo(alone.get("data"));
    assertThat(both.at("/b_data/role").asText()).isEqualTo("${aws_iam_role.b.name}");
    assertThat(both.at("/b_data/name").asText()).isEqualTo("data");
  }

  @ParameterizedTest
  @ValueSource(strings = {"b a", "b"})
  void synth_when_aPolicyThatStaysWouldGetAnotherAddress_writesNothingAndSaysWhich(String roles)
      throws IOException {
    Path out = folder.resolve("out");
    synthesized(out, roles.equals("b") ? new String[] {"a", "b"} : new String[] {"a"});
    Map<String, String> before = files(out);

    ProgramRun refused = synthesized(out, roles.split(" "));

    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err())
        .contains(
            roles.equals("b")
                ? "data: aws_iam_role_policy.b_data -> aws_iam_role_policy.data"
                : "data: aws_iam_role_policy.data -> aws_iam_role_policy.a_data")
        .contains("add new roles below the others, or rename one of the policies");
    assertThat(files(out)).isEqualTo(before);
  }

  @Test
  void synth_when_aModuleRefersToWhatItDoesNotSee_saysWhatToDeclare() throws IOException {
    Path spec =
        write(
            "referring.yaml",
            "roles: {a: {trusts: [sagemaker], inline_policies: {p: [read: {reference:"
                + " \"${aws_s3_bucket.models.arn}/x\"}]}}}\n");
    Path out = folder.resolve("module");

    ProgramRun refused = ProgramRun.of("synth", spec.toString(), "--module", "-o", out.toString());

    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err())
        .contains("a module cannot see ${aws_s3_bucket.models.bucket}; declare variables");
    assertThat(out).doesNotExist();
  }

  private ProgramRun synthesized(Path out, String... roles) throws IOException {
    var spec = new StringBuilder("roles:\n");
    for (String role : roles) {
      spec.append("  ").append(role).append(": {trusts: [sagemaker], inline_policies: {data: [");
      spec.append("{read: s3://bucket-").append(role).append("}]}}\n");
    }
    return ProgramRun.of(
        "synth", write("named.yaml", spec.toString()).toString(), "-o", out.toString());
  }

  private static JsonNode policies(Path out) throws IOException {
    return JSON.readTree(files(out).get("main.tf.json")).at("/resource/aws_iam_role_policy");
  }

  @Test
  void synth_when_theSpecIsWrong_writesNothingAndSaysAll() throws IOException {
    Path right = write("roles.yaml", SPEC);
    Path out = folder.resolve("out");
    ProgramRun.of("synth", right.toString(), "-o", out.toString());
    Map<String, String> before = files(out);
    Path wrong = write("wrong.yaml", SPEC.replace("read:", "raed:").replace("eu-west-1", "x"));
    ProgramRun synth = ProgramRun.of("synth", wrong.toString(), "-o", out.toString());
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
    assertThat(ProgramRun.of("synth", wrong.toString(), "-o", fresh.toString()).code())
        .isEqualTo(2);
    assertThat(fresh).doesNotExist();
    assertThat(ProgramRun.of("synth", wrong.toString(), "--stdout").out()).isEmpty();
  }

  @Test
  void synth_when_aFileIsInTheWayOfTheFolder_saysSo() throws IOException {
    Path spec = write("roles.yaml", SPEC);
    Path file = write("file", "mine");
    for (Path out : List.of(file, file.resolve("below"))) {
      ProgramRun synth = ProgramRun.of("synth", spec.toString(), "-o", out.toString());
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
    ProgramRun synth = ProgramRun.of("synth", spec.toString(), "-o", out.toString());
    assertThat(synth.code()).isEqualTo(2);
    assertThat(synth.err()).contains("'" + name + "' is a folder; nothing was changed");
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
    ProgramRun synth = ProgramRun.of("synth", spec.toString(), "-o", link.toString());
    assertThat(synth.err()).startsWith("Wrote ");
    assertThat(files(real)).hasSize(2);
  }

  @Test
  void synth_when_textsAreHostile_keepsThemText() throws IOException {
    Path spec =
        write(
            "roles.yaml",
            "roles: {r: {trusts: [sagemaker], description: \"${file(1)} %{if} \\\"\\\\ </script>\"}}");
    ProgramRun synth = ProgramRun.of("synth", spec.toString(), "--stdout");
    assertThat(JSON.readTree(synth.out()).at("/resource/aws_iam_role/r/description").textValue())
        .isEqualTo("$${file(1)} %%{if} \"\\ </script>");
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
}
