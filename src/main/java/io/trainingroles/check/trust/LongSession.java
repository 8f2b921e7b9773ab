package io.trainingroles.check.trust;

import static io.trainingroles.finding.Severity.SUGGESTION;

import io.trainingroles.check.Check;
import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedRole;
import io.trainingroles.check.evidence.JobRole;
import io.trainingroles.check.evidence.ServiceHost;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import java.util.Optional;

/** Sessions that are longer than a service needs. */
final class LongSession implements Check {
  private static final int LONG_IN_SECONDS = 4 * 60 * 60;

  @Override
  public IssuePage page() {
    return IssuePage.of("LONG_SESSION", IssueGroup.TRUST, SUGGESTION)
        .title("Sessions of the role can last longer than four hours")
        .avoid("max_session: 12h")
        .prefer("max_session: 1h")
        .why(
            "A service renews the credentials of its jobs, so a long job does not need a "
                + "long session. Credentials that leak from a container work until their session "
                + "ends.")
        .limits(
            "Only roles that trust a service that runs training are checked. Role chaining "
                + "is limited to one hour, whatever this value is.")
        .source("https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html");
  }

  @Override
  public void review(ReviewedRole role, FindingCollector findings) {
    Optional<Integer> longest = role.judged().attributes().maximumSession().known();
    if (longest.filter(seconds -> seconds > LONG_IN_SECONDS).isPresent()
        && JobRole.trusts(role, ServiceHost.RUNS_TRAINING)) {
      findings.add(
          role.place(),
          "max_session",
          "a session of '" + role.name() + "' can last " + longest.get() + " seconds",
          "set it to one hour; services renew the credentials of their jobs");
    }
  }
}
