package io.trainingroles.patch;

import io.trainingroles.adoption.PolicyEdit.StatementEdit;
import io.trainingroles.iam.ActionElement;
import io.trainingroles.iam.ResourceElement;
import io.trainingroles.iam.Statement;
import io.trainingroles.input.hcl.HclValue;
import io.trainingroles.input.hcl.HclValue.Items;
import io.trainingroles.input.hcl.HclValue.Members;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Changes the statements of a document that is written as an object, in HCL or in JSON. Of a
 * statement that only loses actions or gets other resources, the rest stays as it is written.
 */
final class DocumentEdit {
  private final Replacements file;
  private final StatementStyle style;

  DocumentEdit(Replacements file, StatementStyle style) {
    this.file = file;
    this.style = style;
  }

  /**
   * Changes statements.
   *
   * @param document the document as it is written
   * @param count how many statements it has
   * @param edits the changes, by the numbers of the statements from 1
   * @return false where the document is not written statement by statement
   */
  boolean change(HclValue document, int count, Map<Integer, StatementEdit> edits) {
    if (!(document instanceof Members members)) {
      return false;
    }
    HclValue statements = members.members().get("Statement");
    if (statements instanceof Members alone && count == 1) {
      StatementEdit edit = Objects.requireNonNull(edits.get(1));
      int indent = file.indent(alone.start());
      file.replace(
          alone.start(),
          alone.end(),
          edit.after().size() == 1
              ? changed(alone, edit.before(), edit.after().get(0))
              : "[" + all(edit.after(), indent) + "]");
      return true;
    }
    if (!(statements instanceof Items items)
        || items.items().size() != count
        || !items.items().stream().allMatch(Members.class::isInstance)) {
      return false;
    }
    change(items, edits);
    return true;
  }

  /** Puts the list together again: each statement with what is written before it. */
  private void change(Items items, Map<Integer, StatementEdit> edits) {
    String text = file.before();
    var list = new StringBuilder();
    for (int index = 0; index < items.items().size(); index++) {
      Members item = (Members) items.items().get(index);
      StatementEdit edit = edits.get(index + 1);
      String instead =
          edit == null
              ? text.substring(item.start(), item.end())
              : edit.after().size() == 1
                  ? changed(item, edit.before(), edit.after().get(0))
                  : all(edit.after(), file.indent(item.start()));
      if (!instead.isEmpty()) {
        if (!list.isEmpty()) {
          int border = items.items().get(index - 1).end();
          list.append(text, border, item.start());
        }
        list.append(instead);
      }
    }
    int last = items.items().size() - 1;
    file.replace(items.items().get(0).start(), items.items().get(last).end(), list.toString());
  }

  private String all(List<Statement> statements, int indent) {
    return statements.stream()
        .map(statement -> style.statement(statement, indent))
        .collect(Collectors.joining(",\n" + " ".repeat(indent)));
  }

  /** The statement with other values in the places of those that change. */
  private String changed(Members item, Statement before, Statement after) {
    var own = new Replacements(file.before().substring(item.start(), item.end()));
    int indent = file.indent(item.start());
    boolean isRight =
        member(
                own,
                item,
                "Action",
                before.action() instanceof ActionElement.Actions,
                StatementStyle.actions(before),
                StatementStyle.actions(after))
            && member(
                own,
                item,
                "Resource",
                before.resource() instanceof ResourceElement.Resources,
                StatementStyle.resources(before),
                StatementStyle.resources(after))
            && before.conditions().equals(after.conditions())
            && !(after.action() instanceof ActionElement.NotActions
                ^ before.action() instanceof ActionElement.NotActions);
    return isRight ? own.after() : style.statement(after, indent);
  }

  private boolean member(
      Replacements own,
      Members item,
      String name,
      boolean isPlain,
      List<String> before,
      List<String> after) {
    if (before.equals(after)) {
      return true;
    }
    HclValue value = item.members().get(name);
    if (!isPlain || value == null) {
      return false;
    }
    own.replace(value.start() - item.start(), value.end() - item.start(), style.texts(after));
    return true;
  }
}
