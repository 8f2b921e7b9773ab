package io.trainingroles.yaml;

import static io.trainingroles.finding.Quotation.quoted;

import io.trainingroles.finding.InputIssues;
import io.trainingroles.finding.IssueCode;
import io.trainingroles.finding.Location;
import io.trainingroles.finding.NearestWord;
import io.trainingroles.yaml.YamlNode.Entry;
import io.trainingroles.yaml.YamlNode.Mapping;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the keys of a mapping, of which each is known and there once. */
public final class KeyReader {
  private static final IssueCode UNKNOWN_KEY = new IssueCode("UNKNOWN_KEY");
  private static final IssueCode DUPLICATE_KEY = InputIssues.DUPLICATE_KEY;
  private static final IssueCode MISSING_KEY = new IssueCode("MISSING_KEY");

  private static final String MERGE_KEY = "<<";

  private final Mapping mapping;
  private final String what;
  private final YamlProblems problems;

  /** The keys that a misspelt one was probably meant to be; they are not missing too. */
  private final Set<String> meant = new HashSet<>();

  /**
   * A reader of a mapping; keys that are not allowed are problems.
   *
   * @param mapping the mapping
   * @param what names it as in "is not a key of …"
   * @param allowed the keys that it may have
   * @param problems where problems go
   */
  public KeyReader(Mapping mapping, String what, List<String> allowed, YamlProblems problems) {
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

  /**
   * The value of a key.
   *
   * @param key the key
   * @return the value, if the key is there
   */
  public Optional<YamlNode> optional(String key) {
    return mapping.entry(key).map(Entry::value);
  }

  /**
   * The value of a key that must be there; else that is a problem.
   *
   * @param key the key
   * @param example how it is written
   * @return the value
   */
  public Optional<YamlNode> required(String key, String example) {
    Optional<YamlNode> value = optional(key);
    if (value.isEmpty() && !meant.contains(key)) {
      refuseMissing(mapping, what, key, "add " + example, problems);
    }
    return value;
  }

  /**
   * Says that a key is missing.
   *
   * @param node where it is missing
   * @param what what misses it
   * @param key the key
   * @param remedy what to do
   * @param problems where problems go
   */
  public static void refuseMissing(
      YamlNode node, String what, String key, String remedy, YamlProblems problems) {
    problems.add(MISSING_KEY, node.location(), what + " has no '" + key + "'", remedy);
  }

  /**
   * Refuses keys that are there twice.
   *
   * @param mapping the mapping
   * @param problems where problems go
   */
  public static void refuseDuplicates(Mapping mapping, YamlProblems problems) {
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
