package io.trainingroles.access.proof;

import io.trainingroles.access.Request;
import io.trainingroles.access.pattern.CharacterClass;
import io.trainingroles.access.pattern.FormatPattern;
import io.trainingroles.access.pattern.SearchPattern;
import io.trainingroles.access.search.Literal;
import io.trainingroles.access.search.RequestBox;
import io.trainingroles.access.set.PolicyLayer;
import io.trainingroles.iam.Arn;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The plainest request of a search: where the first that was found is unusual in some way, it is
 * looked for one that is not; where there is none, that is proved to be so of each.
 *
 * @param request the request
 * @param oddities what is unusual about it nevertheless
 */
record PlainWitness(Request request, List<Oddity> oddities) {
  private static final int REGION_PART = 3;

  /** How Amazon CloudWatch Logs is asked about a log group as a whole. */
  private static final String ALL_STREAMS = ":*";

  private static final Literal.Resource PLAIN_CHARACTERS =
      new Literal.Resource(
          Set.of(
              SearchPattern.literal("*", false),
              new FormatPattern().any(CharacterClass.PLAIN).pattern(),
              new FormatPattern().any(CharacterClass.PLAIN).text(ALL_STREAMS).pattern()),
          false);

  /** A Region such as us-east-1 or us-gov-west-1, or none. */
  private static final Literal.Resource PLAIN_REGION =
      new Literal.Resource(
          Set.of(
              SearchPattern.literal("*", false),
              beforeRegion().text(":").any(CharacterClass.ANYTHING).pattern(),
              beforeRegion()
                  .characters(CharacterClass.SMALL_LETTER, 2)
                  .text("-")
                  .characters(CharacterClass.SMALL_LETTER, 3)
                  .any(CharacterClass.REGION)
                  .text("-")
                  .characters(CharacterClass.DIGIT, 1)
                  .text(":")
                  .any(CharacterClass.ANYTHING)
                  .pattern()),
          false);

  /** Keeps an unchangeable copy. */
  PlainWitness {
    oddities = List.copyOf(oddities);
  }

  /**
   * The plainest request.
   *
   * @param search the search that found a request
   * @param way the layers of the way to allow that was searched
   * @param within the boxes that the request is in
   * @param excluded the boxes that it is not in
   * @param found what was found
   */
  static PlainWitness of(
      WitnessSearch search,
      List<PolicyLayer> way,
      List<RequestBox> within,
      List<RequestBox> excluded,
      Request found) {
    Request best = search.polished(found, within);
    List<RequestBox> narrowed = within;
    Map<Oddity.Kind, Oddity> oddities = new EnumMap<>(Oddity.Kind.class);
    for (Oddity.Kind kind : Oddity.Kind.values()) {
      Optional<String> value = value(kind, best, within, search);
      if (value.isEmpty()) {
        continue;
      }
      List<RequestBox> plainer = without(kind, narrowed);
      Answer answer =
          plainer.equals(narrowed)
              ? new Answer.OnlyConceivable(null)
              : search.find(way, plainer, excluded);
      if (answer instanceof Answer.Found other) {
        Request polished = search.polished(other.witness(), within);
        best = isOdd(kind, polished, within, search) ? other.witness() : polished;
        narrowed = plainer;
      } else {
        boolean isOfAll = !(answer instanceof Answer.Open) && narrowed.equals(within);
        oddities.put(kind, new Oddity(kind, value.get(), isOfAll));
      }
    }
    return new PlainWitness(best, List.copyOf(oddities.values()));
  }

  private static boolean isOdd(
      Oddity.Kind kind, Request request, List<RequestBox> within, WitnessSearch search) {
    return value(kind, request, within, search).isPresent();
  }

  /** What is unusual about a request in one way. */
  private static Optional<String> value(
      Oddity.Kind kind, Request request, List<RequestBox> within, WitnessSearch search) {
    return switch (kind) {
      case STAR_MATCHES_COLONS -> crossing(request.resource(), within);
      case UNUSUAL_REGION -> region(request.resource());
      case UNUSUAL_CHARACTERS -> characters(request.resource(), within);
      case UNKNOWN_ACTION ->
          search.isUnknown(request) ? Optional.of(request.action()) : Optional.empty();
    };
  }

  private static Stream<Literal.Resource> resources(List<RequestBox> within) {
    return within.stream()
        .flatMap(box -> box.literals().stream())
        .filter(Literal.Resource.class::isInstance)
        .map(Literal.Resource.class::cast)
        .filter(resource -> !resource.negated());
  }

  /** The first pattern that matches only across colons, of a statement with no other that does. */
  private static Optional<String> crossing(String resource, List<RequestBox> within) {
    return resources(within)
        .filter(
            each ->
                each.patterns().stream()
                    .noneMatch(pattern -> pattern.withinSegments().matches(resource)))
        .flatMap(each -> each.patterns().stream())
        .filter(pattern -> pattern.matches(resource))
        .map(SearchPattern::text)
        .findFirst();
  }

  private static Optional<String> region(String resource) {
    List<String> parts = Arn.parts(resource);
    return parts.size() == Arn.PARTS
            && !parts.get(REGION_PART).isEmpty()
            && PLAIN_REGION.patterns().stream().noneMatch(pattern -> pattern.matches(resource))
        ? Optional.of(parts.get(REGION_PART))
        : Optional.empty();
  }

  private static Optional<String> characters(String resource, List<RequestBox> within) {
    Set<Character> written =
        resources(within)
            .flatMap(each -> each.patterns().stream())
            .flatMap(pattern -> pattern.text().chars().mapToObj(code -> (char) code))
            .collect(Collectors.toSet());
    boolean isOfStatement = written.stream().anyMatch(each -> isUnusual(each) && !isWildcard(each));
    String named =
        resource.endsWith(ALL_STREAMS)
            ? resource.substring(0, resource.length() - ALL_STREAMS.length())
            : resource;
    String unusual =
        named
            .chars()
            .filter(code -> isUnusual((char) code))
            .distinct()
            .mapToObj(code -> String.valueOf((char) code))
            .collect(Collectors.joining());
    return isOfStatement || unusual.isEmpty() || resource.equals("*")
        ? Optional.empty()
        : Optional.of(unusual);
  }

  private static boolean isUnusual(char character) {
    return !CharacterClass.PLAIN.has(character);
  }

  private static boolean isWildcard(char character) {
    return "*?${}".indexOf(character) >= 0;
  }

  /** The boxes without the requests that are unusual in one way. */
  private static List<RequestBox> without(Oddity.Kind kind, List<RequestBox> within) {
    return switch (kind) {
      case STAR_MATCHES_COLONS -> within.stream().map(PlainWitness::withinSegments).toList();
      case UNUSUAL_REGION -> and(within, PLAIN_REGION);
      case UNUSUAL_CHARACTERS -> and(within, PLAIN_CHARACTERS);
      case UNKNOWN_ACTION -> within;
    };
  }

  private static RequestBox withinSegments(RequestBox box) {
    RequestBox strict = box;
    for (Literal literal : box.literals()) {
      if (literal instanceof Literal.Resource resource && !resource.negated()) {
        Set<SearchPattern> patterns = new LinkedHashSet<>();
        resource.patterns().forEach(pattern -> patterns.add(pattern.withinSegments()));
        strict = strict.and(new Literal.Resource(patterns, false));
      }
    }
    return strict;
  }

  private static List<RequestBox> and(List<RequestBox> within, Literal literal) {
    var boxes = new ArrayList<>(within);
    boxes.set(0, within.get(0).and(literal));
    return boxes;
  }

  private static FormatPattern beforeRegion() {
    return new FormatPattern()
        .text("arn:")
        .any(CharacterClass.NAME)
        .text(":")
        .any(CharacterClass.NAME)
        .text(":");
  }
}
