package io.trainingroles.organisation;

import static io.trainingroles.finding.Quotation.quoted;

import io.trainingroles.access.proof.AccessProver;
import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.iam.UnknownText;
import io.trainingroles.iam.Wildcards;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.SeenAttributes;
import io.trainingroles.input.SeenValue;
import io.trainingroles.role.MaximumSession;
import java.util.List;
import java.util.Map;

/** Rules about a role itself. A document without a role keeps all of them. */
final class AttributeRules {
  private static final int SESSION_BY_DEFAULT = 3_600;

  private AttributeRules() {}

  /** A boundary that is one of these. */
  static Requirement boundary(List<String> arns) {
    beginWith(arns, "arn:", "an ARN, such as arn:aws:iam::123456789012:policy/TrainingBoundary");
    return ofRoles(
        (role, prover) -> {
          SeenAttributes given = role.attributes();
          if (given.boundary() instanceof SeenValue.Unknown<String> unknown) {
            return breach(
                role,
                "INDETERMINATE: the permissions boundary of "
                    + quoted(role.name())
                    + " is not known: "
                    + unknown.why());
          }
          String boundary = given.boundary().known().orElse("");
          if (isOneOf(boundary, arns)) {
            return List.of();
          }
          String has = boundary.isEmpty() ? "no permissions boundary" : "the boundary " + boundary;
          return breach(
              role,
              unknown(boundary) + quoted(role.name()) + " has " + has + "; allowed: " + any(arns));
        });
  }

  /** A path that is one of these. */
  static Requirement path(List<String> paths) {
    beginWith(paths, "/", "a path with its slashes, such as /training/");
    return ofRoles(
        (role, prover) ->
            isOneOf(role.path(), paths)
                ? List.of()
                : breach(
                    role,
                    unknown(role.path())
                        + quoted(role.name())
                        + " has the path "
                        + role.path()
                        + "; allowed: "
                        + any(paths)));
  }

  /** A name like one of these. */
  static Requirement name(List<String> patterns) {
    return ofRoles(
        (role, prover) ->
            isOneOf(role.name(), patterns)
                ? List.of()
                : breach(
                    role,
                    unknown(role.name())
                        + quoted(role.name())
                        + " is not an allowed name; allowed: "
                        + any(patterns)));
  }

  /** Tags with all of these keys. */
  static Requirement tags(List<String> keys) {
    return ofRoles(
        (role, prover) -> {
          if (role.attributes().tags() instanceof SeenValue.Unknown<?> unknown) {
            return breach(
                role,
                "INDETERMINATE: the tags of "
                    + quoted(role.name())
                    + " are not known: "
                    + unknown.why());
          }
          Map<String, String> tags = role.attributes().tags().known().orElse(Map.of());
          return keys.stream()
              .filter(key -> tags.keySet().stream().noneMatch(key::equalsIgnoreCase))
              .map(
                  key ->
                      new Breach(
                          role.attributes().place(),
                          key,
                          quoted(role.name()) + " has no tag " + quoted(key)))
              .toList();
        });
  }

  /** A session of at most this length. */
  static Requirement maximumSession(List<String> lengths) {
    int most = lengths.stream().mapToInt(text -> MaximumSession.of(text).seconds()).min().orElse(0);
    return ofRoles(
        (role, prover) -> {
          SeenValue<Integer> session = role.attributes().maximumSession();
          if (session instanceof SeenValue.Unknown<Integer> unknown) {
            return breach(
                role,
                "INDETERMINATE: the longest session of "
                    + quoted(role.name())
                    + " is not known: "
                    + unknown.why());
          }
          int seconds = session.known().orElse(SESSION_BY_DEFAULT);
          return seconds <= most
              ? List.of()
              : breach(
                  role,
                  quoted(role.name())
                      + " allows sessions of "
                      + seconds
                      + " seconds; the limit is "
                      + most);
        });
  }

  /** Any other pattern would match nothing, and every role would break the rule. */
  private static void beginWith(List<String> patterns, String beginning, String example) {
    for (String pattern : patterns) {
      if (!pattern.startsWith(beginning) && !pattern.startsWith("*")) {
        throw new InvalidValueException(
            quoted(pattern) + " does not begin with " + beginning, "write " + example);
      }
    }
  }

  private static Requirement ofRoles(Requirement requirement) {
    return (JudgedRole role, AccessProver prover) ->
        role.isRole() ? requirement.breaches(role, prover) : List.of();
  }

  /** A value with a part that is known only after apply may differ from what it seems to be. */
  private static String unknown(String text) {
    return UnknownText.isIn(text) ? "INDETERMINATE: " : "";
  }

  private static boolean isOneOf(String text, List<String> patterns) {
    return patterns.stream().anyMatch(pattern -> Wildcards.match(pattern, text));
  }

  private static String any(List<String> values) {
    return String.join(" or ", values);
  }

  private static List<Breach> breach(JudgedRole role, String problem) {
    return List.of(new Breach(role.attributes().place(), role.name(), problem));
  }
}
