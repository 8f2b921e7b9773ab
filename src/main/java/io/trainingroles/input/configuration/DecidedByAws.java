package io.trainingroles.input.configuration;

import io.trainingroles.finding.Location;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Expressions that a value of the account decides: a comparison, a condition or a choice with what
 * a data source or a remote state says. In a plan without AWS a text of our own stands for that
 * value, and so it would be decided by that text. What such an expression could make is not known.
 */
final class DecidedByAws {
  private final Map<String, ConfigurationModule> modules;

  /** The values of each module that come from the account: {@code local.x}, {@code var.x}. */
  private final Map<String, Set<String>> ofAccount = new TreeMap<>();

  DecidedByAws(Map<String, ConfigurationModule> modules) {
    this.modules = modules;
    modules.keySet().forEach(address -> ofAccount.put(address, new HashSet<>()));
  }

  /** An expression of a file. */
  record Expression(
      Location.Position place,
      String name,
      Set<String> references,
      boolean decides,
      boolean concernsPolicies) {
    /** Keeps an unchangeable copy. */
    Expression {
      references = Set.copyOf(references);
    }
  }

  /** The places of such expressions, with what they are. */
  Map<String, String> found() {
    boolean isMore = true;
    while (isMore) {
      isMore = false;
      for (Map.Entry<String, ConfigurationModule> module : modules.entrySet()) {
        isMore |= spread(module.getKey(), module.getValue());
      }
    }
    var found = new LinkedHashMap<String, String>();
    for (Map.Entry<String, ConfigurationModule> module : modules.entrySet()) {
      for (Expression expression : module.getValue().expressions()) {
        if (expression.decides()
            && expression.concernsPolicies()
            && isOfAccount(module.getKey(), expression)) {
          found.put(
              "what " + expression.place() + " (" + expression.name() + ") decides",
              "it depends on what the account says");
        }
      }
    }
    return found;
  }

  private boolean isOfAccount(String module, Expression expression) {
    Set<String> known = ofAccount.getOrDefault(module, Set.of());
    return expression.references().stream()
        .anyMatch(each -> known.contains(each) || isAccount(each));
  }

  private static boolean isAccount(String reference) {
    return reference.startsWith("data.")
        && !TestFile.WITHOUT_AWS.contains(reference.substring("data.".length()).split("\\.", 2)[0])
        && !reference.startsWith("data.aws_region.");
  }

  /** Goes on from expressions to the local values, variables and outputs that they give. */
  private boolean spread(String address, ConfigurationModule module) {
    Set<String> mine = ofAccount.computeIfAbsent(address, each -> new HashSet<>());
    boolean isMore = false;
    for (Expression expression : module.expressions()) {
      if (!isOfAccount(address, expression)) {
        continue;
      }
      String name = expression.name();
      if (name.startsWith("local.")) {
        isMore |= mine.add(name);
      } else if (name.startsWith("output.")) {
        isMore |= addToCaller(address, name.substring("output.".length()));
      } else if (name.startsWith("module.")) {
        List<String> parts = List.of(name.split("\\.", 3));
        Set<String> called = ofAccount.get(ConfigurationTree.called(address, parts.get(1)));
        if (called != null && parts.size() == 3) {
          isMore |= called.add("var." + parts.get(2));
        }
      }
    }
    return isMore;
  }

  private boolean addToCaller(String address, String output) {
    int start = address.lastIndexOf("module.");
    if (start < 0) {
      return false;
    }
    String caller = start == 0 ? "" : address.substring(0, start - 1);
    Set<String> its = ofAccount.get(caller);
    String module = address.substring(start);
    return its != null && its.add(module + "." + output);
  }

  /** The names that an expression refers to, in the form in which they are kept. */
  static Set<String> names(List<List<String>> references) {
    var names = new HashSet<String>();
    for (List<String> each : references) {
      var shortened = new ArrayList<String>(each.subList(0, Math.min(each.size(), 3)));
      String first = each.get(0);
      if (first.equals("local") || first.equals("var")) {
        names.add(String.join(".", shortened.subList(0, Math.min(shortened.size(), 2))));
      } else if (first.equals("data") || first.equals("module")) {
        names.add(String.join(".", shortened));
      }
    }
    return names;
  }
}
