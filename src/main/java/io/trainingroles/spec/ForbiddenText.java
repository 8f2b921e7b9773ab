package io.trainingroles.spec;

import io.trainingroles.finding.InputIssues;
import io.trainingroles.finding.IssueCode;
import io.trainingroles.finding.Location;
import io.trainingroles.iam.UnknownText;
import io.trainingroles.spec.token.DeclaredTokens;
import io.trainingroles.spec.token.TokenReader;
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
 * are, and keys that jsii drops.
 */
final class ForbiddenText {
  private static final IssueCode CODE = InputIssues.FORBIDDEN_TEXT;
  private static final Set<String> KEYS = Set.of("__proto__", "$jsii.byref");

  private final Problems problems;
  private final boolean readsTokens;
  private final Set<Tree> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  /** In a text, tokens may be read; as a key, never. */
  ForbiddenText(Problems problems, boolean readsTokens) {
    this.problems = problems;
    this.readsTokens = readsTokens;
  }

  void refuse(Tree node) {
    if (!seen.add(node)) {
      return;
    }
    if (node instanceof Scalar scalar) {
      String text = scalar.text();
      refuseToken(
          readsTokens ? TokenReader.FORM.matcher(text).replaceAll("") : text, scalar.location());
    } else if (node instanceof Listing listing) {
      listing.items().forEach(this::refuse);
    } else if (node instanceof Mapping mapping) {
      for (Entry entry : mapping.entries()) {
        refuseToken(entry.key(), entry.location());
        if (KEYS.contains(entry.key())) {
          problems.add(
              CODE,
              entry.location(),
              "a key cannot be '" + entry.key() + "'",
              "choose another name");
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
          "the text contains U+E000 or U+E001, which AWS and Terraform do not use",
          "remove it");
    }
    if (text.contains(TokenReader.MARK)) {
      problems.add(
          CODE,
          location,
          readsTokens
              ? "a token of a list, a map or a number, or a token as a name, cannot be read here"
              : "the text contains '"
                  + TokenReader.MARK
                  + "', which CDKTF would read as one of its tokens",
          readsTokens ? DeclaredTokens.LOCAL : "remove it");
    }
  }
}
