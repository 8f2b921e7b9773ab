package io.trainingroles.check.breadth;

import static io.trainingroles.finding.Severity.SECURITY_WARNING;

import io.trainingroles.check.Check;
import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedRole;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An AWS managed policy that allows far more than a job needs. */
final class BroadManagedPolicy implements Check {
  private static final Pattern OF_AWS =
      Pattern.compile("arn:[a-z-]+:iam::aws:policy/(?:[^/]+/)*([^/]+)");

  private static final Map<String, String> BROAD =
      Map.ofEntries(
          Map.entry("AdministratorAccess", "everything"),
          Map.entry("AdministratorAccess-Amplify", "most actions of several services"),
          Map.entry("PowerUserAccess", "everything except IAM, Organizations and account settings"),
          Map.entry("ReadOnlyAccess", "reading all data of all services"),
          Map.entry("SystemAdministrator", "operating most services"),
          Map.entry("DatabaseAdministrator", "operating all databases"),
          Map.entry("NetworkAdministrator", "operating all networks"),
          Map.entry("DataScientist", "all data of several services, and passing roles"));

  @Override
  public IssuePage page() {
    return IssuePage.of("BROAD_MANAGED_POLICY", IssueGroup.BREADTH, SECURITY_WARNING)
        .title("An AWS managed policy allows far more than a job needs")
        .avoid("attached_policies: [arn:aws:iam::aws:policy/AmazonSageMakerFullAccess]")
        .prefer("inline_policies: {data: [{read: s3://vision-data/train}]}")
        .why(
            "AWS managed policies are made for getting started. Most allow access to all "
                + "resources of a service, and AWS changes them without notice. AWS itself "
                + "recommends customer managed policies instead.")
        .limits(
            "The policy is recognized by its name: the job functions of AWS, and all names "
                + "that end with FullAccess. Its document is checked only if the input contains "
                + "it.")
        .counterparts(
            "checkov CKV_AWS_274",
            "checkov CKV2_AWS_56",
            "cdk-nag AwsSolutions-IAM4",
            "prowler iam_aws_attached_policy_no_administrative_privileges",
            "prowler iam_role_administratoraccess_policy")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html#aws-managed-policies");
  }

  @Override
  public void review(ReviewedRole role, FindingCollector findings) {
    role.judged().unseen().stream()
        .filter(policy -> policy.mayGrant())
        .forEach(
            policy ->
                breadth(policy.arn())
                    .ifPresent(
                        breadth ->
                            findings.add(
                                role.place(),
                                policy.arn(),
                                "'"
                                    + role.name()
                                    + "' has "
                                    + policy.arn()
                                    + ", which allows "
                                    + breadth,
                                "grant only what the job needs, in a policy of the role")));
  }

  private static Optional<String> breadth(String arn) {
    Matcher ofAws = OF_AWS.matcher(arn);
    if (!ofAws.matches()) {
      return Optional.empty();
    }
    String name = ofAws.group(1);
    return name.matches(".*_?FullAccess(_v[0-9]+|V[0-9]+)?")
        ? Optional.of("all actions of a service on all resources")
        : Optional.ofNullable(BROAD.get(name));
  }
}
