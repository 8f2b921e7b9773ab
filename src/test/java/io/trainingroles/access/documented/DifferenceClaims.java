package io.trainingroles.access.documented;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.access.Request;
import io.trainingroles.access.proof.AccessChange;
import io.trainingroles.access.proof.AccessDifference;
import io.trainingroles.access.proof.AccessProver;
import io.trainingroles.access.set.RequestSet;
import io.trainingroles.iam.Effect;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.ResourceElement;
import io.trainingroles.iam.Statement;
import java.util.List;
import java.util.Random;

/**
 * What a difference says of all requests, asked of the simulator for random ones: that nothing
 * changed, that access is only narrower, and that what changed is of the statements, actions and
 * resources that are listed.
 */
public final class DifferenceClaims {
  private final AccessProver prover = DocumentedAccess.prover();
  private int same;
  private int oneWay;
  private int allowed;
  private int changed;
  private int requests;

  /** Compares both ways, and asks for some requests near the documents. */
  public AccessDifference check(
      String name, PolicyDocument before, PolicyDocument after, Random random, int count) {
    RequestSet old = RequestSet.ofIdentity(before);
    RequestSet now = RequestSet.ofIdentity(after);
    AccessDifference difference = prover.difference(old, now);
    assertThat(difference.undecided()).as(name).isEmpty();
    same += difference.isNone() ? 1 : 0;
    oneWay += difference.isBroadened() && difference.isNarrowed() ? 0 : 1;
    var samples = new AwsRequests(random, List.of(before, after));
    List<Statement> changing =
        difference.changes().stream().map(change -> change.statement().statement()).toList();
    for (int number = 0; number < count; number++) {
      Request request =
          changing.isEmpty() || random.nextInt(3) == 0
              ? samples.next()
              : samples.near(changing.get(random.nextInt(changing.size())));
      boolean was = old.allows(request);
      boolean is = now.allows(request);
      requests++;
      allowed += was || is ? 1 : 0;
      if (was != is) {
        changed++;
        AccessChange.Kind kind = is ? AccessChange.Kind.GRANTED : AccessChange.Kind.REVOKED;
        assertThat(difference.changes())
            .as("%s: %s %s", name, kind, request)
            .anyMatch(change -> change.kind() == kind && isAbout(change, request));
      }
    }
    return difference;
  }

  /** Whether the request has one of the actions and resources that the change lists. */
  private static boolean isAbout(AccessChange change, Request request) {
    Statement statement = change.statement().statement();
    ResourceElement resources = change.resources();
    var about =
        new Statement(
            null,
            Effect.ALLOW,
            null,
            change.actions(),
            resources == null ? statement.resource() : resources,
            List.of());
    return RequestSet.ofIdentity(PolicyDocument.of(List.of(about))).allows(request);
  }

  /** What was asked, for people to read. */
  @Override
  public String toString() {
    return "%d pairs are the same, %d differ at most one way; of %d requests %d are allowed, %d changed"
        .formatted(same, oneWay, requests, allowed, changed);
  }

  /** How many of the requests were allowed before or after. */
  public int allowed() {
    return allowed;
  }

  /** How many were allowed before or after, and not both. */
  public int changed() {
    return changed;
  }
}
