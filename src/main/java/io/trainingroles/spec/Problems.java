package io.trainingroles.spec;

import static io.trainingroles.finding.Quotation.quoted;

import io.trainingroles.finding.Finding;
import io.trainingroles.finding.InputIssues;
import io.trainingroles.finding.IssueCode;
import io.trainingroles.finding.Location;
import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.iam.UnknownText;
import io.trainingroles.policy.Quotas;
import io.trainingroles.policy.RoleDetail;
import io.trainingroles.role.value.VariableType;
import io.trainingroles.terraform.LabelCollisions;
import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Mapping;
import io.trainingroles.yaml.YamlProblems;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The problems of a spec, whose texts may refer to variables of Terraform. */
final class Problems extends YamlProblems {
  private static final IssueCode UNREADABLE = InputIssues.UNREADABLE_FILE;
  private static final IssueCode WRONG_PLACE = new IssueCode("REFERENCE_NOT_ALLOWED");

  private final Map<String, VariableType> variables = new HashMap<>();

  /** Lets values refer to a variable. */
  void declare(String variable, VariableType type) {
    variables.put(variable, type);
  }

  /** Adds what IAM or Terraform would refuse of the roles as a whole. */
  void addExcess(List<RoleDetail> roles, UnaryOperator<Finding> locate) {
    LabelCollisions.among(roles).forEach(finding -> add(locate.apply(finding)));
    Quotas.exceeded(roles).forEach(finding -> add(locate.apply(finding)));
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
    return Reference.isOne(node)
        ? new Reference(this, variables).text((Mapping) node)
        : super.text(node, what, example);
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
        "the value of " + Reference.shown(text) + " is not what can stand here",
        "a variable of the type bucket stands for the bucket in s3://${var.NAME}/PREFIX, kms_key and"
            + " policy for a whole ARN, text in the value of a tag");
  }
}
