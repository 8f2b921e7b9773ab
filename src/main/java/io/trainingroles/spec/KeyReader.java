package io.trainingroles.spec;

import static io.trainingroles.finding.Quotation.quoted;

import io.trainingroles.finding.IssueCode;
import io.trainingroles.finding.Location;
import io.trainingroles.finding.NearestWord;
import io.trainingroles.yaml.YamlNode;
import io.trainingroles.yaml.YamlNode.Entry;
import io.trainingroles.yaml.YamlNode.Mapping;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the keys of a mapping, of which each is known and there once. */
final class KeyReader {
  private static final IssueCode UNKNOWN_KEY = new IssueCode("UNKNOWN_KEY");
  private static final IssueCode DUPLICATE_KEY = new IssueCode("DUPLICATE_KEY");
  private static final IssueCode MISSING_KEY = new IssueCode("MISSING_KEY");

  private static final String MERGE_KEY = "<<";

  private final Mapping mapping;
  private final String what;
  private final Problems problems;

  /** The keys that a misspelt one was probably meant to be; they are not missing too. */
  private final Set<String> meant = new HashSet<>();

  /** {@code what} names the mapping as in "is not a key of …". */
  KeyReader(Mapping mapping, String what, List<String> allowed, Problems problems) {
    this.mapping = mapping;
    this.what = what;
    this.problems = problems;
    refuseDuplicates(mapping, problems);
    for (Entry entry : mapping.entries()) {
      if (!allowed.contains(entry.key())) {
        refuseUnknown(entry, allowed);
      }
    }
  }

  Optional<YamlNode> optional(String key) {
    return mapping.entry(key).map(Entry::value);
  }

  Optional<YamlNode> required(String key, String example) {
    Optional<YamlNode> value = optional(key);
    if (value.isEmpty() && !meant.contains(key)) {
      refuseMissing(mapping, what, key, "add " + example, problems);
    }
    return value;
  }

  static void refuseMissing(
      YamlNode node, String what, String key, String remedy, Problems problems) {
    problems.add(MISSING_KEY, node.location(), what + " has no '" + key + "'", remedy);
  }

  static void refuseDuplicates(Mapping mapping, Problems problems) {
    Map<String, Location> seen = new HashMap<>();
    for (Entry entry : mapping.entries()) {
      Location first = seen.putIfAbsent(entry.key(), entry.location());
      if (first != null) {
        problems.add(
            DUPLICATE_KEY,
            entry.location(),
            quoted(entry.key()) + " is there twice" + alreadyAt(first),
            "leave one of them, or give them two names");
      }
    }
  }

  private void refuseUnknown(Entry entry, List<String> allowed) {
    String hint = "";
    if (entry.key().equals(MERGE_KEY)) {
      meant.addAll(allowed);
      hint = "YAML 1.2 has no merge keys, so write the keys out; ";
    } else {
      Optional<String> nearest = NearestWord.to(entry.key(), allowed);
      nearest.ifPresent(meant::add);
      hint = nearest.map(word -> "did you mean '" + word + "'? ").orElse("");
    }
    problems.add(
        UNKNOWN_KEY,
        entry.location(),
        quoted(entry.key()) + " is not a key of " + what,
        hint + "allowed: " + String.join(", ", allowed));
  }

  private static String alreadyAt(Location first) {
    return first instanceof Location.Position position
        ? ", the first time in line " + position.line()
        : "";
  }
}
