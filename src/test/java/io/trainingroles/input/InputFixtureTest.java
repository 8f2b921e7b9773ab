package io.trainingroles.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.ExpectedText;
import io.trainingroles.access.NamedPolicy;
import io.trainingroles.access.proof.AccessProver;
import io.trainingroles.finding.Finding;
import io.trainingroles.iam.PolicyDocumentWriter;
import io.trainingroles.input.account.AccountDetails;
import io.trainingroles.input.question.RoleDifference;
import io.trainingroles.input.terraform.CloudFormationTemplate;
import io.trainingroles.input.terraform.PulumiStack;
import io.trainingroles.input.terraform.TerraformFiles;
import io.trainingroles.input.terraform.TerraformShow;
import io.trainingroles.spec.SpecReading;
import io.trainingroles.synthesis.SpecSynthesizer;
import io.trainingroles.synthesis.SynthesizedSpec;
import io.trainingroles.terraform.ConfigurationRenderer;
import io.trainingroles.terraform.CurrentValues;
import io.trainingroles.terraform.Precondition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Walks the fixtures: beside each input stands what is read of it, or all that is wrong with it.
 * {@code -Dsnapshots.update=true} rewrites that.
 */
final class InputFixtureTest {
  private static final Path FIXTURES = Path.of("src", "test", "resources", "fixtures");
  private static final Path INPUTS = FIXTURES.resolve("input");

  @ParameterizedTest
  @MethodSource("inputs")
  void roles_when_inputIsRead_areTheExpected(Path input) throws IOException {
    String name = input.getFileName().toString();
    String stem = name.substring(0, name.indexOf('.'));
    InputReading reading = read(name, Files.readString(input));
    ExpectedText.check(input.resolveSibling(stem + ".txt"), shown(reading));
  }

  @Test
  void fixtures_when_listed_areOfAllForms() throws IOException {
    assertThat(inputs().map(input -> INPUTS.relativize(input).getName(0).toString()).distinct())
        .containsExactlyInAnyOrder(
            "account", "configuration", "plan", "pulumi", "state", "template");
    assertThat(inputs()).hasSizeGreaterThan(10);
  }

  /** What the generator writes is read back as what the spec says. */
  @ParameterizedTest
  @MethodSource("specs")
  void difference_when_ofASpecAndItsOwnConfiguration_isNone(Path file) throws IOException {
    SynthesizedSpec spec = ((SpecReading.Read<SynthesizedSpec>) read(file)).value();
    String configuration =
        new ConfigurationRenderer().root(spec.roles(), spec.terraform()).singleFile();
    assertThat(InputForm.of("main.tf.json", configuration)).isEqualTo(InputForm.TERRAFORM_FILE);
    List<JudgedRole> before = spec.judged();
    List<JudgedRole> after =
        new ManagedPolicyDocuments()
            .addTo(
                ((InputReading.Read)
                        TerraformFiles.read(
                            "main", Map.of("main.tf.json", configuration), List.of()))
                    .roles());

    assertThat(after).hasSameSizeAs(before);
    assertThat(RoleDifference.between(before, after, new AccessProver()))
        .allSatisfy(each -> assertThat(each.changes()).isEmpty())
        .allSatisfy(each -> assertThat(each.unknown()).isEmpty());
    assertThat(after.stream().map(role -> Set.copyOf(role.unseen())))
        .containsExactlyInAnyOrderElementsOf(
            before.stream().map(role -> Set.copyOf(role.unseen())).toList());
  }

  private static SpecReading<SynthesizedSpec> read(Path file) throws IOException {
    return new SpecSynthesizer().read(file.toString(), Files.readString(file));
  }

  static Stream<Path> specs() throws IOException {
    List<Path> specs;
    try (Stream<Path> files = Files.list(FIXTURES.resolve("spec"))) {
      specs = files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
    var right = new ArrayList<Path>();
    right.add(FIXTURES.resolve("real").resolve("every-intent-and-trust.yaml"));
    for (Path file : specs) {
      if (read(file) instanceof SpecReading.Read<SynthesizedSpec> read
          && read.value().terraform().variables().isEmpty()
          && Precondition.references(read.value().roles()).isEmpty()
          && CurrentValues.dataSources(read.value().roles()).isEmpty()) {
        right.add(file);
      }
    }
    assertThat(right).hasSizeGreaterThan(10);
    return right.stream();
  }

  static Stream<Path> inputs() throws IOException {
    try (Stream<Path> files = Files.walk(INPUTS)) {
      return files
          .filter(file -> file.toString().matches(".*\\.(json|yaml)"))
          .sorted()
          .toList()
          .stream();
    }
  }

  private static InputReading read(String name, String text) {
    return switch (InputForm.of(name, text)) {
      case TERRAFORM_SHOW -> TerraformShow.read(name, text);
      case TERRAFORM_FILE -> TerraformFiles.read(name, Map.of(name, text), List.of());
      case ACCOUNT_DETAILS -> AccountDetails.read(name, text);
      case CLOUDFORMATION -> CloudFormationTemplate.read(name, text);
      case PULUMI -> PulumiStack.read(name, text);
      default -> throw new AssertionError(name + " is " + InputForm.of(name, text));
    };
  }

  private static String shown(InputReading reading) {
    var text = new StringBuilder();
    if (reading instanceof InputReading.Read read) {
      read.roles().forEach(role -> show(role, text));
      read.others().forEach(other -> show(other, text));
      read.notes().forEach(note -> text.append("note: ").append(note).append('\n'));
    } else {
      for (Finding finding : ((InputReading.Refused) reading).findings()) {
        text.append(finding.location()).append(": ").append(finding.problem());
        text.append("; ").append(finding.remedy()).append('\n');
      }
    }
    return text.toString();
  }

  private static void show(JudgedRole role, StringBuilder text) {
    text.append(role.kind().word()).append(' ').append(role.path()).append(' ');
    text.append(role.name()).append('\n');
    if (role.trustPolicy() != null) {
      show("trusts", role.trustPolicy(), text);
    }
    role.identityPolicies().forEach(policy -> show("has", policy, text));
    if (role.permissionsBoundary() != null) {
      show("is within", role.permissionsBoundary(), text);
    }
    show("is used by", role, PolicyUse.RESOURCE, text);
    show("limits requests by", role, PolicyUse.REQUEST_LIMIT, text);
    for (UnseenPolicy unseen : role.unseen()) {
      text.append("  not seen, ").append(unseen.effect());
      text.append(unseen.isNamed() ? ": " : ", later: ");
      text.append(unseen.name()).append(" (").append(unseen.arn()).append(")\n");
    }
  }

  private static void show(String how, JudgedRole role, PolicyUse use, StringBuilder text) {
    role.policies().stream()
        .filter(policy -> policy.use() == use)
        .map(policy -> new NamedPolicy(policy.name(), policy.document()))
        .forEach(policy -> show(how, policy, text));
  }

  private static void show(String how, NamedPolicy policy, StringBuilder text) {
    text.append("  ").append(how).append(" '").append(policy.name()).append("': ");
    text.append(new PolicyDocumentWriter().write(policy.document())).append('\n');
  }
}
