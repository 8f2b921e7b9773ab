package io.trainingroles.report;

import io.trainingroles.access.ContextValue;
import io.trainingroles.access.PolicyKind;
import io.trainingroles.access.Request;
import io.trainingroles.access.proof.AccessChange;
import io.trainingroles.iam.ActionElement;
import io.trainingroles.iam.ActionPattern;
import io.trainingroles.iam.Condition;
import io.trainingroles.iam.ResourceElement;
import io.trainingroles.report.line.PrintableText;
import io.trainingroles.report.line.TextStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Changes of access under the resources that they are about, each with a request. */
final class AccessGroups {
  /** As many actions or resources of one change as are shown. */
  private static final int MAXIMUM_VALUES = 12;

  private AccessGroups() {}

  /**
   * Appends changes by resource, in the order of the first change of each.
   *
   * @param text where to
   * @param mark what begins each resource, such as {@code " + "}
   * @param changes the changes
   * @param origin what a change comes from, shown in brackets
   */
  static void append(
      StringBuilder text,
      String mark,
      List<AccessChange> changes,
      Function<AccessChange, String> origin) {
    Map<List<String>, List<AccessChange>> byResource = new LinkedHashMap<>();
    for (AccessChange change : changes) {
      byResource.computeIfAbsent(resources(change), key -> new ArrayList<>()).add(change);
    }
    byResource.forEach(
        (resources, here) -> {
          appendResources(text, mark, resources);
          here.forEach(change -> append(text, mark.length() + 2, resources, change, origin));
        });
  }

  private static List<String> resources(AccessChange change) {
    ResourceElement element = change.resources();
    if (element == null) {
      return List.of("the role itself");
    }
    List<String> patterns = element.patterns().stream().map(AccessPhrases::shown).toList();
    if (element instanceof ResourceElement.NotResources) {
      return List.of("all but " + AccessPhrases.listed(patterns, MAXIMUM_VALUES));
    }
    return patterns;
  }

  private static void appendResources(StringBuilder text, String mark, List<String> resources) {
    String begin = mark;
    for (String resource : resources.subList(0, Math.min(MAXIMUM_VALUES, resources.size()))) {
      text.append(begin).append(wrapped(resource, mark.length() + 2)).append('\n');
      begin = " ".repeat(mark.length());
    }
    if (resources.size() > MAXIMUM_VALUES) {
      int more = resources.size() - MAXIMUM_VALUES;
      text.append(begin).append("and ").append(more).append(" more\n");
    }
  }

  private static void append(
      StringBuilder text,
      int indent,
      List<String> resources,
      AccessChange change,
      Function<AccessChange, String> origin) {
    String actions = actions(change);
    String example = example(change, resources);
    String margin = " ".repeat(indent);
    text.append(margin)
        .append(wrapped(actions + " " + inBrackets(origin.apply(change)), indent + 2))
        .append('\n');
    if (!isRepetition(example, change)) {
      text.append(margin).append("e.g. ").append(PrintableText.of(example)).append('\n');
    }
    for (String oddity : AccessPhrases.oddities(change.oddities())) {
      text.append(margin).append(wrapped("(" + oddity + ")", indent + 2)).append('\n');
    }
  }

  /** Whether a request says no more than that one of the listed actions is allowed. */
  private static boolean isRepetition(String example, AccessChange change) {
    return change.actions() instanceof ActionElement.Actions listed
        && listed.patterns().stream().anyMatch(action -> action.value().equals(example));
  }

  private static String actions(AccessChange change) {
    List<String> patterns = change.actions().patterns().stream().map(ActionPattern::value).toList();
    String all = AccessPhrases.listed(patterns, MAXIMUM_VALUES);
    return change.actions() instanceof ActionElement.NotActions ? "all but " + all : all;
  }

  /** The request of a change, without the resource where that is clear. */
  private static String example(AccessChange change, List<String> resources) {
    Request witness = change.witness();
    var text = new StringBuilder(witness.action());
    boolean isClear = change.resources() == null || resources.equals(List.of(witness.resource()));
    if (!isClear) {
      text.append(" on ").append(witness.resource());
    }
    if (change.statement().kind() == PolicyKind.RESOURCE) {
      text.append(" by ").append(witness.caller());
    }
    List<String> context = context(change);
    if (!context.isEmpty()) {
      text.append(" with ").append(AccessPhrases.listed(context, AccessPhrases.MAXIMUM_KEYS));
    }
    return text.append(AccessPhrases.without(change)).toString();
  }

  /** The keys of the request; first those that the statement of the change has a condition on. */
  private static List<String> context(AccessChange change) {
    Set<String> own =
        change.statement().statement().conditions().stream()
            .map(Condition::key)
            .map(key -> key.toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    Comparator<Map.Entry<String, ContextValue>> ownFirst =
        Comparator.comparing(entry -> !own.contains(entry.getKey().toLowerCase(Locale.ROOT)));
    return change.witness().context().values().entrySet().stream()
        .sorted(ownFirst)
        .map(entry -> entry.getKey() + " " + AccessPhrases.value(entry.getValue()))
        .toList();
  }

  private static String inBrackets(String origin) {
    return origin.startsWith("(") ? origin : "(" + origin + ")";
  }

  private static String wrapped(String text, int indent) {
    return TextStyle.wrapped(PrintableText.of(text), indent);
  }
}
