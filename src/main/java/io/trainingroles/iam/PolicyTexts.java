package io.trainingroles.iam;

import io.trainingroles.tree.JsonReader;
import io.trainingroles.tree.NotJsonException;
import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Listing;
import io.trainingroles.tree.Tree.Mapping;

/**
 * Which values are policies in the language of IAM, whatever they are called: objects with a
 * statement that has an effect. See <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html">Grammar
 * of the policy language</a>.
 */
public final class PolicyTexts {
  private PolicyTexts() {}

  /**
   * Whether a text is a policy in JSON.
   *
   * @param text any text
   * @return false for one that is not JSON
   */
  public static boolean isPolicy(String text) {
    if (!text.stripLeading().startsWith("{") || !text.contains("\"Statement\"")) {
      return false;
    }
    try {
      return isPolicy(new JsonReader("policy").read(text));
    } catch (NotJsonException broken) {
      return false;
    }
  }

  /**
   * Whether a value is a policy.
   *
   * @param tree any value
   * @return true for an object with a statement that has an effect
   */
  public static boolean isPolicy(Tree tree) {
    return tree instanceof Mapping policy
        && policy.value("Statement").filter(PolicyTexts::hasEffect).isPresent();
  }

  private static boolean hasEffect(Tree statement) {
    return statement instanceof Listing list
        ? list.items().stream().anyMatch(PolicyTexts::hasEffect)
        : statement instanceof Mapping mapping && mapping.value("Effect").isPresent();
  }
}
