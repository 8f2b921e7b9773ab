package io.trainingroles.check;

import io.trainingroles.access.PolicyStatement;
import io.trainingroles.access.proof.AccessProver;
import io.trainingroles.access.proof.Proof;
import io.trainingroles.access.proof.Undecided;
import io.trainingroles.access.set.AccessPattern;
import io.trainingroles.access.set.RequestSet;
import io.trainingroles.iam.Condition;
import io.trainingroles.input.JudgedRole;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the policies of a role let through together, on the day of the review and later: questions
 * to the prover, each asked once. See <a
 * href="https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html">how long
 * credentials live</a>.
 */
final class RoleReach {
  /** The condition keys of the time of a request. */
  private static final List<String> TIMES = List.of("aws:CurrentTime", "aws:EpochTime");

  /** When temporary credentials were issued; those of a user have no such key. */
  private static final String ISSUED = "aws:TokenIssueTime";

  /** The longest that AWS STS lets credentials live is 36 hours. */
  private static final int DAYS_OF_CREDENTIALS = 2;

  private final JudgedRole role;
  private @Nullable RequestSet access;
  private final AccessProver prover;
  private final AccessProver conceivable = new AccessProver().ofOneRole();
  private final List<Condition> now;
  private final Map<AccessPattern, Reach> reaches = new HashMap<>();

  /**
   * The reach of a role.
   *
   * @param role a role whose policies IAM accepts
   * @param grants its statements with Allow
   * @param today the day of the review; null where past dates are not asked about
   */
  RoleReach(
      JudgedRole role,
      AccessProver prover,
      List<ReviewedStatement> grants,
      @Nullable LocalDate today) {
    this.role = role;
    this.prover = prover;
    this.now = today == null ? List.of() : now(today, grants);
  }

  /** The requests of the day of the review and later, if a policy has a condition on time. */
  private static List<Condition> now(LocalDate today, List<ReviewedStatement> grants) {
    Stream<Condition> times =
        TIMES.stream()
            .filter(key -> isUsed(key, grants))
            .map(key -> Condition.of("DateGreaterThanEquals", key, start(today)));
    Stream<Condition> issued =
        Stream.of(ISSUED)
            .filter(key -> isUsed(key, grants))
            .map(
                key ->
                    Condition.of(
                        "DateGreaterThanEqualsIfExists",
                        key,
                        start(today.minusDays(DAYS_OF_CREDENTIALS))));
    return Stream.concat(times, issued).toList();
  }

  private static boolean isUsed(String key, List<ReviewedStatement> grants) {
    return grants.stream().anyMatch(grant -> !grant.conditionsOn(key).isEmpty());
  }

  private static String start(LocalDate day) {
    return day + "T00:00:00Z";
  }

  /** Whether a statement has a condition on the time of a request, or of its credentials. */
  static boolean isTimed(ReviewedStatement statement) {
    return Stream.concat(TIMES.stream(), Stream.of(ISSUED))
        .anyMatch(key -> !statement.conditionsOn(key).isEmpty());
  }

  /** All that the policies allow. */
  RequestSet access() {
    RequestSet known = access;
    if (known == null) {
      known = role.access();
      access = known;
    }
    return known;
  }

  /** Whether the role can do something of a kind. */
  Reach of(AccessPattern pattern) {
    return reaches.computeIfAbsent(pattern, each -> in(access(), each));
  }

  /** Whether a part of what the role can do has something of a kind. */
  Reach in(RequestSet part, AccessPattern pattern) {
    Proof proof = prover.never(part, timely(pattern));
    if (proof instanceof Proof.CounterExample found) {
      return new Reach.Possible(found.witness());
    }
    return proof instanceof Proof.Indeterminate open
        ? new Reach.Open(shown(open.undecided().get(0)))
        : new Reach.Never();
  }

  /** The same about all conceivable requests: the accounts of documented ones are examples. */
  boolean isConceivable(RequestSet part, AccessPattern pattern) {
    return !(conceivable.never(part, timely(pattern)) instanceof Proof.Proved);
  }

  private AccessPattern timely(AccessPattern pattern) {
    return now.isEmpty()
        ? pattern
        : new AccessPattern(
            pattern.action(),
            pattern.resource(),
            Stream.concat(pattern.conditions().stream(), now.stream()).toList());
  }

  private static String shown(Undecided undecided) {
    PolicyStatement statement = undecided.statement();
    return "statement " + (statement.index() + 1) + " of '" + statement.policy() + "'";
  }
}
