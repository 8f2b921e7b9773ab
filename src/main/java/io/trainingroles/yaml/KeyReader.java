package io.trainingroles.yaml;

import static io.trainingroles.finding.Quotation.quoted;

import io.trainingroles.finding.InputIssues;
import io.trainingroles.finding.IssueCode;
import io.trainingroles.finding.NearestWord;
import io.trainingroles.tree.DuplicateKeys;
import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Entry;
import io.trainingroles.tree.Tree.Mapping;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the keys of a mapping, each of which must be known and defined once. */
public final class KeyReader {
  private static final IssueCode UNKNOWN_KEY = new IssueCode("UNKNOWN_KEY");
  private static final IssueCode MISSING_KEY = InputIssues.MISSING_KEY;

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
  public Optional<Tree> optional(String key) {
    return mapping.entry(key).map(Entry::value);
  }

  /**
   * The value of a key that must be defined; otherwise it is reported as missing.
   *
   * @param key the key
   * @param example how it is written
   * @return the value
   */
  public Optional<Tree> required(String key, String example) {
    Optional<Tree> value = optional(key);
    if (value.isEmpty() && !meant.contains(key)) {
      refuseMissing(mapping, what, key, "add " + example, problems);
    }
    return value;
  }

  /**
   * Reports that a key is missing.
   *
   * @param node where it is missing
   * @param what what misses it
   * @param key the key
   * @param remedy what to do
   * @param problems where problems go
   */
  public static void refuseMissing(
      Tree node, String what, String key, String remedy, YamlProblems problems) {
    problems.add(MISSING_KEY, node.location(), what + " has no key '" + key + "'", remedy);
  }

  /**
   * Refuses keys that are defined twice.
   *
   * @param mapping the mapping
   * @param problems where problems go
   */
  public static void refuseDuplicates(Mapping mapping, YamlProblems problems) {
    DuplicateKeys.of(mapping).forEach(problems::add);
  }

  private void refuseUnknown(Entry entry, List<String> allowed) {
    String hint = "";
    if (entry.key().equals(MERGE_KEY)) {
      meant.addAll(allowed);
      hint = "YAML 1.2 has no merge keys: write the keys out; ";
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
}
