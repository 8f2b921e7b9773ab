package io.trainingroles.check.evidence;

import io.trainingroles.check.ReviewedRole;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.iam.Arn;
import io.trainingroles.iam.Condition;
import io.trainingroles.iam.Principal;
import io.trainingroles.input.UnseenPolicy;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The account of a role, derived from the input: a role's boundary, its attached policies, the
 * identity providers that it trusts, its log groups and its jobs belong to its own account.
 */
public final class OwnAccount {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{12}");

  private OwnAccount() {}

  /** The account; empty if it is not known or ambiguous. */
  public static Optional<String> of(ReviewedRole role) {
    Stream<String> policies =
        Stream.concat(
            role.judged().unseen().stream().map(UnseenPolicy::arn),
            role.judged().attributes().boundary().known().stream());
    Stream<String> trusted =
        role.trusts().stream().filter(ReviewedStatement::allows).flatMap(OwnAccount::trusted);
    Stream<String> logs =
        role.grants().stream()
            .flatMap(statement -> statement.resourcePatterns().stream())
            .filter(
                resource ->
                    Arn.of(resource).filter(arn -> arn.service().equals("logs")).isPresent());
    var accounts = new TreeSet<String>();
    Stream.of(policies, trusted, logs)
        .flatMap(each -> each)
        .flatMap(text -> account(text).stream())
        .forEach(accounts::add);
    return accounts.size() == 1 ? Optional.of(accounts.first()) : Optional.empty();
  }

  private static Stream<String> trusted(ReviewedStatement statement) {
    Stream<String> providers =
        statement.principals().stream()
            .flatMap(
                principal ->
                    principal instanceof Principal.Federated federated
                        ? Stream.of(federated.provider())
                        : Stream.empty());
    Stream<String> jobs =
        Stream.of("aws:SourceArn", "aws:SourceAccount")
            .flatMap(key -> statement.conditionsOn(key).stream())
            .map(Condition::values)
            .flatMap(List::stream);
    return Stream.concat(providers, jobs);
  }

  /** The account of an ARN, or the text itself if it is an account. */
  public static Optional<String> account(String text) {
    return Optional.of(Arn.of(text).map(Arn::account).orElse(text))
        .filter(account -> NUMBER.matcher(account).matches());
  }
}
