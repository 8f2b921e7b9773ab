package io.trainingroles.spec;

import static io.trainingroles.finding.Severity.ERROR;
import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.finding.IssueCode;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import java.util.List;

/**
 * The issues that are reported about whole roles of a spec. The severity of a page is the most
 * frequent one; a finding can have another.
 */
public final class SpecIssues {
  /** The job to start is not an Amazon SageMaker job. */
  public static final IssuePage JOB_NOT_OF_SAGEMAKER =
      IssuePage.of("JOB_NOT_OF_SAGEMAKER", IssueGroup.TRAINING, ERROR)
          .title("The job to start is not an Amazon SageMaker job")
          .avoid("starts: {job: batch.json, jobs_as: vision}")
          .prefer("allow: {actions: [batch:SubmitJob], …}")
          .why("Only Amazon SageMaker has the condition keys that limit the caller of a job.")
          .limits("None known.")
          .source(
              "https://docs.aws.amazon.com/service-authorization/latest/reference/list_sagemaker.html");

  /** The role can do what 'never' excludes. */
  public static final IssuePage NEVER_BROKEN =
      IssuePage.of("NEVER_BROKEN", IssueGroup.TRAINING, ERROR)
          .title("The role can do what 'never' excludes")
          .avoid("never: [\"s3:DeleteObject on arn:aws:s3:::data/*\"] beside a grant of it")
          .prefer("a narrower grant")
          .why(
              "'never' must hold for every request, but the role is allowed the one that the "
                  + "finding shows.")
          .limits("Only the role's own policies are checked.")
          .source(
              "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html");

  /** 'never' could not be proved: INDETERMINATE. */
  public static final IssuePage NOT_PROVED =
      IssuePage.of("NOT_PROVED", IssueGroup.UNKNOWN, ERROR)
          .title("'never' could not be proved: INDETERMINATE")
          .avoid("never: with an attached policy that is not in the spec")
          .prefer("never: with managed_policies, whose documents are in the spec")
          .why("What cannot be proved cannot be relied on.")
          .limits("The finding names what the answer depends on.")
          .source(
              "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html");

  /** The decision on a request differs from 'expect'. */
  public static final IssuePage NOT_AS_EXPECTED =
      IssuePage.of("NOT_AS_EXPECTED", IssueGroup.TRAINING, ERROR)
          .title("The decision on a request differs from 'expect'")
          .avoid("expect: allow, for an action that no policy grants")
          .prefer("a grant of it")
          .why("'expect' defines what the role must be able to do, or must not.")
          .limits("Only the role's own policies are checked.")
          .source(
              "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html");

  /** 'never' or 'expect' asks about something that AWS is not known to have. */
  public static final IssuePage QUESTION_NOT_CHECKED =
      IssuePage.of("QUESTION_NOT_CHECKED", IssueGroup.UNKNOWN, WARNING)
          .title("'never' or 'expect' names something that the reference data does not have")
          .avoid("never: [\"s3:GetObject on arn:aws:s3:::data\"]")
          .prefer("never: [\"s3:GetObject on arn:aws:s3:::data/*\"]")
          .why(
              "An action that does not exist, or that does not apply to the resource, is "
                  + "never allowed. So a 'never' about it holds whatever the role can do, and "
                  + "protects nothing.")
          .limits(
              "The reference data may lack what AWS added recently; list that in "
                  + "'known_actions'.")
          .source(
              "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html");

  /** Two policies of a role have the same name. */
  static final IssueCode SAME_POLICY = new IssueCode("SAME_POLICY");

  /** The pages, each code once. */
  public static final List<IssuePage> PAGES =
      List.of(
          JOB_NOT_OF_SAGEMAKER, NEVER_BROKEN, NOT_PROVED, NOT_AS_EXPECTED, QUESTION_NOT_CHECKED);

  private SpecIssues() {}
}
