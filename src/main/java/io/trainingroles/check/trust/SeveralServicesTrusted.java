package io.trainingroles.check.trust;

import static io.trainingroles.finding.Severity.SUGGESTION;

import io.trainingroles.check.Check;
import io.trainingroles.check.FindingCollector;
import io.trainingroles.check.ReviewedRole;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.check.evidence.ServiceHost;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import java.util.TreeSet;

/** A role for the jobs of several services. */
final class SeveralServicesTrusted implements Check {

  @Override
  public IssuePage page() {
    return IssuePage.of("SEVERAL_SERVICES_TRUSTED", IssueGroup.TRUST, SUGGESTION)
        .title("The role trusts several services")
        .avoid("trusts: [sagemaker, ec2]")
        .prefer("a separate role for each service")
        .why(
            "Each service gets the permissions that any of them needs, and the use of the "
                + "role must be watched in all of them.")
        .limits(
            "AWS Batch runs its jobs through Amazon ECS or Amazon EC2 and is not counted "
                + "beside them.")
        .source(
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege");
  }

  @Override
  public void review(ReviewedRole role, FindingCollector findings) {
    var services = new TreeSet<String>();
    for (ReviewedStatement statement : role.trusts()) {
      if (statement.allows()) {
        ServiceHost.of(statement)
            .forEach(host -> services.add(ServiceHost.word(host).orElse(host)));
      }
    }
    if (services.contains("ec2") || services.contains("ecs-tasks")) {
      services.remove("batch");
    }
    if (services.size() > 1) {
      findings.add(
          role.trusts().get(0).place(),
          String.join(", ", services),
          "the role trusts several services: " + String.join(" and ", services),
          "create a separate role for each service");
    }
  }
}
