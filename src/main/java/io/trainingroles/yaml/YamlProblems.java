package io.trainingroles.yaml;

import io.trainingroles.finding.Finding;
import io.trainingroles.finding.InputIssues;
import io.trainingroles.finding.IssueCode;
import io.trainingroles.finding.Location;
import io.trainingroles.finding.Severity;
import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Listing;
import io.trainingroles.tree.Tree.Mapping;
import io.trainingroles.tree.Tree.Scalar;
import io.trainingroles.tree.Tree.ScalarKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Collects all that is wrong with a file, while the rest is still read. */
public class YamlProblems {
  private static final IssueCode WRONG_TYPE = InputIssues.WRONG_TYPE;
  private static final IssueCode EMPTY_VALUE = new IssueCode("EMPTY_VALUE");
  private static final IssueCode INVALID_VALUE = InputIssues.INVALID_VALUE;

  private final List<Finding> findings = new ArrayList<>();

  /** No problems yet. */
  public YamlProblems() {}

  /**
   * All that is wrong.
   *
   * @return the findings in the order of the file, each once
   */
  public List<Finding> findings() {
    return since(0);
  }

  /**
   * What came after a number of problems.
   *
   * @param count how many there were before
   * @return the findings in the order of the file, each once
   */
  public List<Finding> since(int count) {
    return findings.stream().skip(count).sorted().distinct().toList();
  }

  /**
   * Adds what stops the run.
   *
   * @param code the name of the kind of problem
   * @param location where it is
   * @param problem what is wrong
   * @param remedy what to do
   */
  public void add(IssueCode code, Location location, String problem, String remedy) {
    findings.add(Finding.error(code, location, problem, remedy));
  }

  /**
   * How many problems there are up to here.
   *
   * @return their number
   */
  public int count() {
    return findings.size();
  }

  /**
   * Whether one of the problems stops the run.
   *
   * @return true if one is an error
   */
  public boolean hasErrors() {
    return findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
  }

  /**
   * Adds a problem.
   *
   * @param finding the problem
   */
  public void add(Finding finding) {
    findings.add(finding);
  }

  /**
   * A boolean.
   *
   * @param node the value
   * @param what names it
   * @return false where it is none
   */
  public boolean flag(Tree node, String what) {
    if (node instanceof Scalar scalar && scalar.kind() == ScalarKind.BOOLEAN) {
      return Boolean.parseBoolean(scalar.text());
    }
    add(
        WRONG_TYPE,
        node.location(),
        what + " must be true or false, not " + type(node),
        "write true or false");
    return false;
  }

  /**
   * The text of a value.
   *
   * @param node the value
   * @param what names it
   * @param example how it is written
   * @return the text, if it is one
   */
  public Optional<String> text(Tree node, String what, String example) {
    if (!(node instanceof Scalar scalar)) {
      add(
          WRONG_TYPE,
          node.location(),
          what + " must be a string, not " + type(node),
          "write it as " + example);
    } else if (scalar.kind() == ScalarKind.NULL || scalar.text().isEmpty()) {
      add(EMPTY_VALUE, node.location(), what + " is empty", "write it as " + example);
    } else if (scalar.kind() != ScalarKind.TEXT) {
      add(
          WRONG_TYPE,
          node.location(),
          what + " must be a string, but YAML reads " + scalar.text() + " as " + scalar.kind(),
          "write it as " + example + ", in quotation marks");
    } else {
      return Optional.of(scalar.text());
    }
    return Optional.empty();
  }

  /**
   * The text of a value that may be empty.
   *
   * @param node the value
   * @param what names it
   * @param example how it is written
   * @return the text, if it is one
   */
  public Optional<String> optionalText(Tree node, String what, String example) {
    boolean empty =
        node instanceof Scalar scalar
            && scalar.kind() == ScalarKind.TEXT
            && scalar.text().isEmpty();
    return empty ? Optional.of("") : text(node, what, example);
  }

  /**
   * A value of a type of its own, which itself checks what it allows.
   *
   * @param node the value
   * @param what names it
   * @param example how it is written
   * @param type makes it of its text, or refuses that with an {@link InvalidValueException}
   * @param <T> the type
   * @return the value, if it is one
   */
  public <T> Optional<T> value(Tree node, String what, String example, Function<String, T> type) {
    return text(node, what, example).flatMap(text -> value(node.location(), text, type));
  }

  /**
   * A value of a type of its own.
   *
   * @param location where it is
   * @param text its text
   * @param type makes it of its text, or refuses that with an {@link InvalidValueException}
   * @param <T> the type
   * @return the value, if it is one
   */
  public <T> Optional<T> value(Location location, String text, Function<String, T> type) {
    try {
      return Optional.of(type.apply(text));
    } catch (InvalidValueException invalid) {
      refuse(location, text, invalid);
      return Optional.empty();
    }
  }

  /**
   * Reports why a text is not a value of its type.
   *
   * @param location where it is
   * @param text the text
   * @param invalid why
   */
  protected void refuse(Location location, String text, InvalidValueException invalid) {
    add(INVALID_VALUE, location, invalid.problem(), invalid.remedy());
  }

  /**
   * The items of a list that has at least one.
   *
   * @param node the value
   * @param what names it
   * @param example how it is written
   * @return the items
   */
  public List<Tree> items(Tree node, String what, String example) {
    if (node instanceof Listing listing) {
      if (listing.items().isEmpty()) {
        add(EMPTY_VALUE, node.location(), what + " is empty", "write " + example);
      }
      return listing.items();
    }
    refuse(node, what, "a list", example);
    return List.of();
  }

  /**
   * A mapping that has at least one entry.
   *
   * @param node the value
   * @param what names it
   * @param example how it is written
   * @return the mapping, if it is one
   */
  public Optional<Mapping> mapping(Tree node, String what, String example) {
    if (!(node instanceof Mapping mapping)) {
      refuse(node, what, "a mapping", example);
      return Optional.empty();
    }
    if (mapping.entries().isEmpty()) {
      add(EMPTY_VALUE, node.location(), what + " is empty", "write " + example);
      return Optional.empty();
    }
    return Optional.of(mapping);
  }

  private void refuse(Tree node, String what, String expected, String example) {
    boolean empty = node instanceof Scalar scalar && scalar.kind() == ScalarKind.NULL;
    add(
        empty ? EMPTY_VALUE : WRONG_TYPE,
        node.location(),
        empty ? what + " is empty" : what + " must be " + expected + ", not " + type(node),
        "write " + example);
  }

  private static String type(Tree node) {
    if (node instanceof Scalar scalar) {
      return scalar.kind().toString();
    }
    return node instanceof Listing ? "a list" : "a mapping";
  }
}
