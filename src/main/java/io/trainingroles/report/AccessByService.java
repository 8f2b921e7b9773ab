package io.trainingroles.report;

import io.trainingroles.access.proof.AccessChange;
import io.trainingroles.iam.ActionElement;
import io.trainingroles.iam.ActionPattern;
import io.trainingroles.iam.ResourceElement;
import io.trainingroles.report.line.PrintableText;
import io.trainingroles.report.line.TextStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a policy allows in many statements, a line for each service: a policy such as
 * AmazonSageMakerFullAccess has some forty parts that a job does not need, which nobody reads one
 * by one.
 */
final class AccessByService {
  /** With more parts than this, one policy is summarised. */
  private static final int MAXIMUM_PARTS = 8;

  private static final int MAXIMUM_ACTIONS = 4;
  private static final int MAXIMUM_RESOURCES = 2;
  private static final String ALL = "all services";

  /** What is allowed in one service: on any resource, on all but some, and on named ones. */
  private static final class Access {
    private final Set<String> anywhere = new LinkedHashSet<>();
    private final Set<String> elsewhere = new LinkedHashSet<>();
    private final Set<String> named = new LinkedHashSet<>();
    private final Set<String> resources = new LinkedHashSet<>();

    void add(String action, @Nullable ResourceElement on) {
      List<String> patterns =
          on == null ? List.of() : on.patterns().stream().map(AccessPhrases::shown).toList();
      if (on instanceof ResourceElement.NotResources) {
        elsewhere.add(action);
      } else if (patterns.isEmpty() || patterns.contains("*")) {
        anywhere.add(action);
      } else {
        named.add(action);
        resources.addAll(patterns);
      }
    }

    String shown() {
      var parts = new ArrayList<String>();
      if (!anywhere.isEmpty()) {
        parts.add(listed(anywhere, MAXIMUM_ACTIONS) + " on any resource");
      }
      if (!elsewhere.isEmpty()) {
        parts.add(listed(elsewhere, MAXIMUM_ACTIONS) + " on all but some resources");
      }
      if (!named.isEmpty()) {
        parts.add(
            listed(named, MAXIMUM_ACTIONS)
                + " on "
                + (named.size() > 1 && resources.size() > 1 ? "some of " : "")
                + listed(resources, MAXIMUM_RESOURCES));
      }
      return String.join("; ", parts);
    }

    private static String listed(Set<String> values, int maximum) {
      return AccessPhrases.listed(List.copyOf(values), maximum);
    }
  }

  private AccessByService() {}

  /**
   * Appends the parts of the policies that have many, and leaves those of the others.
   *
   * @param text where to
   * @param changes the parts
   * @return the parts that have not been appended
   */
  static List<AccessChange> append(StringBuilder text, List<AccessChange> changes) {
    Map<String, List<AccessChange>> byPolicy = new LinkedHashMap<>();
    for (AccessChange change : changes) {
      byPolicy.computeIfAbsent(change.statement().policy(), key -> new ArrayList<>()).add(change);
    }
    var left = new ArrayList<AccessChange>();
    byPolicy.forEach(
        (policy, parts) -> {
          if (parts.size() > MAXIMUM_PARTS) {
            append(text, policy, parts);
          } else {
            left.addAll(parts);
          }
        });
    return left;
  }

  private static void append(StringBuilder text, String policy, List<AccessChange> parts) {
    Map<String, Access> services = new TreeMap<>();
    parts.forEach(part -> add(services, part));
    String summary =
        policy
            + ": "
            + parts.size()
            + " parts, in "
            + services.size()
            + (services.size() == 1 ? " service" : " services")
            + " (each with an example: --format json)";
    text.append("  ").append(wrapped(summary, 4)).append('\n');
    services.forEach(
        (service, access) ->
            text.append("    ").append(wrapped(service + ": " + access.shown(), 6)).append('\n'));
  }

  private static void add(Map<String, Access> services, AccessChange part) {
    if (part.actions() instanceof ActionElement.NotActions excluded) {
      String all = "all but " + AccessPhrases.listed(names(excluded.patterns()), MAXIMUM_ACTIONS);
      services.computeIfAbsent(ALL, key -> new Access()).add(all, part.resources());
      return;
    }
    for (String action : names(part.actions().patterns())) {
      int colon = action.indexOf(':');
      services
          .computeIfAbsent(colon < 0 ? ALL : action.substring(0, colon), key -> new Access())
          .add(action.substring(colon + 1), part.resources());
    }
  }

  private static List<String> names(List<ActionPattern> patterns) {
    return patterns.stream().map(ActionPattern::value).toList();
  }

  private static String wrapped(String text, int indent) {
    return TextStyle.wrapped(PrintableText.of(text), indent);
  }
}
