package io.trainingroles.input.configuration;

import io.trainingroles.role.value.TerraformReference;
import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Listing;
import io.trainingroles.tree.Tree.Mapping;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;

/**
 * What defines the values that only AWS knows: the arguments of the resource or the data source
 * that has them, and of all that those refer to. Two configurations in which they are the same
 * speak of the same value.
 */
final class Definitions {
  /** The arguments that leave a resource what it is. */
  private static final Set<String> LEFT_OUT = Set.of("tags", "tags_all", "timeouts");

  private final Map<String, Mapping> arguments = new TreeMap<>();
  private final Map<String, String> providers = new HashMap<>();
  private final Meanings meanings;
  private final BiPredicate<String, Tree> isComputed;

  /**
   * Those of a plan.
   *
   * @param meanings what our own texts stand for
   * @param isComputed whether a value has the text of our own for an attribute, given as {@code
   *     ADDRESS.ATTRIBUTE}
   */
  Definitions(Meanings meanings, BiPredicate<String, Tree> isComputed) {
    this.meanings = meanings;
    this.isComputed = isComputed;
  }

  /** Adds a resource or a data source. */
  void put(String address, Mapping given, String provider) {
    arguments.put(address, given);
    providers.put(address, provider);
  }

  /** The definition of each, by the addresses. */
  Map<String, String> all() {
    var texts = new HashMap<String, String>();
    var references = new HashMap<String, Set<String>>();
    arguments.forEach(
        (address, given) -> {
          var text = new StringBuilder(providers.getOrDefault(address, "")).append('\n');
          given.entries().stream()
              .filter(entry -> !LEFT_OUT.contains(entry.key()))
              .filter(entry -> !isComputed.test(address + "." + entry.key(), entry.value()))
              .sorted(Comparator.comparing(Tree.Entry::key))
              .forEach(entry -> write(entry, text));
          texts.put(address, text.toString());
          references.put(address, addresses(text.toString()));
        });
    var all = new HashMap<String, String>();
    for (String address : texts.keySet()) {
      Set<String> reached = reached(address, references);
      if (texts.keySet().containsAll(reached)) {
        var text = new StringBuilder();
        reached.forEach(each -> text.append(each).append('\n').append(texts.get(each)));
        all.put(address, hash(text.toString()));
      }
    }
    return all;
  }

  /** It and all that its definition names, in the order of their addresses. */
  private static Set<String> reached(String address, Map<String, Set<String>> references) {
    var reached = new TreeSet<String>();
    var next = new ArrayDeque<String>(Set.of(address));
    while (!next.isEmpty()) {
      String each = next.remove();
      if (reached.add(each)) {
        next.addAll(references.getOrDefault(each, Set.of()));
      }
    }
    return reached;
  }

  /** The resources whose values a text has. */
  private Set<String> addresses(String text) {
    var addresses = new TreeSet<String>();
    TerraformReference.in(text)
        .forEach(each -> address(each.expression()).ifPresent(addresses::add));
    return addresses;
  }

  private Optional<String> address(String expression) {
    if (expression.startsWith(Meanings.REGION_OF)
        || expression.startsWith(AwsProviders.ACCOUNT_OF)) {
      return Optional.empty();
    }
    for (int end = expression.length(); end > 0; end = expression.lastIndexOf('.', end - 1)) {
      if (arguments.containsKey(expression.substring(0, end))) {
        return Optional.of(expression.substring(0, end));
      }
    }
    return Optional.of(expression);
  }

  private void write(Tree.Entry entry, StringBuilder text) {
    text.append(meanings.in(entry.key())).append('=');
    write(entry.value(), text);
    text.append('\n');
  }

  private void write(Tree tree, StringBuilder text) {
    if (tree instanceof Mapping mapping) {
      text.append('{');
      mapping.entries().stream()
          .sorted(Comparator.comparing(Tree.Entry::key))
          .forEach(entry -> write(entry, text));
      text.append('}');
    } else if (tree instanceof Listing list) {
      text.append('[');
      list.items()
          .forEach(
              item -> {
                write(item, text);
                text.append('\n');
              });
      text.append(']');
    } else {
      var scalar = (Tree.Scalar) tree;
      String known = meanings.in(scalar.text());
      text.append(scalar.kind()).append(known.length()).append(':').append(known);
    }
  }

  private static String hash(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
