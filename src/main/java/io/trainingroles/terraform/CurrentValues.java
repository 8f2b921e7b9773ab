package io.trainingroles.terraform;

import static java.util.Map.entry;

import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.PolicyDocumentWriter;
import io.trainingroles.policy.RoleDetail;
import io.trainingroles.role.value.CurrentValue;
import io.trainingroles.terraform.Value.Mapping;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The account, the Region and the partition that Terraform itself knows, as data sources of the
 * provider. Their label is that of the first role, so that two generated files fit into one
 * configuration, beside everybody else's {@code current}. See <a
 * href="https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/caller_identity">aws_caller_identity</a>.
 */
public final class CurrentValues {
  private static final Map<String, String> DOCUMENTS =
      Map.of(
          "aws_iam_role",
          "assume_role_policy",
          "aws_iam_role_policy",
          "policy",
          "aws_iam_policy",
          "policy");

  private CurrentValues() {}

  /**
   * The data sources that roles need.
   *
   * @param roles the roles of a configuration
   * @return their types; empty where no role has a value that only Terraform knows
   */
  public static SortedSet<String> dataSources(List<RoleDetail> roles) {
    List<String> texts =
        roles.stream()
            .flatMap(CurrentValues::documents)
            .filter(document -> !document.isKnown())
            .map(CurrentValues::text)
            .toList();
    return Arrays.stream(CurrentValue.values())
        .filter(value -> texts.stream().anyMatch(value::isIn))
        .map(CurrentValue::dataSource)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * The label of the data sources.
   *
   * @param roles the roles of a configuration
   * @return that of the first role
   */
  public static String label(List<RoleDetail> roles) {
    return Labels.of(roles.get(0).name());
  }

  /**
   * The roles with the attributes of the data sources in their documents.
   *
   * @param roles the roles of a configuration
   * @return the roles, in the same order
   */
  public static List<RoleDetail> attributes(List<RoleDetail> roles) {
    if (dataSources(roles).isEmpty()) {
      return roles;
    }
    String label = label(roles);
    return roles.stream()
        .map(role -> role.with(text -> CurrentValue.attributes(text, type -> label)))
        .toList();
  }

  /** The blocks of the data sources. */
  static Mapping blocks(List<RoleDetail> roles) {
    return blocks(roles, Mapping.of());
  }

  private static Mapping blocks(List<RoleDetail> roles, Mapping content) {
    return Mapping.of(
        dataSources(roles).stream()
            .map(type -> entry(type, Mapping.of(entry(label(roles), content))))
            .toList());
  }

  /**
   * What overrides a configuration that cannot ask AWS: no data source, and placeholders in the
   * documents. See <a
   * href="https://developer.hashicorp.com/terraform/language/files/override">Override files</a>.
   *
   * @param roles the roles of a configuration
   * @return the blocks; empty where nothing has to be asked
   */
  public static Mapping placeholders(List<RoleDetail> roles) {
    if (dataSources(roles).isEmpty()) {
      return Mapping.of();
    }
    List<RoleDetail> known =
        roles.stream().map(role -> role.with(CurrentValue::placeholders)).toList();
    Map<String, Map<String, Value>> resources = new TreeMap<>();
    List<RoleLabels> labels = RoleLabels.of(known);
    for (int index = 0; index < known.size(); index++) {
      for (RoleBlocks.Block block : new RoleBlocks(known.get(index), labels.get(index)).all()) {
        String attribute = DOCUMENTS.get(block.type());
        if (attribute != null) {
          Value document = block.attributes().entries().get(attribute);
          resources
              .computeIfAbsent(block.type(), type -> new HashMap<>())
              .put(block.label(), Mapping.of(entry(attribute, document)));
        }
      }
    }
    return Mapping.of(
        entry("data", blocks(roles, Mapping.of(entry("count", new Value.Whole(0))))),
        entry(
            "resource",
            Mapping.of(
                resources.entrySet().stream()
                    .map(type -> entry(type.getKey(), new Mapping(new TreeMap<>(type.getValue()))))
                    .toList())));
  }

  private static Stream<PolicyDocument> documents(RoleDetail role) {
    return Stream.of(
            List.of(role.trustPolicy()),
            role.inlinePolicies().stream().map(policy -> policy.document()).toList(),
            role.managedPolicies().stream().map(policy -> policy.document()).toList())
        .flatMap(List::stream);
  }

  private static String text(PolicyDocument document) {
    return new PolicyDocumentWriter().write(document);
  }
}
