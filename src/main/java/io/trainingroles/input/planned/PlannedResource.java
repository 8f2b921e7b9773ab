package io.trainingroles.input.planned;

import io.trainingroles.finding.Location;
import io.trainingroles.tree.JsonReader;
import io.trainingroles.tree.JsonWriter;
import io.trainingroles.tree.NotJsonException;
import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A resource of the plan of a configuration.
 *
 * @param place where it is declared
 * @param address its address, with the keys of instances
 * @param type its type; that of a data source begins with {@code data.}
 * @param provider what tells apart the configurations of providers that may be for different
 *     accounts
 * @param values its attributes
 * @param unknown the same with true for each that is not known
 */
public record PlannedResource(
    Location place, String address, String type, String provider, Mapping values, Tree unknown) {

  /** What the configurations of providers have whose account is known, before the account. */
  private static final String ACCOUNT = "account ";

  /**
   * What all resources of an account have.
   *
   * @param account its 12 digits
   * @return what tells the configurations of providers apart
   */
  public static String ofAccount(String account) {
    return ACCOUNT + account;
  }

  /**
   * Whether resources are of two accounts for certain.
   *
   * @param some what tells apart the provider of one
   * @param other the same of the other
   * @return true if both accounts are known, and not the same
   */
  public static boolean areOfTwoAccounts(String some, String other) {
    return some.startsWith(ACCOUNT) && other.startsWith(ACCOUNT) && !some.equals(other);
  }

  /**
   * What two plans agree on, of which each had other texts in the place of what only AWS could say:
   * a value that differs was computed from such a text, and so is not known.
   *
   * @param some the resources of one plan
   * @param others those of the other
   * @return the resources of the first, with what is not known
   */
  public static List<PlannedResource> agreed(
      List<PlannedResource> some, List<PlannedResource> others) {
    Map<String, PlannedResource> byAddress =
        others.stream()
            .collect(Collectors.toMap(PlannedResource::address, each -> each, (one, two) -> one));
    return some.stream()
        .map(each -> byAddress.containsKey(each.address()) ? each.with(byAddress) : each)
        .toList();
  }

  /**
   * Its attributes that are known as a whole.
   *
   * @return the attributes without those that have a mark
   */
  public Mapping known() {
    return unknown instanceof Mapping marks
        ? new Mapping(
            values.location(),
            values.entries().stream().filter(each -> marks.value(each.key()).isEmpty()).toList())
        : values;
  }

  private PlannedResource with(Map<String, PlannedResource> byAddress) {
    PlannedResource other = byAddress.getOrDefault(address, this);
    var agreed = new ArrayList<Tree.Entry>();
    var open = new ArrayList<Tree.Entry>();
    if (unknown instanceof Mapping marks) {
      open.addAll(marks.entries());
    }
    for (Tree.Entry entry : values.entries()) {
      boolean isSame =
          other
              .values
              .value(entry.key())
              .filter(value -> sorted(value).equals(sorted(entry.value())))
              .isPresent();
      if (isSame) {
        agreed.add(entry);
      } else {
        open.removeIf(mark -> mark.key().equals(entry.key()));
        open.add(
            new Tree.Entry(
                entry.key(), place, new Tree.Scalar(place, Tree.ScalarKind.BOOLEAN, "true")));
      }
    }
    return new PlannedResource(
        place, address, type, provider, new Mapping(place, agreed), new Mapping(place, open));
  }

  /** The value with its lists in one order, also in a document: the provider sorts some of them. */
  private static String sorted(Tree tree) {
    if (tree instanceof Tree.Listing list) {
      return list.items().stream()
          .map(PlannedResource::sorted)
          .sorted()
          .collect(Collectors.joining(",", "[", "]"));
    } else if (tree instanceof Mapping mapping) {
      return mapping.entries().stream()
          .map(entry -> entry.key() + ":" + sorted(entry.value()))
          .collect(Collectors.joining(",", "{", "}"));
    }
    String text = tree.asText().filter(each -> each.startsWith("{")).orElse("");
    try {
      return text.isEmpty() ? JsonWriter.compact(tree) : sorted(new JsonReader("").read(text));
    } catch (NotJsonException noDocument) {
      return text;
    }
  }
}
