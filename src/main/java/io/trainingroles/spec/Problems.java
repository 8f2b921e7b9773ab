package io.trainingroles.spec;

import static io.trainingroles.finding.Quotation.quoted;

import io.trainingroles.finding.InputIssues;
import io.trainingroles.finding.IssueCode;
import io.trainingroles.finding.Location;
import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.iam.UnknownText;
import io.trainingroles.role.value.TerraformReference;
import io.trainingroles.role.value.VariableType;
import io.trainingroles.spec.token.DeclaredTokens;
import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Mapping;
import io.trainingroles.tree.Tree.Scalar;
import io.trainingroles.yaml.YamlProblems;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The problems of a spec, whose texts may refer to variables of Terraform. */
final class Problems extends YamlProblems {
  private static final IssueCode UNREADABLE = InputIssues.UNREADABLE_FILE;

  /** A reference stands where none can. */
  static final IssueCode WRONG_PLACE = new IssueCode("REFERENCE_NOT_ALLOWED");

  private static final String PLACES =
      "a bucket can be the BUCKET of s3://BUCKET/PREFIX, text can be part of a tag's value, and a "
          + "repository can be followed by an image tag; any other reference is a whole value, "
          + "where a value of its kind is expected; in 'allow', 'statement', 'never' and 'expect', "
          + "write an ARN, such as arn:aws:s3:::${…}/train/*";

  private final Map<String, VariableType> variables;
  private final DeclaredTokens tokens;

  Problems() {
    this(DeclaredTokens.NONE);
  }

  /** The problems of a declaration in Java. */
  Problems(DeclaredTokens tokens) {
    this(new HashMap<>(), tokens);
  }

  private Problems(Map<String, VariableType> variables, DeclaredTokens tokens) {
    this.variables = variables;
    this.tokens = tokens;
  }

  /** Lets values refer to a variable. */
  void declare(String variable, VariableType type) {
    variables.put(variable, type);
  }

  /** The problems of one role of the spec, whose texts may refer to the same variables. */
  Problems ofRole() {
    return new Problems(variables, tokens);
  }

  /** The text of a job file that a value names. */
  Optional<JobFiles.Text> jobFile(JobFiles files, Tree place, String path) {
    JobFiles.JobFile file = files.read(path);
    if (file instanceof JobFiles.Unreadable unreadable) {
      add(
          UNREADABLE,
          place.location(),
          quoted(path) + ": " + unreadable.problem(),
          unreadable.remedy());
      return Optional.empty();
    }
    return Optional.of((JobFiles.Text) file);
  }

  @Override
  public Optional<String> text(Tree node, String what, String example) {
    if (Reference.isOne(node)) {
      return new Reference(this, variables).text((Mapping) node);
    }
    return tokens.areIn(node)
        ? new Reference(this, variables).text((Scalar) node, tokens)
        : super.text(node, what, example);
  }

  /** Whether the text of a value is known only after apply. */
  boolean isReference(Tree node) {
    return Reference.isOne(node) || tokens.areIn(node);
  }

  @Override
  protected void refuse(Location location, String text, InvalidValueException invalid) {
    if (!UnknownText.isIn(text)) {
      super.refuse(location, text, invalid);
      return;
    }
    add(
        WRONG_PLACE,
        location,
        "the value of " + TerraformReference.shown(text) + " is not allowed here",
        tokens.areRead() ? DeclaredTokens.places(text) : PLACES);
  }
}
