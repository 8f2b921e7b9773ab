package io.trainingroles.terraform;

import static java.util.Map.entry;

import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.PolicyDocumentWriter;
import io.trainingroles.policy.InlinePolicy;
import io.trainingroles.policy.RoleDetail;
import io.trainingroles.terraform.Value.Concatenation;
import io.trainingroles.terraform.Value.Expression;
import io.trainingroles.terraform.Value.Mapping;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Renders roles as a root configuration or as a module. See <a
 * href="https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_role">aws_iam_role</a>
 * and <a
 * href="https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_role_policy">
 * aws_iam_role_policy</a>.
 */
public final class ConfigurationRenderer {
  private final PolicyDocumentWriter documents = new PolicyDocumentWriter();

  /** A renderer; it keeps nothing between two configurations. */
  public ConfigurationRenderer() {}

  /**
   * A root configuration.
   *
   * @param roles the roles; none of their addresses may collide
   * @param settings what the configuration has only once
   * @return the configuration
   * @throws IllegalArgumentException if two roles or policies have the same address
   */
  public TerraformConfiguration root(List<RoleDetail> roles, TerraformSettings settings) {
    return new TerraformConfiguration(main(roles, Map.of()), SettingsBlocks.root(settings));
  }

  /**
   * A reusable module: the same roles, and variables for what its users set.
   *
   * @param roles the roles; none of their addresses may collide
   * @return the configuration
   * @throws IllegalArgumentException if two roles or policies have the same address
   */
  public TerraformConfiguration module(List<RoleDetail> roles) {
    Mapping main = main(roles, ModuleVariables.OF_EACH_ROLE);
    Mapping variables = Mapping.of(entry("variable", ModuleVariables.blocks(roles)));
    return new TerraformConfiguration(main.and(variables), SettingsBlocks.module());
  }

  private Mapping main(List<RoleDetail> roles, Map<String, Value> ofEachRole) {
    var roleBlocks = new TreeMap<String, Value>();
    var policyBlocks = new TreeMap<String, Value>();
    var outputs = new TreeMap<String, Value>();
    for (RoleDetail role : roles) {
      String label = Labels.of(role.name());
      put(roleBlocks, label, roleBlock(role, ofEachRole));
      for (InlinePolicy policy : role.inlinePolicies()) {
        put(policyBlocks, Labels.of(policy.name()), policyBlock(label, policy));
      }
      RoleOutputs.of(role.name()).forEach(output -> put(outputs, output.name(), output.block()));
    }
    var resources = new TreeMap<String, Value>();
    resources.put("aws_iam_role", new Mapping(roleBlocks));
    if (!policyBlocks.isEmpty()) {
      resources.put("aws_iam_role_policy", new Mapping(policyBlocks));
    }
    return Mapping.of(
        entry("output", new Mapping(outputs)), entry("resource", new Mapping(resources)));
  }

  private Mapping roleBlock(RoleDetail role, Map<String, Value> ofEachRole) {
    var attributes = new TreeMap<>(ofEachRole);
    attributes.put("assume_role_policy", document(role.trustPolicy()));
    if (role.description() != null) {
      attributes.put("description", Value.text(role.description().value()));
    }
    Value name = Value.text(role.name().value());
    attributes.merge("name", name, (prefix, own) -> new Concatenation(List.of(prefix, own)));
    return new Mapping(attributes);
  }

  private Mapping policyBlock(String roleLabel, InlinePolicy policy) {
    return Mapping.of(
        entry("name", Value.text(policy.name().value())),
        entry("policy", document(policy.document())),
        entry("role", new Expression("aws_iam_role." + roleLabel + ".name")));
  }

  private Value document(PolicyDocument document) {
    return Value.text(documents.write(document));
  }

  private static void put(Map<String, Value> blocks, String label, Value block) {
    if (blocks.put(label, block) != null) {
      throw new IllegalArgumentException("two blocks with the label " + label);
    }
  }
}
