package io.trainingroles.tree;

import static io.trainingroles.finding.Quotation.quoted;

import io.trainingroles.finding.Finding;
import io.trainingroles.finding.InputIssues;
import io.trainingroles.finding.IssueCode;
import io.trainingroles.finding.Location.Position;
import io.trainingroles.tree.Tree.Entry;
import io.trainingroles.tree.Tree.Listing;
import io.trainingroles.tree.Tree.Mapping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Finds keys that one mapping defines more than once. Programs differ in which of the values they
 * take, so a review of one of them says nothing about what another program does with the file.
 */
public final class DuplicateKeys {
  private static final IssueCode DUPLICATE_KEY = InputIssues.DUPLICATE_KEY;

  /** Up to this many keys, comparing each with each is quicker than a map of them. */
  private static final int FEW = 8;

  private DuplicateKeys() {}

  /**
   * The duplicate keys of a mapping itself.
   *
   * @param mapping the mapping
   * @return an error for each definition of a key but the first
   */
  public static List<Finding> of(Mapping mapping) {
    var findings = new ArrayList<Finding>();
    find(mapping, (first, again) -> findings.add(finding(first, again)));
    return findings;
  }

  /**
   * The duplicate keys of a value and of all values in it.
   *
   * @param tree the value
   * @return an error for each definition of a key but the first, in the order of the file
   */
  public static List<Finding> in(Tree tree) {
    var findings = new ArrayList<Finding>();
    collect(tree, findings);
    return findings;
  }

  private static void collect(Tree tree, List<Finding> findings) {
    if (tree instanceof Mapping mapping) {
      findings.addAll(of(mapping));
      mapping.entries().forEach(entry -> collect(entry.value(), findings));
    } else if (tree instanceof Listing listing) {
      listing.items().forEach(item -> collect(item, findings));
    }
  }

  private static void find(Mapping mapping, BiConsumer<Entry, Entry> found) {
    List<Entry> entries = mapping.entries();
    if (entries.size() > FEW) {
      Map<String, Entry> seen = new HashMap<>();
      for (Entry entry : entries) {
        Entry first = seen.putIfAbsent(entry.key(), entry);
        if (first != null) {
          found.accept(first, entry);
        }
      }
      return;
    }
    for (int index = 1; index < entries.size(); index++) {
      for (int earlier = 0; earlier < index; earlier++) {
        if (entries.get(earlier).key().equals(entries.get(index).key())) {
          found.accept(entries.get(earlier), entries.get(index));
          break;
        }
      }
    }
  }

  private static Finding finding(Entry first, Entry again) {
    return Finding.error(
        DUPLICATE_KEY,
        again.location(),
        quoted(again.key()) + " is defined twice" + place(first, again),
        "keep one of them, or rename one");
  }

  /** A file that a program has written may have all of it in one line. */
  private static String place(Entry first, Entry again) {
    Position place = first.location().position().orElse(null);
    if (place == null) {
      return "";
    }
    boolean isInSameLine =
        again.location().position().filter(other -> other.line() == place.line()).isPresent();
    return ", first in line " + place.line() + (isInSameLine ? ", column " + place.column() : "");
  }
}
