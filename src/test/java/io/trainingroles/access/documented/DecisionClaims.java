package io.trainingroles.access.documented;

import io.trainingroles.access.Request;
import io.trainingroles.access.set.RequestSet;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Whether two sets decide alike, asked of the simulator for random requests as AWS has them: some
 * near what is said to make no difference, some near all else.
 */
public final class DecisionClaims {
  private final Random random;
  private final int count;
  private long requests;
  private long allowed;

  public DecisionClaims(Random random, int count) {
    this.random = random;
    this.count = count;
  }

  /**
   * A request on which the two disagree.
   *
   * @param about what makes the difference, if anything does
   * @param near the documents that the requests are near
   */
  public Optional<Request> disagreement(
      RequestSet one, RequestSet other, Statement about, List<PolicyDocument> near) {
    var samples = new AwsRequests(random, near);
    for (int number = 0; number < count; number++) {
      Request request = number % 4 == 0 ? samples.next() : samples.near(about);
      boolean isAllowed = one.allows(request);
      requests++;
      allowed += isAllowed ? 1 : 0;
      if (isAllowed != other.allows(request)) {
        return Optional.of(request);
      }
    }
    return Optional.empty();
  }

  /** How many requests were asked, and how many of them were allowed. */
  @Override
  public String toString() {
    return requests + " requests, " + allowed + " of them allowed";
  }
}
