package io.trainingroles.check.data;

import static io.trainingroles.finding.Severity.SECURITY_WARNING;

import io.trainingroles.check.Check;
import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedRole;
import io.trainingroles.check.evidence.JobRole;
import io.trainingroles.check.evidence.ServiceGrants;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;

/** Permission to delete or disable KMS keys, and with them all that they encrypt. */
final class DeletesKeys implements Check {
  private static final String[] ACTIONS = {
    "kms:ScheduleKeyDeletion", "kms:DisableKey", "kms:DeleteImportedKeyMaterial"
  };

  @Override
  public IssuePage page() {
    return IssuePage.of("DELETES_KEYS", IssueGroup.DATA, SECURITY_WARNING)
        .title("The role can delete or disable KMS keys")
        .avoid("\"Action\": [\"kms:Decrypt\", \"kms:ScheduleKeyDeletion\"]")
        .prefer("\"Action\": \"kms:Decrypt\"")
        .why(
            "Data that is encrypted with a key cannot be read without it: who deletes the key "
                + "deletes all of that data, in every service and account. A training job only "
                + "uses keys.")
        .limits(
            "Only roles that trust a service that runs training are checked. A single "
                + "policy document counts as the policy of such a role.")
        .source("https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html");
  }

  @Override
  public void review(ReviewedRole role, FindingCollector findings) {
    if (!JobRole.is(role)) {
      return;
    }
    ServiceGrants.report(
        role,
        findings,
        ", which makes the data that the key encrypts unreadable",
        "remove it; a job only uses keys, with kms:Decrypt and kms:GenerateDataKey",
        ACTIONS);
  }
}
