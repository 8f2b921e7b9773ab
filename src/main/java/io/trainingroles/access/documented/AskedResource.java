package io.trainingroles.access.documented;

import io.trainingroles.access.ContextValue;
import io.trainingroles.access.Policies;
import io.trainingroles.access.Request;
import io.trainingroles.access.decision.Decision;
import io.trainingroles.access.decision.Simulator;
import io.trainingroles.access.decision.UnknownValue;
import io.trainingroles.iam.Arn;
import io.trainingroles.iam.Partition;
import io.trainingroles.reference.ActionLookup;
import io.trainingroles.reference.ActionResource;
import io.trainingroles.reference.ArnFormat;
import io.trainingroles.reference.ResourceType;
import io.trainingroles.reference.ServiceAuthorizationReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What AWS asks about where a user can only say {@code *}. Some actions name no resource in the
 * Service Authorization Reference, and yet are asked on one, such as {@code s3:ListAllMyBuckets} on
 * {@code arn:aws:s3:::*} and {@code iam:ListRoles} on {@code role/} of an account. The corrections
 * of the reference list them, each with its page or a denial. Statements about {@code *} are about
 * these too.
 */
public final class AskedResource {
  private static final String REGION_KEY = "aws:RequestedRegion";
  private static final String REGION = "${Region}";
  private static final String ACCOUNT = "${Account}";

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
            List.of(new UnknownValue(REGION_KEY, "it is not in the request", null)));
  }

  private static List<Request> asked(Request request) {
    if (!request.resource().equals("*")
        || !(ServiceAuthorizationReference.ofAws().action(request.action())
            instanceof ActionLookup.Known known)) {
      return List.of(request);
    }
    List<Request> asked =
        known.action().resources().stream()
            .map(ActionResource::type)
            .filter(ResourceType::standsForAll)
            .flatMap(type -> on(request, type.formats().get(0)))
            .toList();
    return asked.isEmpty() ? List.of(request) : asked;
  }

  /** The request on the resources of a format that has no names; none where it has no account. */
  private static Stream<Request> on(Request request, ArnFormat format) {
    Optional<String> account = request.caller().account();
    if (format.value().contains(ACCOUNT) && account.isEmpty()) {
      return Stream.of();
    }
    List<String> regions = format.value().contains(REGION) ? regions(request) : List.of("");
    return regions.stream()
        .map(
            region ->
                format
                    .value()
                    .replace("${Partition}", partition(request))
                    .replace(REGION, region)
                    .replace(ACCOUNT, account.orElse(""))
                    .replace("${*}", "*"))
        .map(
            resource ->
                new Request(request.caller(), request.action(), resource, request.context()));
  }

  /** The Region of the request; where that is not given, any of the caller's partition. */
  private static List<String> regions(Request request) {
    if (request.context().get(REGION_KEY).orElse(null) instanceof ContextValue.Single known) {
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
}
