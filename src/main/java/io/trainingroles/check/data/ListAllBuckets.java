package io.trainingroles.check.data;

import static io.trainingroles.finding.Severity.SUGGESTION;

import io.trainingroles.check.Check;
import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedRole;
import io.trainingroles.check.evidence.JobRole;
import io.trainingroles.check.evidence.ServiceGrants;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;

/** The right to list the buckets of the account. */
final class ListAllBuckets implements Check {
  private static final String[] ACTIONS = {"s3:ListAllMyBuckets"};

  @Override
  public IssuePage page() {
    return IssuePage.of("LIST_ALL_BUCKETS", IssueGroup.DATA, SUGGESTION)
        .title("All buckets of the account can be listed")
        .avoid("\"Action\": \"s3:ListAllMyBuckets\"")
        .prefer("the name of the bucket in the job")
        .why(
            "A job knows its buckets. The list tells code that should not be there where "
                + "else to look.")
        .limits(
            "Consoles and some notebooks list the buckets to show them; a role for people "
                + "may need it.")
        .source("https://docs.aws.amazon.com/service-authorization/latest/reference/list_s3.html");
  }

  @Override
  public void review(ReviewedRole role, FindingCollector notes) {
    if (!JobRole.is(role)) {
      return;
    }
    ServiceGrants.note(role, notes, ", which a job does not need", "leave it out", ACTIONS);
  }
}
