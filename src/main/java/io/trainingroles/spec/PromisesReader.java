package io.trainingroles.spec;

import io.trainingroles.finding.Finding;
import io.trainingroles.finding.Severity;
import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.input.question.AccessPhrase;
import io.trainingroles.input.question.QuestionNames;
import io.trainingroles.role.value.TerraformReference;
import io.trainingroles.spec.declaration.Promise;
import io.trainingroles.tree.Tree;
import io.trainingroles.yaml.KeyReader;
import java.util.ArrayList;
import java.util.List;

/** Reads what must never be allowed, and how single requests must be decided. */
final class PromisesReader {
  private static final String NEVER_EXAMPLE = "s3:DeleteObject on arn:aws:s3:::vision-data/*";
  private static final String EXPECT_EXAMPLE =
      "allow s3:GetObject on arn:aws:s3:::vision-data/train/0.rec";

  private final Problems problems;
  private final QuestionNames names;

  PromisesReader(Problems problems, QuestionNames names) {
    this.problems = problems;
    this.names = names;
  }

  List<Promise> read(KeyReader keys) {
    var promises = new ArrayList<Promise>();
    keys.optional("never")
        .ifPresent(node -> read(promises, node, "'never'", NEVER_EXAMPLE, "never "));
    keys.optional("expect").ifPresent(node -> read(promises, node, "'expect'", EXPECT_EXAMPLE, ""));
    return promises;
  }

  private void read(List<Promise> promises, Tree node, String what, String example, String verb) {
    for (Tree item : problems.items(node, what, "[" + example + "]")) {
      problems
          .value(item, "an item of " + what, example, text -> promise(item, text, verb + text))
          .ifPresent(promises::add);
    }
  }

  private Promise promise(Tree item, String text, String phrase) {
    int blank = phrase.indexOf(' ');
    Promise.Kind kind =
        switch (blank < 0 ? phrase : phrase.substring(0, blank)) {
          case "never" -> Promise.Kind.NEVER;
          case "allow" -> Promise.Kind.ALLOW;
          case "deny" -> Promise.Kind.DENY;
          default ->
              throw new InvalidValueException(
                  "'" + text + "' does not begin with allow or deny",
                  "write it like '" + EXPECT_EXAMPLE + "'");
        };
    AccessPhrase access = AccessPhrase.of(phrase.substring(blank + 1));
    AccessPhrase asked = access.atMost();
    names
        .check(asked)
        .forEach(unknown -> warn(item, unknown, "check its spelling, or add it to known_actions"));
    names
        .neverAsked(asked)
        .ifPresent(never -> warn(item, never, "write a resource that the action acts on"));
    return new Promise(kind, access, TerraformReference.shown(text), item.location());
  }

  private void warn(Tree item, String problem, String remedy) {
    problems.add(
        new Finding(
            Severity.WARNING,
            SpecIssues.QUESTION_NOT_CHECKED.code(),
            item.location(),
            problem,
            remedy));
  }
}
