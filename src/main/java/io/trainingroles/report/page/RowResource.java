package io.trainingroles.report.page;

import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.iam.Arn;
import io.trainingroles.iam.ResourceElement;
import io.trainingroles.iam.ResourcePattern;
import io.trainingroles.iam.UnknownText;
import io.trainingroles.iam.Wildcards;
import io.trainingroles.reference.Action;
import io.trainingroles.report.page.AccessMatrix.Breadth;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The resources of a row.
 *
 * @param patterns what they match, all of these patterns
 * @param excluded what they do not match, none of these patterns
 */
record RowResource(List<String> patterns, List<String> excluded) {
  private static final String ANY = "*";
  private static final Pattern ALL_NAMES = Pattern.compile("\\*+(/\\*+)*");

  RowResource {
    patterns = List.copyOf(patterns);
    excluded = List.copyOf(excluded);
  }

  /** The resources of a statement, one for each pattern that it names. */
  static List<RowResource> of(@Nullable ResourceElement element) {
    if (element == null) {
      return List.of(new RowResource(List.of(ANY), List.of()));
    }
    List<String> values = element.patterns().stream().map(ResourcePattern::value).toList();
    return element instanceof ResourceElement.NotResources
        ? List.of(new RowResource(List.of(ANY), values))
        : values.stream().map(value -> new RowResource(List.of(value), List.of())).toList();
  }

  /** What of these resources is among others, too. */
  Optional<RowResource> within(RowResource other) {
    List<String> all =
        Stream.concat(excluded.stream(), other.excluded.stream()).distinct().toList();
    String one = patterns.get(0);
    String limit = other.patterns.get(0);
    if (covers(limit, one)) {
      return Optional.of(new RowResource(List.of(one), all));
    } else if (covers(one, limit)) {
      return Optional.of(new RowResource(List.of(limit), all));
    }
    return Wildcards.overlap(known(one), known(limit))
        ? Optional.of(new RowResource(List.of(one, limit), all))
        : Optional.empty();
  }

  private static boolean covers(String all, String some) {
    return all.equals(some) || (Wildcards.covers(all, some) && !isOpen(all) && !isOpen(some));
  }

  /** Whether a part has a value that only the request, or apply, decides. */
  private static boolean isOpen(String pattern) {
    return UnknownText.isIn(pattern) || pattern.contains("${");
  }

  private static String known(String pattern) {
    return UnknownText.replaced(pattern, ANY);
  }

  boolean isAny() {
    return patterns.equals(List.of(ANY)) && excluded.isEmpty();
  }

  /** On how much of a service an action with one of them is. */
  Breadth breadth() {
    if (!patterns.stream().allMatch(RowResource::isAny)) {
      return Breadth.NAMED;
    }
    return excluded.isEmpty() ? Breadth.ANY : Breadth.ALMOST_ANY;
  }

  /** Whether a pattern is any resource of its service, such as {@code arn:aws:s3:::*}. */
  private static boolean isAny(String pattern) {
    return pattern.equals(ANY)
        || Arn.of(pattern)
            .filter(arn -> isOpenOrEmpty(arn.region()) && isOpenOrEmpty(arn.account()))
            .filter(arn -> ALL_NAMES.matcher(arn.resource()).matches())
            .isPresent();
  }

  private static boolean isOpenOrEmpty(String part) {
    return part.isEmpty() || part.equals(ANY);
  }

  /** Whether the ARNs say of which service they are. */
  boolean isOfOneService() {
    return patterns.stream()
        .anyMatch(
            pattern ->
                Arn.of(known(pattern))
                    .filter(arn -> !arn.service().isEmpty() && !Wildcards.areIn(arn.service()))
                    .isPresent());
  }

  /** Whether an action can be on one of them. */
  boolean mayBeOf(Action action) {
    return patterns.stream().allMatch(pattern -> ReviewedStatement.mayBeOn(action, pattern));
  }

  /** Such as {@code arn:aws:s3:::data/*}, or {@code all but arn:aws:s3:::data}. */
  String text() {
    String matched = String.join(" within ", patterns);
    String but = String.join(", ", excluded);
    if (excluded.isEmpty()) {
      return matched;
    }
    return matched.equals(ANY) ? "all but " + but : matched + " but not " + but;
  }
}
