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

  /** Those of them that a value of the account decides. */
  private final Map<String, Set<String>> decided = new TreeMap<>();

  DecidedByAws(Map<String, ConfigurationModule> modules) {
    this.modules = modules;
    for (String address : modules.keySet()) {
      ofAccount.put(address, new HashSet<>());
      decided.put(address, new HashSet<>());
    }
  }

  /**
   * An expression of a file.
   *
   * @param name what it gives a value to: {@code local.x}, {@code output.x}, {@code module.m.x}, or
   *     a resource
   * @param references what it refers to
   * @param decides whether another value could make it another expression's value altogether
   * @param concernsPolicies whether policies are made of it itself, or whole modules
   */
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

  /** The places of policies that such an expression makes, with what they are. */
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
        if (expression.concernsPolicies() && isDecided(module.getKey(), expression)) {
          found.put(
              "what " + expression.place() + " (" + expression.name() + ") decides",
              "it depends on what the account says");
        }
      }
    }
    return found;
  }

  private boolean isDecided(String module, Expression expression) {
    return (expression.decides() && isOfAccount(module, expression))
        || refers(expression, decided, module);
  }

  private boolean isOfAccount(String module, Expression expression) {
    return refers(expression, ofAccount, module)
        || expression.references().stream().anyMatch(DecidedByAws::isAccount);
  }

  private static boolean refers(
      Expression expression, Map<String, Set<String>> names, String module) {
    Set<String> known = names.getOrDefault(module, Set.of());
    return expression.references().stream().anyMatch(known::contains);
  }

  private static boolean isAccount(String reference) {
    return reference.startsWith("data.")
        && !TestFile.WITHOUT_AWS.contains(reference.substring("data.".length()).split("\\.", 2)[0])
        && !reference.startsWith("data.aws_region.");
  }

  /** Goes on from expressions to the local values, variables and outputs that they give. */
  private boolean spread(String address, ConfigurationModule module) {
    boolean isMore = false;
    for (Expression expression : module.expressions()) {
      if (isOfAccount(address, expression)) {
        isMore |= give(expression.name(), address, ofAccount);
      }
      if (isDecided(address, expression)) {
        isMore |= give(expression.name(), address, decided);
      }
    }
    return isMore;
  }

  /** Adds what an expression gives a value to, under the name by which it is referred to. */
  private static boolean give(String name, String address, Map<String, Set<String>> names) {
    if (name.startsWith("local.")) {
      return add(address, name, names);
    } else if (name.startsWith("output.")) {
      int start = address.lastIndexOf("module.");
      String caller = start <= 0 ? "" : address.substring(0, start - 1);
      String output = name.substring("output".length());
      return start >= 0 && add(caller, address.substring(start) + output, names);
    } else if (name.startsWith("module.")) {
      List<String> parts = List.of(name.split("\\.", 3));
      String called = ConfigurationTree.called(address, parts.get(1));
      return parts.size() == 3 && add(called, "var." + parts.get(2), names);
    }
    return false;
  }

  private static boolean add(String module, String name, Map<String, Set<String>> names) {
    Set<String> known = names.get(module);
    return known != null && known.add(name);
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
