package io.trainingroles.check.data;

import static io.trainingroles.finding.Severity.SUGGESTION;

import io.trainingroles.check.Check;
import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedRole;
import io.trainingroles.check.evidence.JobRole;
import io.trainingroles.check.evidence.ServiceGrants;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;

/** Permission to list the buckets of the account. */
final class ListAllBuckets implements Check {
  private static final String[] ACTIONS = {"s3:ListAllMyBuckets"};

  @Override
  public IssuePage page() {
    return IssuePage.of("LIST_ALL_BUCKETS", IssueGroup.DATA, SUGGESTION)
        .title("The role can list all buckets of the account")
        .avoid("\"Action\": \"s3:ListAllMyBuckets\"")
        .prefer("the name of the bucket in the job")
        .why("A job knows its buckets. The list shows malicious code where else to look.")
        .limits(
            "The console and some notebooks show the list of buckets; a role for people "
                + "may need it.")
        .source("https://docs.aws.amazon.com/service-authorization/latest/reference/list_s3.html");
  }

  @Override
  public void review(ReviewedRole role, FindingCollector findings) {
    if (!JobRole.is(role)) {
      return;
    }
    ServiceGrants.report(role, findings, ", which a job does not need", "remove it", ACTIONS);
  }
}
