package io.trainingroles.check.exfiltration;

import static io.trainingroles.finding.Severity.SECURITY_WARNING;

import io.trainingroles.check.Check;
import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedRole;
import io.trainingroles.check.evidence.UnnamedResources;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;

/** Permission to decrypt with any key. */
final class DecryptsWithAnyKey implements Check {
  private static final String ACTION = "kms:Decrypt";

  /** A resource that no policy names, without its partition. */
  private static final String ANOTHER =
      ":kms:*:????????????:key/11111111-2222-3333-4444-555555555555";

  @Override
  public IssuePage page() {
    return IssuePage.of("DECRYPTS_WITH_ANY_KEY", IssueGroup.EXFILTRATION, SECURITY_WARNING)
        .title("The role can decrypt with any KMS key")
        .avoid("{\"Effect\": \"Allow\", \"Action\": \"kms:*\", \"Resource\": \"*\"}")
        .prefer("- use_key: {key: \"arn:aws:kms:eu-west-1:123456789012:key/…\", for: [read]}")
        .why(
            "Encryption protects data from those who can only read the ciphertext. A role "
                + "that can use all keys can read all data.")
        .limits(
            "A condition on kms:ViaService does not count as a limit: it limits the "
                + "service, not the keys. One on the encryption context, on an alias or on a tag of "
                + "the key does.")
        .counterparts(
            "Security Hub KMS.1",
            "Security Hub KMS.2",
            "prowler iam_inline_policy_no_full_access_to_kms",
            "prowler iam_policy_no_full_access_to_kms")
        .source(
            "https://docs.aws.amazon.com/kms/latest/developerguide/iam-policies-best-practices.html");
  }

  @Override
  public void review(ReviewedRole role, FindingCollector findings) {
    UnnamedResources.report(
        role,
        findings,
        ACTION,
        ANOTHER,
        "can decrypt with keys that no policy names",
        "list the keys in 'Resource'");
  }
}
