package io.trainingroles.input.symbol;

import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.Statement;
import io.trainingroles.iam.UnknownText;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.RolePolicy;
import io.trainingroles.input.UnseenPolicy;
import io.trainingroles.role.value.ManagedNames;
import io.trainingroles.role.value.TerraformReference;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The values of two inputs, as one question is about both. The same expression has the same value
 * in both only if the same defines it; any other value of the one may be any value of the other,
 * also of a resource that has only got another address.
 */
public final class SymbolsOfBoth {
  private static final Pattern MARK = Pattern.compile(UnknownText.FORM);

  private SymbolsOfBoth() {}

  /**
   * The role of the other input with names of its own for the values that may be others.
   *
   * @param before the role of the other input
   * @param after the role
   * @return the first role
   */
  public static JudgedRole apart(JudgedRole before, JudgedRole after) {
    Map<String, Optional<String>> old = definitions(before);
    Map<String, Optional<String>> now = definitions(after);
    List<RolePolicy> policies =
        before.policies().stream()
            .map(
                policy ->
                    policy.use().namesPrincipals()
                        ? policy
                        : new RolePolicy(
                            policy.use(),
                            policy.name(),
                            apart(policy.document(), old, now),
                            policy.source(),
                            policy.managed()))
            .toList();
    List<UnseenPolicy> unseen =
        before.unseen().stream()
            .map(
                policy ->
                    policy.statement() == null || !policy.isAboutAccess()
                        ? policy
                        : policy.with(apart(policy.statement(), old, now)))
            .toList();
    // What is known of a name counts where it is a symbol of both, and so is what the other says.
    return new JudgedRole(
        before.name(),
        before.path(),
        policies,
        unseen,
        before.attributes().withManaged(ManagedNames.NONE),
        before.kind());
  }

  private static Map<String, Optional<String>> definitions(JudgedRole role) {
    var all = new HashMap<String, Optional<String>>();
    role.unseen().forEach(policy -> all.putAll(policy.values().definitions()));
    return all;
  }

  private static PolicyDocument apart(
      PolicyDocument document,
      Map<String, Optional<String>> old,
      Map<String, Optional<String>> now) {
    return new PolicyDocument(
        document.version(),
        document.id(),
        document.statements().stream().map(each -> apart(each, old, now)).toList());
  }

  private static Statement apart(
      Statement statement, Map<String, Optional<String>> old, Map<String, Optional<String>> now) {
    return statement.isKnown()
        ? statement
        : SymbolCase.with(statement, text -> apart(text, old, now), true);
  }

  private static String apart(
      String text, Map<String, Optional<String>> old, Map<String, Optional<String>> now) {
    return MARK.matcher(text)
        .replaceAll(
            mark -> {
              String name = mark.group(1);
              String expression = TerraformReference.expression(name);
              Optional<String> defined = old.getOrDefault(expression, Optional.empty());
              // What Terraform's credentials decide has no definition, and is the same in both.
              boolean isSame =
                  name.startsWith("own|current.")
                      || (defined.isPresent()
                          && defined.equals(now.getOrDefault(expression, Optional.empty())));
              return Matcher.quoteReplacement(
                  UnknownText.named(isSame ? name : Symbol.elsewhere(name)));
            });
  }
}
