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

/** A policy of AWS that gives far more than a job uses. */
final class BroadManagedPolicy implements Check {
  private static final Pattern OF_AWS =
      Pattern.compile("arn:[a-z-]+:iam::aws:policy/(?:[^/]+/)*([^/]+)");

  private static final Map<String, String> BROAD =
      Map.ofEntries(
          Map.entry("AdministratorAccess", "everything"),
          Map.entry("AdministratorAccess-Amplify", "most of several services"),
          Map.entry("PowerUserAccess", "everything but IAM, Organizations and account settings"),
          Map.entry("ReadOnlyAccess", "reading all data of all services"),
          Map.entry("SystemAdministrator", "operating most services"),
          Map.entry("DatabaseAdministrator", "operating all databases"),
          Map.entry("NetworkAdministrator", "operating all networks"),
          Map.entry("DataScientist", "all data of several services, and passing roles"));

  @Override
  public IssuePage page() {
    return IssuePage.of("BROAD_MANAGED_POLICY", IssueGroup.BREADTH, SECURITY_WARNING)
        .title("A policy of AWS gives far more than a job uses")
        .avoid("attached_policies: [arn:aws:iam::aws:policy/AmazonSageMakerFullAccess]")
        .prefer("inline_policies: {data: [{read: s3://vision-data/train}]}")
        .why(
            "Policies of AWS are made for everybody's first steps. They name all resources of a service,"
                + " and AWS widens them without asking. AWS itself advises to replace them by own ones.")
        .limits(
            "Broad is what allows all actions of a service on all resources without a condition; also the job"
                + " functions of AWS, and all that end with FullAccess. What the policy allows is read from"
                + " its document. Where that is not known, its name alone decides.")
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
  public void review(ReviewedRole role, FindingCollector notes) {
    for (ReviewedPolicy policy : role.policiesOfAws()) {
      policy
          .ofAws()
          .filter(ofAws -> GrantedServices.isBroad(policy) || breadth(ofAws.arn()).isPresent())
          .ifPresent(
              ofAws ->
                  add(
                      role,
                      notes,
                      ofAws.arn(),
                      GrantedServices.words(policy) + needed(role, policy)));
    }
    role.judged().unseen().stream()
        .filter(policy -> policy.mayGrant())
        .forEach(
            policy ->
                breadth(policy.arn())
                    .ifPresent(breadth -> add(role, notes, policy.arn(), breadth)));
  }

  private static void add(
      ReviewedRole role, FindingCollector notes, String arn, String whatItAllows) {
    notes.add(
        role.place(),
        arn,
        "'" + role.name() + "' has " + arn + ", which allows " + whatItAllows,
        "grant what the job needs in a policy of its own");
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
