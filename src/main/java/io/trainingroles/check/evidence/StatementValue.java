package io.trainingroles.check.evidence;

import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.finding.Location;
import io.trainingroles.iam.Condition;
import io.trainingroles.iam.Principal;
import io.trainingroles.iam.ResourcePattern;
import java.util.ArrayList;
import java.util.List;

/**
 * A free-form value of a statement: in its principals, resources or conditions.
 *
 * @param text the value
 * @param place where it is
 */
public record StatementValue(String text, Location place) {
  public static List<StatementValue> of(ReviewedStatement statement) {
    var values = new ArrayList<StatementValue>();
    for (Principal principal : statement.principals()) {
      values.add(new StatementValue(text(principal), statement.at("Principal")));
    }
    if (statement.statement().resource() != null) {
      for (ResourcePattern resource : statement.statement().resource().patterns()) {
        values.add(new StatementValue(resource.value(), statement.atResource(resource.value())));
      }
    }
    for (Condition condition : statement.statement().conditions()) {
      Location place = statement.atCondition(condition);
      values.add(new StatementValue(condition.key(), place));
      condition.values().forEach(value -> values.add(new StatementValue(value, place)));
    }
    return values;
  }

  private static String text(Principal principal) {
    if (principal instanceof Principal.Service service) {
      return service.host();
    } else if (principal instanceof Principal.Aws aws) {
      return aws.id();
    } else if (principal instanceof Principal.Federated federated) {
      return federated.provider();
    }
    return principal instanceof Principal.CanonicalUser user ? user.id() : "*";
  }
}
