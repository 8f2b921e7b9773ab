package io.trainingroles.check.data;

import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.GrantCheck;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.evidence.ConditionLimits;
import io.trainingroles.check.evidence.ServiceGrants;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;

/** Permission to use a file system as root. */
final class EfsRootAccess implements GrantCheck {

  @Override
  public IssuePage page() {
    return IssuePage.of("EFS_ROOT_ACCESS", IssueGroup.DATA, WARNING)
        .title("The role can use a file system as root")
        .avoid(
            "\"Action\": [\"elasticfilesystem:ClientMount\", "
                + "\"elasticfilesystem:ClientRootAccess\"]")
        .prefer(
            "\"Action\": [\"elasticfilesystem:ClientMount\", \"elasticfilesystem:ClientWrite\"]")
        .why(
            "As root, a container can read and change the files of every user of the file "
                + "system.")
        .limits("A condition on an access point, which can set the user, counts as a limit.")
        .source("https://docs.aws.amazon.com/efs/latest/ug/iam-access-control-nfs-efs.html");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector findings) {
    if (!ServiceGrants.named(statement, "elasticfilesystem:ClientRootAccess").isEmpty()
        && !ConditionLimits.on(statement, "elasticfilesystem:AccessPointArn")) {
      findings.add(
          statement.place(),
          statement.subject("elasticfilesystem:ClientRootAccess"),
          "elasticfilesystem:ClientRootAccess lets the job use the file system as root",
          "remove it, or mount through an access point that sets the user");
    }
  }
}
