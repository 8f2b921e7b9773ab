package io.trainingroles.spec;

import static io.trainingroles.finding.Quotation.quoted;

import io.trainingroles.finding.InputIssues;
import io.trainingroles.finding.IssueCode;
import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.role.value.CurrentValue;
import io.trainingroles.role.value.Region;
import io.trainingroles.terraform.AdoptedRoles;
import io.trainingroles.terraform.Backend;
import io.trainingroles.terraform.Backends;
import io.trainingroles.terraform.ProviderVersion;
import io.trainingroles.terraform.RenamedRoles;
import io.trainingroles.terraform.TerraformSettings;
import io.trainingroles.terraform.Variable;
import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Entry;
import io.trainingroles.tree.Tree.Mapping;
import io.trainingroles.tree.Tree.Scalar;
import io.trainingroles.tree.Tree.ScalarKind;
import io.trainingroles.yaml.KeyReader;
import java.util.List;
import java.util.Optional;

/** Reads what a configuration has only once: versions, the Region, where the state is kept. */
final class SettingsReader {
  private static final String ROLE_MAP = "map";
  private static final IssueCode WRONG_TYPE = InputIssues.WRONG_TYPE;
  private static final String BACKEND_EXAMPLE =
      "{s3: {bucket: org-state, key: training-roles, region: eu-west-1, use_lockfile: true}}";

  private final Problems problems;
  private boolean isRegionCurrent;

  SettingsReader(Problems problems) {
    this.problems = problems;
  }

  TerraformSettings read(Tree node) {
    Optional<Mapping> mapping =
        problems.mapping(node, "'terraform'", "settings, such as {region: eu-west-1}");
    if (mapping.isEmpty()) {
      return TerraformSettings.DEFAULT;
    }
    var keys =
        new KeyReader(
            mapping.get(),
            "'terraform'",
            List.of("region", "aws_provider", "variables", "backend", "outputs"),
            problems);
    Optional<Tree> regionNode = keys.optional("region");
    isRegionCurrent = regionNode.filter(SettingsReader::isCurrent).isPresent();
    Optional<Region> region =
        regionNode
            .filter(value -> !isCurrent(value))
            .flatMap(value -> problems.value(value, "'region'", "eu-west-1", Region::new));
    Optional<ProviderVersion> version =
        keys.optional("aws_provider")
            .flatMap(
                value ->
                    problems.value(value, "'aws_provider'", "\"~> 5.0\"", ProviderVersion::new));
    List<Variable> variables =
        keys.optional("variables").map(new VariablesReader(problems)::read).orElse(List.of());
    Optional<Backend> backend = keys.optional("backend").flatMap(this::backend);
    return new TerraformSettings(
        version.orElse(ProviderVersion.DEFAULT),
        region.orElse(null),
        variables,
        backend.orElse(null),
        keys.optional("outputs").flatMap(this::roleMap).isPresent(),
        AdoptedRoles.NONE,
        RenamedRoles.NONE);
  }

  /** Whether the settings leave the Region of ARNs to Terraform's provider. */
  boolean isRegionCurrent() {
    return isRegionCurrent;
  }

  /** Whether a value is left to Terraform. */
  static boolean isCurrent(Tree node) {
    return node instanceof Scalar scalar
        && scalar.kind() == ScalarKind.TEXT
        && scalar.text().equals(CurrentValue.WORD);
  }

  private Optional<String> roleMap(Tree node) {
    return problems.value(
        node,
        "'outputs'",
        ROLE_MAP,
        text -> {
          if (!text.equals(ROLE_MAP)) {
            throw new InvalidValueException(
                quoted(text) + " is not a form of outputs",
                "write outputs: map for one more output, training_roles, or remove it");
          }
          return text;
        });
  }

  private Optional<Backend> backend(Tree node) {
    Optional<Mapping> mapping = problems.mapping(node, "'backend'", BACKEND_EXAMPLE);
    if (mapping.isEmpty()) {
      return Optional.empty();
    }
    List<Entry> entries = mapping.get().entries();
    new KeyReader(mapping.get(), "'backend'", Backends.types(), problems);
    if (entries.size() > 1) {
      problems.add(
          WRONG_TYPE,
          node.location(),
          "a configuration can have only one backend, and this has " + entries.size(),
          "remove all but one");
      return Optional.empty();
    }
    Entry only = entries.get(0);
    return Backends.of(only.key())
        .flatMap(form -> new FormReader(problems).read(form, only.value()));
  }
}
