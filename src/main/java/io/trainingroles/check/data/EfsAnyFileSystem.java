package io.trainingroles.check.data;

import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.GrantCheck;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.evidence.ConditionLimits;
import io.trainingroles.check.evidence.ServiceGrants;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import java.util.List;
import java.util.Optional;

/** Permission to mount any file system. */
final class EfsAnyFileSystem implements GrantCheck {
  private static final String[] ACTIONS = {
    "elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"
  };

  @Override
  public IssuePage page() {
    return IssuePage.of("EFS_ANY_FILE_SYSTEM", IssueGroup.DATA, WARNING)
        .title("The role can mount any file system")
        .avoid("{\"Action\": \"elasticfilesystem:ClientMount\", \"Resource\": \"*\"}")
        .prefer(
            "\"Resource\": "
                + "\"arn:aws:elasticfilesystem:eu-west-1:123456789012:file-system/fs-…\"")
        .why(
            "The network can reach more file systems than the job needs; the policy has to "
                + "limit them.")
        .limits("A condition on the access point counts as a limit.")
        .source("https://docs.aws.amazon.com/efs/latest/ug/iam-access-control-nfs-efs.html");
  }

  @Override
  public void review(ReviewedStatement statement, FindingCollector findings) {
    List<String> named = ServiceGrants.named(statement, ACTIONS);
    Optional<String> every = ServiceGrants.everyOne(statement, "elasticfilesystem", "file-system/");
    if (!named.isEmpty()
        && every.isPresent()
        && !ConditionLimits.on(statement, "elasticfilesystem:AccessPointArn")) {
      findings.add(
          ServiceGrants.at(statement, every.get()),
          statement.subject(named.get(0)),
          ServiceGrants.listed(named) + " on " + every.get() + " mounts any file system",
          "name the file system");
    }
  }
}
