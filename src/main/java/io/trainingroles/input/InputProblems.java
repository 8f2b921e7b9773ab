package io.trainingroles.input;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.trainingroles.finding.Finding;
import io.trainingroles.finding.IssueCode;
import io.trainingroles.finding.Location;
import io.trainingroles.iam.JsonTree;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.PolicyDocumentReader;
import io.trainingroles.iam.PolicyDocumentReading;
import io.trainingroles.iam.PolicyDocumentReading.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the JSON of an input and the documents in it, and gathers what is wrong on the way. */
public final class InputProblems {
  private static final IssueCode MALFORMED_POLICY = new IssueCode("MALFORMED_POLICY");
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

  /** All that is wrong, or the roles. */
  public InputReading reading(List<JudgedRole> roles) {
    return findings.isEmpty() ? new InputReading.Read(roles) : new InputReading.Refused(findings);
  }

  /** The object that a text is. */
  public Optional<JsonTree.Mapping> object(String source, String text) {
    try {
      JsonTree tree = JsonTree.read(text);
      return mapping(source, "$", tree);
    } catch (JsonProcessingException broken) {
      Problem problem = PolicyDocumentReader.notJson(broken, "mend it there, or make it anew");
      add(
          source,
          new JsonTree.Place(problem.line(), problem.column()),
          problem.problem(),
          problem.remedy());
      return Optional.empty();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** The value as an object. */
  public Optional<JsonTree.Mapping> mapping(String source, String path, JsonTree tree) {
    if (tree instanceof JsonTree.Mapping mapping) {
      return Optional.of(mapping);
    }
    add(source, tree.place(), path + ": this is " + tree.kind(), "it has to be a JSON object");
    return Optional.empty();
  }

  /** The items of a list of objects; none where it is absent or null. */
  public List<JsonTree.Mapping> objects(String source, JsonTree.Mapping parent, String key) {
    JsonTree tree = parent.value(key).orElse(null);
    if (tree == null || tree instanceof JsonTree.Null) {
      return List.of();
    }
    if (tree instanceof JsonTree.Listing list) {
      return list.items().stream()
          .flatMap(item -> mapping(source, "an item of " + key, item).stream())
          .toList();
    }
    add(source, tree.place(), key + ": this is " + tree.kind(), "it has to be a list of objects");
    return List.of();
  }

  /** A text that must be there. */
  public Optional<String> text(String source, JsonTree.Mapping parent, String key) {
    JsonTree tree = parent.value(key).orElse(parent);
    if (tree instanceof JsonTree.Text text) {
      return Optional.of(text.value());
    }
    add(
        source,
        tree.place(),
        tree == parent ? "there is no " + key : key + ": this is " + tree.kind(),
        "write " + key + " as a text");
    return Optional.empty();
  }

  /** A document and where it stands. */
  public record ReadDocument(PolicyDocument document, PolicySource source) {}

  /** The document that is the whole input. */
  public Optional<ReadDocument> document(String source, String text) {
    PolicyDocumentReading reading = new PolicyDocumentReader().read(text);
    if (reading instanceof PolicyDocumentReading.Read read) {
      return Optional.of(new ReadDocument(read.document(), new PolicySource.Whole(source, text)));
    }
    for (Problem problem : ((PolicyDocumentReading.Malformed) reading).problems()) {
      var place = new JsonTree.Place(problem.line(), problem.column());
      addMalformed(source, place, problem.path(), problem);
    }
    return Optional.empty();
  }

  /** The document that is a value of the input itself. */
  public Optional<ReadDocument> document(String source, String path, JsonTree tree) {
    PolicyDocumentReading reading = new PolicyDocumentReader().read(tree);
    if (reading instanceof PolicyDocumentReading.Read read) {
      return Optional.of(
          new ReadDocument(read.document(), new PolicySource.Written(source, path, tree)));
    }
    for (Problem problem : ((PolicyDocumentReading.Malformed) reading).problems()) {
      var place = new JsonTree.Place(problem.line(), problem.column());
      addMalformed(source, place, path + ", " + problem.path(), problem);
    }
    return Optional.empty();
  }

  /** The document that a text of the input holds; all its problems are where that text begins. */
  public Optional<ReadDocument> document(
      String source, String path, JsonTree.Place place, String json) {
    PolicyDocumentReading reading = new PolicyDocumentReader().read(json);
    if (reading instanceof PolicyDocumentReading.Read read) {
      return Optional.of(
          new ReadDocument(
              read.document(), new PolicySource.Embedded(position(source, place), path, json)));
    }
    for (Problem problem : ((PolicyDocumentReading.Malformed) reading).problems()) {
      String in = problem.path().equals("$") ? path : path + ", " + problem.path();
      addMalformed(source, place, in, problem);
    }
    return Optional.empty();
  }

  private void addMalformed(String source, JsonTree.Place place, String path, Problem problem) {
    findings.add(
        Finding.error(
            MALFORMED_POLICY,
            position(source, place),
            path + ": " + problem.problem(),
            problem.remedy()));
  }

  public void add(String source, JsonTree.Place place, String problem, String remedy) {
    findings.add(Finding.error(MALFORMED_INPUT, position(source, place), problem, remedy));
  }

  /** Adds a problem of the whole input. */
  public void add(String problem) {
    findings.add(
        Finding.error(
            MALFORMED_INPUT,
            new Location.Source(source),
            problem,
            "give a plan, 'terraform show -json PLAN', in which it is known"));
  }

  public static Location position(String source, JsonTree.Place place) {
    return new Location.Position(source, place.line(), place.column());
  }
}
