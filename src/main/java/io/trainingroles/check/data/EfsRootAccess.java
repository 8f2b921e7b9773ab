package io.trainingroles.check.data;

import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.GrantCheck;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.evidence.ConditionLimits;
import io.trainingroles.check.evidence.ServiceGrants;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;

/** A file system that is mounted as its root. */
final class EfsRootAccess implements GrantCheck {

  @Override
  public IssuePage page() {
    return IssuePage.of("EFS_ROOT_ACCESS", IssueGroup.DATA, WARNING)
        .title("A file system can be used as its root user")
        .avoid(
            "\"Action\": [\"elasticfilesystem:ClientMount\", "
                + "\"elasticfilesystem:ClientRootAccess\"]")
        .prefer(
            "\"Action\": [\"elasticfilesystem:ClientMount\", \"elasticfilesystem:ClientWrite\"]")
        .why(
            "As root, a container reads and changes the files of every user of the file "
                + "system.")
        .limits("An access point that sets the user is taken for a limit.")
        .source("https://docs.aws.amazon.com/efs/latest/ug/iam-access-control-nfs-efs.html");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector notes) {
    if (!ServiceGrants.named(statement, "elasticfilesystem:ClientRootAccess").isEmpty()
        && !ConditionLimits.on(statement, "elasticfilesystem:AccessPointArn")) {
      notes.add(
          statement.place(),
          statement.subject("elasticfilesystem:ClientRootAccess"),
          "elasticfilesystem:ClientRootAccess lets the job be root in the file system",
          "leave it out, or mount through an access point that sets the user");
    }
  }
}
