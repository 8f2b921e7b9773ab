package io.trainingroles.check.rules;

import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.check.CheckGroup;
import io.trainingroles.check.CheckPage;
import io.trainingroles.check.GrantCheck;
import io.trainingroles.check.Notes;
import io.trainingroles.check.ReviewedStatement;
import java.util.List;
import java.util.Optional;

/** The right to mount any file system. */
final class AnyFileSystem implements GrantCheck {
  private static final String[] ACTIONS = {
    "elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"
  };

  @Override
  public CheckPage page() {
    return CheckPage.of("EFS_ANY_FILE_SYSTEM", CheckGroup.TRAINING, WARNING)
        .title("Any file system can be mounted")
        .avoid("{\"Action\": \"elasticfilesystem:ClientMount\", \"Resource\": \"*\"}")
        .prefer(
            "\"Resource\": "
                + "\"arn:aws:elasticfilesystem:eu-west-1:123456789012:file-system/fs-…\"")
        .why(
            "The network reaches more file systems than the job needs; the policy is what "
                + "tells them apart.")
        .limits("A condition on the access point is taken for a limit.")
        .source("https://docs.aws.amazon.com/efs/latest/ug/iam-access-control-nfs-efs.html");
  }

  @Override
  public void review(ReviewedStatement statement, Notes notes) {
    List<String> named = Grants.named(statement, ACTIONS);
    Optional<String> every = Grants.everyOne(statement, "elasticfilesystem", "file-system/");
    if (!named.isEmpty()
        && every.isPresent()
        && !Limits.on(statement, "elasticfilesystem:AccessPointArn")) {
      notes.add(
          Grants.at(statement, every.get()),
          statement.subject(named.get(0)),
          Grants.listed(named) + " on " + every.get() + " mounts any file system",
          "name the file system");
    }
  }
}
