package io.trainingroles.input;

import io.trainingroles.finding.Finding;
import io.trainingroles.finding.IssueCode;
import io.trainingroles.finding.Location;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.PolicyDocumentReader;
import io.trainingroles.iam.PolicyDocumentReading;
import io.trainingroles.iam.PolicyDocumentReading.Problem;
import io.trainingroles.tree.DuplicateKeys;
import io.trainingroles.tree.JsonReader;
import io.trainingroles.tree.NotJsonException;
import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Listing;
import io.trainingroles.tree.Tree.Mapping;
import io.trainingroles.tree.Tree.Scalar;
import io.trainingroles.tree.Tree.ScalarKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads the JSON of an input and the documents in it, and collects what is wrong on the way. A
 * value of the wrong type is always a problem: taken for absent, it would hide what it has.
 */
public final class InputProblems {
  static final IssueCode MALFORMED_POLICY = new IssueCode("MALFORMED_POLICY");

  /** The path of a whole document, which a reader needs no name for. */
  private static final String WHOLE = "$";

  private static final IssueCode MALFORMED_INPUT = new IssueCode("MALFORMED_INPUT");

  private final String source;
  private final List<Finding> findings = new ArrayList<>();

  /** {@code source} is the name of the input as a whole. */
  public InputProblems(String source) {
    this.source = source;
  }

  /** The name of the input as a whole. */
  public String source() {
    return source;
  }

  /** The first of all that is wrong; there is something. */
  public String first() {
    return findings.get(0).problem();
  }

  /** All that is wrong, or a document that stands alone and is the whole input. */
  public InputReading readingOfDocument(List<JudgedRole> document) {
    return findings.isEmpty()
        ? new InputReading.Read(document, List.of())
        : new InputReading.Refused(findings);
  }

  /** All that is wrong, or all that has policies: the roles and the others. */
  public InputReading reading(List<JudgedRole> all) {
    return reading(all, Optional.empty());
  }

  /** The same, with the Region of the provider. */
  public InputReading reading(List<JudgedRole> all, Optional<String> region) {
    return reading(all, region, List.of());
  }

  /** The same, with what was assumed. */
  public InputReading reading(List<JudgedRole> all, Optional<String> region, List<String> notes) {
    return findings.isEmpty()
        ? new InputReading.Read(
            all.stream().filter(JudgedRole::isRole).toList(),
            all.stream().filter(each -> !each.isRole()).toList(),
            region,
            notes,
            Map.of())
        : new InputReading.Refused(findings);
  }

  /**
   * The object that a text is, in which no key is defined twice. Where one is, nothing is read: it
   * is not known which of the values counts.
   */
  public Optional<Mapping> object(String source, String text) {
    return repeatingObject(source, text).filter(this::hasNoDuplicates);
  }

  /** The object that a text is, in a language that allows some keys to be repeated. */
  public Optional<Mapping> repeatingObject(String source, String text) {
    try {
      return mapping("the input", new JsonReader(source).read(text));
    } catch (NotJsonException broken) {
      add(broken.location(), broken.problem(), "fix the JSON, or generate it again");
      return Optional.empty();
    }
  }

  /** Refuses the keys that the value, or a value in it, defines twice. */
  public boolean hasNoDuplicates(Tree tree) {
    List<Finding> duplicates = DuplicateKeys.in(tree);
    findings.addAll(duplicates);
    return duplicates.isEmpty();
  }

  /** The value as an object; {@code path} names it. */
  public Optional<Mapping> mapping(String path, Tree tree) {
    if (tree instanceof Mapping mapping) {
      return Optional.of(mapping);
    }
    refuseType(path, "a JSON object", tree);
    return Optional.empty();
  }

  /** The object at the end of these keys; nothing where one of them is absent or null. */
  public Optional<Mapping> path(Mapping from, String... keys) {
    Optional<Mapping> here = Optional.of(from);
    for (String key : keys) {
      here = here.flatMap(mapping -> present(mapping, key)).flatMap(tree -> mapping(key, tree));
    }
    return here;
  }

  /** The items of a list of objects; none where it is absent or null. */
  public List<Mapping> objects(Mapping parent, String key) {
    return items(parent, key).stream()
        .flatMap(item -> mapping("an item of " + key, item).stream())
        .toList();
  }

  /** The items of a list of texts; none where it is absent or null. */
  public List<String> texts(Mapping parent, String key) {
    var texts = new ArrayList<String>();
    for (Tree item : items(parent, key)) {
      item.asText()
          .ifPresentOrElse(texts::add, () -> refuseType("an item of " + key, "a string", item));
    }
    return texts;
  }

  /** The items of a list; none where it is absent or null. */
  public List<Tree> items(Mapping parent, String key) {
    Tree tree = present(parent, key).orElse(null);
    if (tree instanceof Listing list) {
      return list.items();
    } else if (tree != null) {
      refuseType(key, "a list", tree);
    }
    return List.of();
  }

  /** A string that must be there. */
  public Optional<String> text(Mapping parent, String key) {
    if (parent.value(key).isEmpty()) {
      add(parent.location(), "there is no " + key, "generate it again");
      return Optional.empty();
    }
    return parent.value(key).flatMap(tree -> text(key, tree));
  }

  /** A string; the empty one where it is absent or null. */
  public String optionalText(Mapping parent, String key) {
    return present(parent, key).flatMap(tree -> text(key, tree)).orElse("");
  }

  private Optional<String> text(String key, Tree tree) {
    if (tree.asText().isEmpty()) {
      refuseType(key, "a string", tree);
    }
    return tree.asText();
  }

  /** A boolean; false where it is absent or null. */
  public boolean flag(Mapping parent, String key) {
    Tree tree = present(parent, key).orElse(null);
    if (tree instanceof Scalar scalar && scalar.kind() == ScalarKind.BOOLEAN) {
      return scalar.text().equals("true");
    } else if (tree != null) {
      refuseType(key, "true or false", tree);
    }
    return false;
  }

  private static Optional<Tree> present(Mapping parent, String key) {
    return parent.value(key).filter(tree -> !tree.isNull());
  }

  private void refuseType(String path, String expected, Tree tree) {
    add(
        tree.location(),
        path + " must be " + expected + ", not " + tree.described(),
        "fix it, or generate it again");
  }

  /** A document and where it is. */
  public record ReadDocument(PolicyDocument document, PolicySource source) {}

  /** The document that is the whole input. */
  public Optional<ReadDocument> document(String source, String text) {
    try {
      Tree tree = new JsonReader(source).read(text);
      return read(new PolicyDocumentReader().read(tree), "", new PolicySource.Written("", tree));
    } catch (NotJsonException broken) {
      addMalformed("", PolicyDocumentReader.notJson(broken));
      return Optional.empty();
    }
  }

  /** The document that is a value of the input itself. */
  public Optional<ReadDocument> document(String path, Tree tree) {
    return read(new PolicyDocumentReader().read(tree), path, new PolicySource.Written(path, tree));
  }

  private Optional<ReadDocument> read(
      PolicyDocumentReading reading, String path, PolicySource source) {
    if (reading instanceof PolicyDocumentReading.Read read) {
      return Optional.of(new ReadDocument(read.document(), source));
    }
    addMalformed(path, reading);
    return Optional.empty();
  }

  private void addMalformed(String path, PolicyDocumentReading reading) {
    if (reading instanceof PolicyDocumentReading.Malformed malformed) {
      for (Problem problem : malformed.problems()) {
        addMalformed(problem.location(), path, problem);
      }
    }
  }

  /** The document that a text of the input holds; all its problems are where that text begins. */
  public Optional<ReadDocument> document(String path, Location place, String json) {
    PolicyDocumentReading reading;
    try {
      Tree tree = new JsonReader("").read(json);
      reading = new PolicyDocumentReader().read(tree);
      if (reading instanceof PolicyDocumentReading.Read read) {
        var source = new PolicySource.Embedded(place, path, tree);
        return Optional.of(new ReadDocument(read.document(), source));
      }
    } catch (NotJsonException broken) {
      reading = PolicyDocumentReader.notJson(broken);
    }
    for (Problem problem : ((PolicyDocumentReading.Malformed) reading).problems()) {
      addMalformed(place, path, problem);
    }
    return Optional.empty();
  }

  private void addMalformed(Location place, String path, Problem problem) {
    String where =
        Stream.of(path, problem.path().equals(WHOLE) ? "" : problem.path())
            .filter(each -> !each.isEmpty())
            .collect(Collectors.joining(", "));
    String what = where.isEmpty() ? problem.problem() : where + ": " + problem.problem();
    findings.add(Finding.error(MALFORMED_POLICY, place, what, problem.remedy()));
  }

  /** Adds a problem of one place. */
  public void add(Location place, String problem, String remedy) {
    Finding finding = Finding.error(MALFORMED_INPUT, place, problem, remedy);
    if (!findings.contains(finding)) {
      findings.add(finding);
    }
  }

  /** Adds a problem of the whole input. */
  public void add(String problem) {
    add(
        new Location.Source(source),
        problem,
        "give a plan, 'terraform show -json PLAN', in which it is known");
  }
}
