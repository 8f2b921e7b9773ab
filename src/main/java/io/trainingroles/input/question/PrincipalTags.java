package io.trainingroles.input.question;

import static io.trainingroles.finding.Quotation.quoted;

import io.trainingroles.iam.Condition;
import io.trainingroles.iam.ResourceElement;
import io.trainingroles.iam.ResourcePattern;
import io.trainingroles.iam.Statement;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.RolePolicy;
import io.trainingroles.input.SeenValue;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tags of a role that changed, and that its policies ask about: a session has the tags of its role,
 * where it has no others of the same keys. See <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principaltag">aws:PrincipalTag</a>.
 */
final class PrincipalTags {
  private static final String KEY = "aws:PrincipalTag/";

  private PrincipalTags() {}

  /**
   * Which tags make a difference, one sentence for each statement; none where they are not known.
   */
  static List<String> changed(@Nullable JudgedRole before, @Nullable JudgedRole after) {
    if (before == null || after == null) {
      return List.of();
    }
    Optional<Map<String, String>> old = tags(before);
    Optional<Map<String, String>> now = tags(after);
    if (old.isEmpty() || now.isEmpty()) {
      return List.of();
    }
    var names = new TreeSet<String>(old.get().keySet());
    names.addAll(now.get().keySet());
    return names.stream()
        .filter(name -> !Optional.ofNullable(old.get().get(name)).equals(value(now.get(), name)))
        .flatMap(
            name ->
                Stream.of(after, before)
                    .flatMap(role -> asking(role, name))
                    .distinct()
                    .map(
                        statement ->
                            statement
                                + " depends on "
                                + KEY
                                + name
                                + ", and the role's tag "
                                + change(value(old.get(), name), value(now.get(), name))))
        .toList();
  }

  private static Optional<String> value(Map<String, String> tags, String name) {
    return Optional.ofNullable(tags.get(name));
  }

  private static String change(Optional<String> old, Optional<String> now) {
    if (old.isEmpty()) {
      return "is new: " + quoted(now.orElseThrow());
    }
    return now.map(value -> "was " + quoted(old.get()) + " and is " + quoted(value))
        .orElseGet(() -> "was removed: " + quoted(old.get()));
  }

  private static Optional<Map<String, String>> tags(JudgedRole role) {
    SeenValue<Map<String, String>> tags = role.attributes().tags();
    return tags instanceof SeenValue.Absent ? Optional.of(Map.of()) : tags.known();
  }

  private static Stream<String> asking(JudgedRole role, String tag) {
    return role.policies().stream()
        .filter(policy -> !policy.use().namesPrincipals())
        .flatMap(policy -> asking(policy, tag));
  }

  private static Stream<String> asking(RolePolicy policy, String tag) {
    List<Statement> statements = policy.document().statements();
    return IntStream.range(0, statements.size())
        .filter(index -> asks(statements.get(index), tag))
        .mapToObj(index -> "statement " + (index + 1) + " of " + policy.name());
  }

  private static boolean asks(Statement statement, String tag) {
    var variable =
        Pattern.compile(
            "\\$\\{" + Pattern.quote((KEY + tag).toLowerCase(Locale.ROOT)) + "\\s*[,}]");
    return statement.conditions().stream()
            .map(Condition::key)
            .anyMatch((KEY + tag)::equalsIgnoreCase)
        || Stream.concat(
                statement.conditions().stream().flatMap(each -> each.values().stream()),
                resources(statement))
            .anyMatch(text -> variable.matcher(text.toLowerCase(Locale.ROOT)).find());
  }

  private static Stream<String> resources(Statement statement) {
    ResourceElement resource = statement.resource();
    return resource == null
        ? Stream.empty()
        : resource.patterns().stream().map(ResourcePattern::value);
  }
}
