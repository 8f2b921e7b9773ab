package io.trainingroles.review;

import static io.trainingroles.finding.Quotation.quoted;

import io.trainingroles.access.Request;
import io.trainingroles.access.proof.AccessChange;
import io.trainingroles.check.CheckFinding;
import io.trainingroles.check.FindingCollector;
import io.trainingroles.finding.Finding;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.finding.Location;
import io.trainingroles.finding.Severity;
import io.trainingroles.input.ElementPath;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.PolicySource;
import io.trainingroles.input.PolicyUse;
import io.trainingroles.input.question.RoleFit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** What a role lacks for the jobs that run as it, and what it allows and none of them needs. */
public final class JobFits {
  private static final String SOURCE =
      "https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html";

  private static final IssuePage LACKS =
      IssuePage.of("JOB_NEEDS_MORE", IssueGroup.TRAINING, Severity.WARNING)
          .title("A job needs more than its role has")
          .avoid(
              "A role that 'runs' a job or names it in 'jobs', with policies that deny or lack what the job needs.")
          .prefer("runs: [jobs/vision.json]")
          .why(
              "The job fails when it first needs what is missing, which can be at its end, "
                  + "when it writes its output.")
          .limits(
              "Checked for the roles of a spec that declare 'runs' or 'jobs'; 'fit' compares any role with any"
                  + " job. A definition does not contain what the code of a job does.")
          .source(SOURCE);
  private static final IssuePage ALLOWS_MORE =
      IssuePage.of("ROLE_ALLOWS_MORE", IssueGroup.TRAINING, Severity.SUGGESTION)
          .title("A role allows what none of its jobs needs")
          .avoid("A role that 'runs' a job, and has more policies than the job needs.")
          .prefer("Remove what only an earlier job needed, or accept the finding with a reason.")
          .why("Whoever gets the role's credentials can use what no job needs.")
          .limits(
              "Checked for the roles of a spec that declare 'runs' or 'jobs'. A definition does not contain what"
                  + " the code of a job does, so this may be intended.")
          .source(SOURCE);

  private static final IssuePage NOT_TRUSTED =
      IssuePage.of("JOBS_NOT_TRUSTED", IssueGroup.TRUST, Severity.ERROR)
          .title("The service that runs a job cannot assume the role")
          .avoid("trusts: [ec2], runs: a SageMaker training job")
          .prefer("trusts: [{service: sagemaker, jobs: training-job/*}]")
          .why(
              "The service assumes the role at the start of the job, which fails without it. The"
                  + " conditions on aws:SourceArn and aws:SourceAccount count, and so does a"
                  + " condition on a key that the service does not send.")
          .limits(
              "If the trust policy requires the ARN of the tuning job itself, the finding is "
                  + "a warning: AWS does not document what a tuning job sends. Checked"
                  + " for the roles of a spec that declare 'runs' or 'jobs'; 'fit' checks any role.")
          .source(
              "https://docs.aws.amazon.com/sagemaker/latest/dg/security-confused-deputy-prevention.html");

  /** The pages of what is found here. */
  public static final List<IssuePage> PAGES = List.of(LACKS, ALLOWS_MORE, NOT_TRUSTED);

  private JobFits() {}

  /** What does not fit, of a role that runs jobs. */
  static List<CheckFinding> findings(JudgedRole role, RoleFit fit) {
    var lacking = new FindingCollector(LACKS, role.name());
    for (AccessChange change : fit.lacking()) {
      String access = access(change);
      lacking.add(
          role.attributes().place(),
          access,
          "a job needs " + access + " (" + change.statement().policy() + ")",
          "grant it, or remove the statement that denies it");
    }
    var excess = new FindingCollector(ALLOWS_MORE, role.name());
    var ofAws = new TreeMap<String, List<AccessChange>>();
    for (AccessChange change : fit.excess()) {
      Optional<PolicySource.OfAws> owner = role.ofAws(change.statement());
      if (owner.isPresent()) {
        ofAws.computeIfAbsent(owner.get().arn(), arn -> new ArrayList<>()).add(change);
        continue;
      }
      String access = access(change);
      excess.add(
          role.attributes().place(),
          access,
          "no job of "
              + quoted(role.name())
              + " needs "
              + access
              + ", which "
              + quoted(change.statement().policy())
              + " allows",
          "remove it, or accept it if the job's code needs it");
    }
    ofAws.forEach((arn, changes) -> addOfAws(role, arn, changes, excess));
    var findings = new ArrayList<>(trust(role, fit));
    findings.addAll(lacking.findings());
    findings.addAll(excess.findings());
    return findings;
  }

  /** Why the jobs cannot run as the role, where its trust policy is declared. */
  private static List<CheckFinding> trust(JudgedRole role, RoleFit fit) {
    Location place =
        role.policies().stream()
            .filter(policy -> policy.use() == PolicyUse.TRUST)
            .map(policy -> policy.source().at(ElementPath.DOCUMENT))
            .findFirst()
            .orElse(role.attributes().place());
    return FindingCollector.numbered(
        fit.trustGaps().stream()
            .map(
                gap ->
                    new CheckFinding(
                        new Finding(
                            gap.isCertain() ? Severity.ERROR : Severity.WARNING,
                            NOT_TRUSTED.code(),
                            place,
                            gap.problem(),
                            gap.remedy()),
                        role.name(),
                        gap.problem(),
                        null))
            .toList());
  }

  /** One finding for a policy of AWS: its statements cannot be left out one by one. */
  private static void addOfAws(
      JudgedRole role, String arn, List<AccessChange> changes, FindingCollector excess) {
    excess.add(
        role.attributes().place(),
        arn,
        "no job of "
            + quoted(role.name())
            + " needs "
            + (changes.size() == 1 ? "a part" : changes.size() + " parts")
            + " of what "
            + arn
            + " allows, such as "
            + changes.get(0).actions().patterns().get(0),
        "replace it with a policy that grants what the jobs need");
  }

  private static String access(AccessChange change) {
    Request witness = change.witness();
    return witness.action() + " on " + witness.resource();
  }
}
