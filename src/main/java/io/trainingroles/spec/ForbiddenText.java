package io.trainingroles.spec;

import io.trainingroles.finding.InputIssues;
import io.trainingroles.finding.IssueCode;
import io.trainingroles.finding.Location;
import io.trainingroles.iam.UnknownText;
import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Entry;
import io.trainingroles.tree.Tree.Listing;
import io.trainingroles.tree.Tree.Mapping;
import io.trainingroles.tree.Tree.Scalar;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * Refuses the few texts that CDKTF cannot carry: its own tokens, which it resolves wherever they
 * stand, and keys that vanish on the way through jsii.
 */
final class ForbiddenText {
  private static final IssueCode CODE = InputIssues.FORBIDDEN_TEXT;
  private static final String TOKEN = "{TfToken[";
  private static final Set<String> KEYS = Set.of("__proto__", "$jsii.byref");

  private final Problems problems;
  private final Set<Tree> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  ForbiddenText(Problems problems) {
    this.problems = problems;
  }

  void refuse(Tree node) {
    if (!seen.add(node)) {
      return;
    }
    if (node instanceof Scalar scalar) {
      refuseToken(scalar.text(), scalar.location());
    } else if (node instanceof Listing listing) {
      listing.items().forEach(this::refuse);
    } else if (node instanceof Mapping mapping) {
      for (Entry entry : mapping.entries()) {
        refuseToken(entry.key(), entry.location());
        if (KEYS.contains(entry.key())) {
          problems.add(
              CODE, entry.location(), "no key can be '" + entry.key() + "'", "choose another name");
        }
        refuse(entry.value());
      }
    }
  }

  private void refuseToken(String text, Location location) {
    if (UnknownText.isIn(text)) {
      problems.add(
          CODE,
          location,
          "the text has a character of U+E000 to U+E001, which no text of AWS or Terraform has",
          "remove it");
    }
    if (text.contains(TOKEN)) {
      problems.add(
          CODE,
          location,
          "the text has '" + TOKEN + "', which CDKTF would take for one of its tokens",
          "write the text without it");
    }
  }
}
