package io.trainingroles.access.decision;

import io.trainingroles.access.ContextValue;
import io.trainingroles.access.Policies;
import io.trainingroles.access.Request;
import io.trainingroles.iam.Arn;
import io.trainingroles.iam.Partition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What AWS asks about where a user can only say {@code *}. Two actions name no resource in the
 * Service Authorization Reference, and yet are granted on one:
 *
 * <ul>
 *   <li>{@code s3:ListAllMyBuckets} on {@code arn:aws:s3:::*}, in AWS's <a
 *       href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/walkthrough1.html">walkthrough
 *       of bucket access</a>;
 *   <li>{@code logs:DescribeLogGroups} on {@code log-group::log-stream:} of an account and a
 *       Region, as its <a
 *       href="https://github.com/hashicorp/terraform-provider-aws/issues/8804">denials</a> say.
 * </ul>
 *
 * <p>Statements about {@code *} are about these too.
 */
public final class AskedResource {
  private static final String REGION = "aws:RequestedRegion";

  /** What the codes of Regions are made of; more of them than AWS has, so that each is there. */
  private static final List<String> AREAS =
      List.of(
          "us", "eu", "ap", "af", "ca", "il", "me", "mx", "sa", "cn", "us-gov", "eusc-de", "us-iso",
          "us-isob", "eu-isoe", "us-isof");

  private static final List<String> DIRECTIONS =
      List.of(
          "east",
          "west",
          "north",
          "south",
          "central",
          "northeast",
          "northwest",
          "southeast",
          "southwest");

  private static final int LAST_NUMBER = 9;
  private static final List<String> REGIONS = allRegions();

  private AskedResource() {}

  /**
   * Decides a request, on what AWS asks about in its place.
   *
   * @param policies the policies
   * @param request the request, as a user says it
   * @return the decision; not known where it depends on a Region that the request does not say
   */
  public static Decision decide(Policies policies, Request request) {
    var simulator = new Simulator(policies);
    List<Request> asked = asked(request);
    Decision first = simulator.decide(asked.get(0));
    boolean isSame =
        asked.stream()
            .skip(1)
            .map(simulator::decide)
            .allMatch(decision -> decision.getClass().equals(first.getClass()));
    return isSame
        ? first
        : new Decision.Indeterminate(
            List.of(new UnknownValue(REGION, "the request does not say it", null)));
  }

  private static List<Request> asked(Request request) {
    if (!request.resource().equals("*")) {
      return List.of(request);
    }
    return switch (request.lowerCaseAction()) {
      case "s3:listallmybuckets" -> List.of(on(request, "arn:" + partition(request) + ":s3:::*"));
      case "logs:describeloggroups" -> groups(request);
      default -> List.of(request);
    };
  }

  private static List<Request> groups(Request request) {
    Optional<String> account = request.caller().account();
    if (account.isEmpty()) {
      return List.of(request);
    }
    var asked = new ArrayList<Request>();
    for (String region : regions(request)) {
      asked.add(
          on(
              request,
              "arn:"
                  + partition(request)
                  + ":logs:"
                  + region
                  + ":"
                  + account.get()
                  + ":log-group::log-stream:"));
    }
    return asked;
  }

  /** The Region of the request; where that is not given, any of the caller's partition. */
  private static List<String> regions(Request request) {
    if (request.context().get(REGION).orElse(null) instanceof ContextValue.Single known) {
      return List.of(known.value());
    }
    String partition = partition(request);
    return REGIONS.stream()
        .filter(region -> Partition.ofRegion(region).id().equals(partition))
        .toList();
  }

  private static List<String> allRegions() {
    var regions = new ArrayList<String>();
    for (String area : AREAS) {
      for (String direction : DIRECTIONS) {
        for (int number = 1; number <= LAST_NUMBER; number++) {
          regions.add(area + "-" + direction + "-" + number);
        }
      }
    }
    return List.copyOf(regions);
  }

  private static String partition(Request request) {
    List<String> parts = Arn.parts(request.caller().toString());
    return parts.get(0).equals("arn") && parts.size() > 1 ? parts.get(1) : "aws";
  }

  private static Request on(Request request, String resource) {
    return new Request(request.caller(), request.action(), resource, request.context());
  }
}
