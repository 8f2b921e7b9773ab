package io.trainingroles.patch;

import io.trainingroles.adoption.PolicyEdit.StatementEdit;
import io.trainingroles.iam.ActionElement;
import io.trainingroles.iam.Condition;
import io.trainingroles.iam.Effect;
import io.trainingroles.iam.ResourceElement;
import io.trainingroles.iam.Statement;
import io.trainingroles.input.hcl.HclAttribute;
import io.trainingroles.input.hcl.HclBlock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Changes the statements of an <a
 * href="https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document">aws_iam_policy_document</a>,
 * block by block.
 */
final class PolicyDocumentBlock {
  /** What makes a document of others, or several documents of one block. */
  private static final Set<String> OF_OTHERS =
      Set.of(
          "source_policy_documents",
          "override_policy_documents",
          "source_json",
          "override_json",
          "count",
          "for_each");

  private final Replacements file;

  PolicyDocumentBlock(Replacements file) {
    this.file = file;
  }

  /** Changes statements; false where they are not written one by one. */
  boolean change(HclBlock data, int count, Map<Integer, StatementEdit> edits) {
    List<HclBlock> statements = data.body().blocks("statement").toList();
    if (statements.size() != count
        || data.body().blocks("dynamic").findAny().isPresent()
        || data.body().attributes().stream()
            .anyMatch(attribute -> OF_OTHERS.contains(attribute.name()))) {
      return false;
    }
    edits.forEach((number, edit) -> change(statements.get(number - 1), edit));
    return true;
  }

  private void change(HclBlock block, StatementEdit edit) {
    if (edit.after().isEmpty()) {
      file.removeLines(block.start(), block.end());
    } else if (edit.after().size() > 1 || !changeParts(block, edit.before(), edit.after().get(0))) {
      int indent = file.indent(block.start());
      file.replace(
          block.start(),
          block.end(),
          edit.after().stream()
              .map(statement -> statement(statement, indent))
              .collect(Collectors.joining("\n\n" + " ".repeat(indent))));
    }
  }

  /** Of a statement that only loses actions or gets other resources, the rest stays. */
  private boolean changeParts(HclBlock block, Statement before, Statement after) {
    Optional<HclAttribute> actions = block.body().attribute("actions");
    Optional<HclAttribute> resources = block.body().attribute("resources");
    if (actions.isEmpty()
        || resources.isEmpty()
        || !before.conditions().equals(after.conditions())
        || !(before.action() instanceof ActionElement.Actions)
        || !(before.resource() instanceof ResourceElement.Resources)) {
      return false;
    }
    replace(actions.get(), StatementStyle.actions(before), StatementStyle.actions(after));
    replace(resources.get(), StatementStyle.resources(before), StatementStyle.resources(after));
    return true;
  }

  private void replace(HclAttribute attribute, List<String> before, List<String> after) {
    if (!before.equals(after)) {
      file.replace(attribute.value(), attribute.end(), HclText.ofPolicyDocument(after));
    }
  }

  private static String statement(Statement statement, int indent) {
    String margin = "\n" + " ".repeat(indent + 2);
    var text = new StringBuilder("statement {");
    if (statement.sid() != null) {
      text.append(margin).append("sid       = ").append(HclText.quoted(statement.sid()));
    }
    if (statement.effect() == Effect.DENY) {
      text.append(margin).append("effect    = \"Deny\"");
    }
    text.append(margin)
        .append(
            statement.action() instanceof ActionElement.Actions ? "actions   = " : "not_actions = ")
        .append(HclText.ofPolicyDocument(StatementStyle.actions(statement)));
    text.append(margin)
        .append(
            statement.resource() instanceof ResourceElement.NotResources
                ? "not_resources = "
                : "resources = ")
        .append(HclText.ofPolicyDocument(StatementStyle.resources(statement)));
    for (Condition condition : statement.conditions()) {
      String inner = margin + "  ";
      text.append('\n')
          .append(margin)
          .append("condition {")
          .append(inner)
          .append("test     = ")
          .append(HclText.quoted(condition.operator()))
          .append(inner)
          .append("variable = ")
          .append(HclText.quoted(condition.key()))
          .append(inner)
          .append("values   = ")
          .append(HclText.ofPolicyDocument(condition.values()))
          .append(margin)
          .append('}');
    }
    return text.append('\n').append(" ".repeat(indent)).append('}').toString();
  }
}
