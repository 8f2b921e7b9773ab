package io.trainingroles.check.rules;

import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.check.CheckGroup;
import io.trainingroles.check.CheckPage;
import io.trainingroles.check.GrantCheck;
import io.trainingroles.check.Notes;
import io.trainingroles.check.ReviewedStatement;

/** A file system that is mounted as its root. */
final class FileSystemAsRoot implements GrantCheck {

  @Override
  public CheckPage page() {
    return CheckPage.of("EFS_ROOT_ACCESS", CheckGroup.TRAINING, WARNING)
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
  public void review(ReviewedStatement statement, Notes notes) {
    if (!Grants.named(statement, "elasticfilesystem:ClientRootAccess").isEmpty()
        && !Limits.on(statement, "elasticfilesystem:AccessPointArn")) {
      notes.add(
          statement.place(),
          statement.subject("elasticfilesystem:ClientRootAccess"),
          "elasticfilesystem:ClientRootAccess lets the job be root in the file system",
          "leave it out, or mount through an access point that sets the user");
    }
  }
}
