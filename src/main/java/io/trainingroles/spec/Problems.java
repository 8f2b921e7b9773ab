package io.trainingroles.spec;

import static io.trainingroles.finding.Quotation.quoted;

import io.trainingroles.finding.Finding;
import io.trainingroles.finding.IssueCode;
import io.trainingroles.finding.Location;
import io.trainingroles.finding.Severity;
import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.iam.UnknownText;
import io.trainingroles.policy.Quotas;
import io.trainingroles.policy.RoleDetail;
import io.trainingroles.role.VariableType;
import io.trainingroles.terraform.LabelCollisions;
import io.trainingroles.yaml.YamlNode;
import io.trainingroles.yaml.YamlNode.Listing;
import io.trainingroles.yaml.YamlNode.Mapping;
import io.trainingroles.yaml.YamlNode.Scalar;
import io.trainingroles.yaml.YamlNode.ScalarKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Gathers all that is wrong with a spec, while what is right goes on to be read. */
final class Problems {
  private static final IssueCode WRONG_TYPE = new IssueCode("WRONG_TYPE");
  private static final IssueCode EMPTY_VALUE = new IssueCode("EMPTY_VALUE");
  private static final IssueCode UNREADABLE = new IssueCode("UNREADABLE_FILE");
  private static final IssueCode INVALID_VALUE = new IssueCode("INVALID_VALUE");

  private static final IssueCode WRONG_PLACE = new IssueCode("REFERENCE_NOT_ALLOWED");

  private final List<Finding> findings = new ArrayList<>();
  private final Map<String, VariableType> variables = new HashMap<>();

  List<Finding> findings() {
    return findings.stream().sorted().distinct().toList();
  }

  void add(IssueCode code, Location location, String problem, String remedy) {
    findings.add(Finding.error(code, location, problem, remedy));
  }

  /** How many problems there are up to here. */
  int count() {
    return findings.size();
  }

  /** Whether one of the problems stops the run. */
  boolean hasErrors() {
    return findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
  }

  /** Lets values refer to a variable. */
  void declare(String variable, VariableType type) {
    variables.put(variable, type);
  }

  /** Adds what IAM or Terraform would refuse of the roles as a whole. */
  void addExcess(List<RoleDetail> roles, UnaryOperator<Finding> locate) {
    LabelCollisions.among(roles).forEach(finding -> findings.add(locate.apply(finding)));
    Quotas.exceeded(roles).forEach(finding -> findings.add(locate.apply(finding)));
  }

  void add(Finding finding) {
    findings.add(finding);
  }

  /** The text of a job file that a value names. */
  Optional<JobFiles.Text> jobFile(JobFiles files, YamlNode place, String path) {
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

  /** A truth value; false where it is none. */
  boolean flag(YamlNode node, String what) {
    if (node instanceof Scalar scalar && scalar.kind() == ScalarKind.BOOLEAN) {
      return Boolean.parseBoolean(scalar.text());
    }
    add(WRONG_TYPE, node.location(), what + " is a truth value", "write true or false");
    return false;
  }

  /** The text of a value; {@code what} names the value, {@code example} shows how it is written. */
  Optional<String> text(YamlNode node, String what, String example) {
    if (Reference.isOne(node)) {
      return new Reference(this, variables).text((Mapping) node);
    }
    if (!(node instanceof Scalar scalar)) {
      add(
          WRONG_TYPE,
          node.location(),
          what + " is a text, and this is " + type(node),
          "write it as " + example);
    } else if (scalar.kind() == ScalarKind.NULL || scalar.text().isEmpty()) {
      add(EMPTY_VALUE, node.location(), what + " is empty", "write it as " + example);
    } else if (scalar.kind() != ScalarKind.TEXT) {
      add(
          WRONG_TYPE,
          node.location(),
          what + " is a text, and YAML takes " + scalar.text() + " for " + scalar.kind(),
          "write it as "
              + example
              + "; a text that looks like something else stands in quotation marks");
    } else {
      return Optional.of(scalar.text());
    }
    return Optional.empty();
  }

  /** The text of a value that may be the empty text. */
  Optional<String> optionalText(YamlNode node, String what, String example) {
    boolean empty =
        node instanceof Scalar scalar
            && scalar.kind() == ScalarKind.TEXT
            && scalar.text().isEmpty();
    return empty ? Optional.of("") : text(node, what, example);
  }

  /** A value of a type of its own, which says itself what it allows. */
  <T> Optional<T> value(YamlNode node, String what, String example, Function<String, T> type) {
    return text(node, what, example).flatMap(text -> value(node.location(), text, type));
  }

  <T> Optional<T> value(Location location, String text, Function<String, T> type) {
    try {
      return Optional.of(type.apply(text));
    } catch (InvalidValueException invalid) {
      if (UnknownText.isIn(text)) {
        add(
            WRONG_PLACE,
            location,
            "the value of " + Reference.shown(text) + " is not what can stand here",
            "a variable of the type bucket stands for the bucket in s3://${var.NAME}/PREFIX, kms_key and"
                + " policy for a whole ARN, text in the value of a tag");
      } else {
        add(INVALID_VALUE, location, invalid.problem(), invalid.remedy());
      }
      return Optional.empty();
    }
  }

  /** The items of a list that has at least one. */
  List<YamlNode> items(YamlNode node, String what, String example) {
    if (node instanceof Listing listing) {
      if (listing.items().isEmpty()) {
        add(EMPTY_VALUE, node.location(), what + " is empty", "write " + example);
      }
      return listing.items();
    }
    refuse(node, what, "a list", example);
    return List.of();
  }

  /** A mapping that has at least one entry. */
  Optional<Mapping> mapping(YamlNode node, String what, String example) {
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

  private void refuse(YamlNode node, String what, String wanted, String example) {
    boolean empty = node instanceof Scalar scalar && scalar.kind() == ScalarKind.NULL;
    add(
        empty ? EMPTY_VALUE : WRONG_TYPE,
        node.location(),
        empty ? what + " is empty" : what + " is " + wanted + ", and this is " + type(node),
        "write " + example);
  }

  private static String type(YamlNode node) {
    if (node instanceof Scalar scalar) {
      return scalar.kind().toString();
    }
    return node instanceof Listing ? "a list" : "a mapping";
  }
}
