package io.trainingroles.real;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.trainingroles.cli.console.FailedException;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.PolicyDocumentReader;
import io.trainingroles.iam.PolicyDocumentReading;
import io.trainingroles.iam.PolicyDocumentWriter;
import io.trainingroles.iam.UnknownText;
import io.trainingroles.input.InputReading;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.RolePolicy;
import io.trainingroles.input.UnseenPolicy;
import io.trainingroles.input.terraform.TerraformShow;
import io.trainingroles.tree.JsonReader;
import io.trainingroles.tree.NotJsonException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.iam.IamClient;

/** Configurations in HCL: what is read before anything is made, and what IAM has after it is. */
final class ConfigurationIT {
  private static final Path SHAPES = Path.of("src/test/resources/configurations/shapes");
  private static final Pattern UNKNOWN = Pattern.compile(UnknownText.FORM);

  @TempDir(deletionStrategy = ProviderLinks.Deleted.class)
  private Path folder;

  @Test
  void read_when_eachShapeIsThere_saysWhatIamHasAfterApply() throws Exception {
    copy(SHAPES, folder.resolve("read"));
    copy(SHAPES, folder.resolve("applied"));
    Map<Path, String> before = files(folder.resolve("read"));

    InputReading.Read read = read(folder.resolve("read"), Map.of());

    assertThat(files(folder.resolve("read"))).isEqualTo(before);
    try (Emulator emulator = Emulator.withManagedPolicies();
        IamClient iam = emulator.iam()) {
      TerraformProject project =
          TerraformProject.in(folder.resolve("applied"), emulator)
              .write("local_override.tf", "terraform {\n  backend \"local\" {}\n}\n")
              .init();
      String plan = project.plannedJson().toString();
      project.apply();
      Map<String, List<String>> kept = documents(iam);
      assertThatThePlanSaysNothingElse(plan, kept);
      assertThat(read.roles()).hasSameSizeAs(kept.keySet());
      assertThat(read.roles())
          .filteredOn(role -> role.name().equals("shapes-direct"))
          .flatExtracting(JudgedRole::unseen)
          .extracting(UnseenPolicy::arn)
          .contains("arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy");
      for (JudgedRole role : read.roles()) {
        String name = nameOf(role, kept);
        assertThat(documents(role))
            .as("the documents of %s", name)
            .hasSameSizeAs(kept.get(name))
            .allSatisfy(text -> assertThat(kept.get(name)).anyMatch(has -> isSame(text, has)));
      }
    }
  }

  /** What is put together of the statements of data sources that wait. */
  private static void assertThatThePlanSaysNothingElse(
      String plan, Map<String, List<String>> kept) {
    var read = (InputReading.Read) TerraformShow.read("plan.json", plan);
    var waiting = new ArrayList<String>();
    for (JudgedRole role : read.roles()) {
      if (kept.containsKey(role.name())) {
        for (RolePolicy policy : role.policies()) {
          if (policy.name().startsWith("Amazon")) {
            continue;
          }
          String text = canonical(policy.document());
          assertThat(kept.get(role.name()))
              .as("%s of %s: %s", policy.name(), role.name(), text)
              .anyMatch(has -> isSame(text, has));
          if (UnknownText.isIn(text)) {
            waiting.add(role.name());
          }
        }
      }
    }
    assertThat(waiting).contains("shapes-direct", "shapes-community", "shapes-team-nlp");
  }

  /** What would run something or ask somebody: none of it may happen, whatever is in the folder. */
  @Test
  void read_when_theFolderWouldRunPrograms_runsNothingAndAsksNobody() throws Exception {
    Path marker = folder.resolve("ran");
    try (var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      var asked = new AtomicInteger();
      var listener =
          new Thread(
              () -> {
                try {
                  while (true) {
                    server.accept().close();
                    asked.incrementAndGet();
                  }
                } catch (IOException closed) {
                  // The test is over.
                }
              });
      listener.start();
      String endpoint = "http://127.0.0.1:" + server.getLocalPort();
      Path root = Files.createDirectories(folder.resolve("hostile"));
      Files.writeString(
          root.resolve("main.tf"), HOSTILE.formatted(endpoint, endpoint, marker, marker));
      Files.createDirectory(root.resolve("child"));
      Files.writeString(root.resolve("child/main.tf"), CHILD);
      Files.writeString(root.resolve("own.tftest.hcl"), "run \"x\" {\n  command = apply\n}\n");

      InputReading.Read read =
          read(
              root,
              Map.of(
                  "AWS_ENDPOINT_URL",
                  endpoint,
                  "AWS_ACCESS_KEY_ID",
                  "real",
                  "AWS_SECRET_ACCESS_KEY",
                  "real",
                  "AWS_REGION",
                  "eu-west-1",
                  "TF_CLI_ARGS_test",
                  "-junit-xml=" + marker,
                  "HTTPS_PROXY",
                  endpoint));

      assertThat(read.roles()).extracting(JudgedRole::name).contains("hostile");
      assertThat(marker).doesNotExist();
      assertThat(asked).hasValue(0);
    }
  }

  private static final String HOSTILE =
      """
      provider "aws" {
        endpoints {
          iam = "%s"
          sts = "%s"
        }
      }
      data "aws_caller_identity" "me" {}
      data "aws_iam_role" "other" { name = "other" }
      ephemeral "aws_secretsmanager_secret_version" "token" { secret_id = "token" }
      locals { token = ephemeral.aws_secretsmanager_secret_version.token.secret_string }
      resource "aws_iam_role" "hostile" {
        name               = "hostile"
        assume_role_policy = data.aws_iam_role.other.assume_role_policy
        provisioner "local-exec" { command = "touch %s" }
      }
      resource "terraform_data" "run" {
        provisioner "local-exec" { command = "touch %s" }
      }
      import {
        to = aws_iam_role.hostile
        id = "hostile"
      }
      check "reachable" {
        data "aws_s3_bucket" "x" { bucket = "x" }
        assert {
          condition     = data.aws_s3_bucket.x.id == "x"
          error_message = "no"
        }
      }
      module "child" {
        source   = "./child"
        for_each = toset(["a", "b"])
      }
      """;

  private static final String CHILD =
      """
      data "aws_iam_policy" "broad" { name = "AmazonSageMakerFullAccess" }
      data "terraform_remote_state" "network" {
        backend = "s3"
        config  = { bucket = "state", key = "network", region = "eu-west-1" }
      }
      resource "aws_iam_role" "child" {
        name               = "child-${data.terraform_remote_state.network.outputs.name}"
        assume_role_policy = jsonencode({
          Version   = "2012-10-17"
          Statement = { Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "sagemaker.amazonaws.com" } }
        })
      }
      """;

  private static InputReading.Read read(Path root, Map<String, String> more)
      throws FailedException {
    return FolderReadings.read(root, more);
  }

  /** The policies of each role of the emulator, its trust policy among them. */
  private static Map<String, List<String>> documents(IamClient iam) {
    var all = new TreeMap<String, List<String>>();
    iam.listRolesPaginator()
        .roles()
        .forEach(
            role -> {
              var documents = new ArrayList<String>();
              documents.add(canonical(role.assumeRolePolicyDocument()));
              iam.listRolePolicies(request -> request.roleName(role.roleName()))
                  .policyNames()
                  .forEach(
                      policy ->
                          documents.add(
                              canonical(
                                  iam.getRolePolicy(
                                          request ->
                                              request.roleName(role.roleName()).policyName(policy))
                                      .policyDocument())));
              iam
                  .listAttachedRolePolicies(request -> request.roleName(role.roleName()))
                  .attachedPolicies()
                  .stream()
                  .map(attached -> attached.policyArn())
                  .filter(arn -> !arn.startsWith("arn:aws:iam::aws:"))
                  .forEach(arn -> documents.add(canonical(version(iam, arn))));
              all.put(role.roleName(), documents);
            });
    return all;
  }

  private static String version(IamClient iam, String arn) {
    String version = iam.getPolicy(request -> request.policyArn(arn)).policy().defaultVersionId();
    return iam.getPolicyVersion(request -> request.policyArn(arn).versionId(version))
        .policyVersion()
        .document();
  }

  private static String canonical(String encoded) {
    String json = URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
    try {
      PolicyDocumentReading reading =
          new PolicyDocumentReader().read(new JsonReader("").read(json));
      return canonical(((PolicyDocumentReading.Read) reading).document());
    } catch (NotJsonException broken) {
      throw new AssertionError(json, broken);
    }
  }

  private static String canonical(PolicyDocument document) {
    return new PolicyDocumentWriter().write(document);
  }

  private static List<String> documents(JudgedRole role) {
    assertThat(role.notJudged().stream().filter(each -> !each.isAttached())).isEmpty();
    return role.policies().stream()
        .map(RolePolicy::document)
        .map(ConfigurationIT::canonical)
        .toList();
  }

  /** Of a name that is made up later, its beginning is known. */
  private static String nameOf(JudgedRole role, Map<String, List<String>> kept) {
    if (kept.containsKey(role.name())) {
      return role.name();
    }
    assertThat(role.name()).isEqualTo("module.names.aws_iam_role.prefixed");
    return kept.keySet().stream()
        .filter(name -> name.startsWith("shapes-pre-"))
        .findFirst()
        .orElseThrow();
  }

  /** Whether two documents say the same, whatever the order of the values in a list. */
  private static boolean isSame(String read, String kept) {
    List<String> values = values("", Json.tree(kept));
    List<String> forms = values("", Json.tree(read));
    return forms.size() == values.size()
        && forms.stream().allMatch(each -> values.stream().anyMatch(form(each).asMatchPredicate()))
        && values.stream()
            .allMatch(each -> forms.stream().anyMatch(one -> form(one).matcher(each).matches()));
  }

  /** Each text of a document with the way to it; items of a list of texts have the same way. */
  private static List<String> values(String way, JsonNode node) {
    if (node.isValueNode()) {
      return List.of(way + " = " + node.asText());
    }
    var values = new ArrayList<String>();
    if (node.isObject()) {
      node.fieldNames()
          .forEachRemaining(key -> values.addAll(values(way + "." + key, node.get(key))));
    } else {
      for (int index = 0; index < node.size(); index++) {
        JsonNode item = node.get(index);
        values.addAll(values(item.isValueNode() ? way : way + "[" + index + "]", item));
      }
    }
    return values;
  }

  private static Pattern form(String text) {
    var form = new StringBuilder();
    var unknown = UNKNOWN.matcher(text);
    int at = 0;
    while (unknown.find()) {
      form.append(Pattern.quote(text.substring(at, unknown.start()))).append(".+?");
      at = unknown.end();
    }
    return Pattern.compile(form + Pattern.quote(text.substring(at)));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path each : all.toList()) {
        Path copy = to.resolve(from.relativize(each).toString());
        if (Files.isDirectory(each)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(each, copy);
        }
      }
    }
  }

  private static Map<Path, String> files(Path in) throws IOException {
    var texts = new TreeMap<Path, String>();
    try (Stream<Path> all = Files.walk(in)) {
      for (Path each : all.filter(Files::isRegularFile).toList()) {
        texts.put(each, Files.readString(each));
      }
    }
    return texts;
  }
}
