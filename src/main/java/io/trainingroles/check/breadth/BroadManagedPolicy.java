package io.trainingroles.check.breadth;

import static io.trainingroles.finding.Severity.SECURITY_WARNING;

import io.trainingroles.check.Check;
import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedPolicy;
import io.trainingroles.check.ReviewedRole;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import java.util.List;
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
            "A policy is broad if it allows all actions of a service on all resources without a "
                + "condition, is a job function of AWS, or has a name that ends with FullAccess. "
                + "Its document is read from the input or from the reference data; where neither "
                + "has it, its name decides.")
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
    for (ReviewedPolicy policy : role.policiesOfAws()) {
      policy
          .ofAws()
          .filter(ofAws -> GrantedServices.isBroad(policy) || breadth(ofAws.arn()).isPresent())
          .ifPresent(
              ofAws ->
                  add(
                      role,
                      findings,
                      ofAws.arn(),
                      GrantedServices.words(policy) + needed(role, policy)));
    }
    role.judged().unseen().stream()
        .filter(policy -> policy.mayGrant())
        .forEach(
            policy ->
                breadth(policy.arn())
                    .ifPresent(breadth -> add(role, findings, policy.arn(), breadth)));
  }

  private static void add(
      ReviewedRole role, FindingCollector findings, String arn, String whatItAllows) {
    findings.add(
        role.place(),
        arn,
        "'" + role.name() + "' has " + arn + ", which allows " + whatItAllows,
        "grant only what the job needs, in a policy of the role");
  }

  /** What the jobs of the role need of a policy; empty where no job is known. */
  private static String needed(ReviewedRole role, ReviewedPolicy policy) {
    if (role.neededActions().isEmpty()) {
      return "";
    }
    List<String> needed =
        role.neededActions().stream()
            .filter(
                action ->
                    policy.statements().stream()
                        .anyMatch(each -> each.allows() && each.mayGrant(action)))
            .toList();
    return needed.isEmpty()
        ? "; its jobs need none of that"
        : "; its jobs need "
            + (needed.size() == 1 ? "only " : needed.size() + " of these actions: ")
            + GrantedServices.named(needed);
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
