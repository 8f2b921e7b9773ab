package io.trainingroles.check.rules;

import static io.trainingroles.finding.Severity.SUGGESTION;

import io.trainingroles.check.Check;
import io.trainingroles.check.CheckGroup;
import io.trainingroles.check.CheckPage;
import io.trainingroles.check.Notes;
import io.trainingroles.check.ReviewedRole;

/** The right to list the buckets of the account. */
final class ListAllBuckets implements Check {
  private static final String[] ACTIONS = {"s3:ListAllMyBuckets"};

  @Override
  public CheckPage page() {
    return CheckPage.of("LIST_ALL_BUCKETS", CheckGroup.TRAINING, SUGGESTION)
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
  public void review(ReviewedRole role, Notes notes) {
    if (!JobRole.is(role)) {
      return;
    }
    Grants.note(role, notes, ", which a job does not need", "leave it out", ACTIONS);
  }
}
