package io.trainingroles.access.decision;

import io.trainingroles.access.ContextValue;
import io.trainingroles.access.NamedPolicy;
import io.trainingroles.access.Policies;
import io.trainingroles.access.Request;
import io.trainingroles.iam.Arn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

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
  private static final String SOME_REGION = "us-east-1";
  private static final String REGION = "aws:RequestedRegion";
  private static final int REGION_PART = 3;

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
    List<Request> asked = asked(policies, request);
    Decision first = simulator.decide(asked.get(0));
    boolean isSame =
        asked.stream()
            .map(simulator::decide)
            .allMatch(decision -> decision.getClass().equals(first.getClass()));
    return isSame
        ? first
        : new Decision.Indeterminate(
            List.of(new UnknownValue(REGION, "the request does not say it", null)));
  }

  private static List<Request> asked(Policies policies, Request request) {
    if (!request.resource().equals("*")) {
      return List.of(request);
    }
    return switch (request.lowerCaseAction()) {
      case "s3:listallmybuckets" -> List.of(on(request, "arn:" + partition(request) + ":s3:::*"));
      case "logs:describeloggroups" -> groups(policies, request);
      default -> List.of(request);
    };
  }

  private static List<Request> groups(Policies policies, Request request) {
    Optional<String> account = request.caller().account();
    if (account.isEmpty()) {
      return List.of(request);
    }
    var asked = new ArrayList<Request>();
    for (String region : regions(policies, request)) {
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

  /** The Region of the request; where that is not given, those that policies tell apart. */
  private static List<String> regions(Policies policies, Request request) {
    if (request.context().get(REGION).orElse(null) instanceof ContextValue.Single known) {
      return List.of(known.value());
    }
    var regions = new TreeSet<String>();
    Stream.concat(
            Stream.concat(
                policies.identityPolicies().stream(), policies.sessionPolicies().stream()),
            Stream.concat(
                Stream.ofNullable(policies.permissionsBoundary()),
                policies.serviceControlPolicies().stream()
                    .flatMap(level -> level.policies().stream())))
        .map(NamedPolicy::document)
        .flatMap(document -> document.statements().stream())
        .flatMap(statement -> Stream.ofNullable(statement.resource()))
        .flatMap(resource -> resource.patterns().stream())
        .map(pattern -> Arn.parts(pattern.value()))
        .filter(parts -> parts.size() > REGION_PART)
        .map(parts -> parts.get(REGION_PART))
        .filter(region -> region.matches("[a-z]{2,4}(-[a-z]+)+-[0-9]+"))
        .forEach(regions::add);
    String other = regions.contains(SOME_REGION) ? "us-east-2" : SOME_REGION;
    regions.add(other);
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
