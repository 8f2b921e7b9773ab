package io.trainingroles.spec;

import io.trainingroles.finding.InputIssues;
import io.trainingroles.finding.IssueCode;
import io.trainingroles.role.value.Region;
import io.trainingroles.terraform.Backend;
import io.trainingroles.terraform.Backends;
import io.trainingroles.terraform.ProviderVersion;
import io.trainingroles.terraform.TerraformSettings;
import io.trainingroles.terraform.Variable;
import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Entry;
import io.trainingroles.tree.Tree.Mapping;
import io.trainingroles.yaml.KeyReader;
import java.util.List;
import java.util.Optional;

/** Reads what a configuration has only once: versions, the Region, where the state is kept. */
final class SettingsReader {
  private static final IssueCode WRONG_TYPE = InputIssues.WRONG_TYPE;
  private static final String BACKEND_EXAMPLE =
      "{s3: {bucket: org-state, key: training-roles, region: eu-west-1, use_lockfile: true}}";

  private final Problems problems;

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
            List.of("region", "aws_provider", "variables", "backend"),
            problems);
    Optional<Region> region =
        keys.optional("region")
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
        backend.orElse(null));
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
