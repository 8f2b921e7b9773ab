package io.trainingroles.access.search;

import io.trainingroles.access.Caller;
import io.trainingroles.access.PrincipalMatch;
import io.trainingroles.access.condition.ConditionLanguage;
import io.trainingroles.access.decision.PrincipalTest;
import io.trainingroles.access.pattern.SearchPattern;
import io.trainingroles.access.pattern.TextPattern;
import io.trainingroles.iam.ActionElement;
import io.trainingroles.iam.Condition;
import io.trainingroles.iam.PolicyVersion;
import io.trainingroles.iam.PrincipalElement;
import io.trainingroles.iam.ResourceElement;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a statement asks of a request, about one dimension of it. Two that are written in
 * the same way are equal.
 */
public sealed interface Literal {
  /** What the literal is about; literals about different dimensions never contradict. */
  String dimension();

  /** Whether it is certain that the literal holds at a coordinate; null for one unknown. */
  boolean holds(@Nullable Coordinate coordinate);

  /** Whether a text, where it depends on nothing, is one of the patterns, or none of them. */
  private static boolean holds(
      @Nullable Coordinate coordinate, Set<SearchPattern> patterns, boolean negated) {
    if (!(coordinate instanceof Coordinate.Text text)
        || !text.word().unknown().isEmpty()
        || patterns.stream().anyMatch(pattern -> !pattern.keys().isEmpty())) {
      return false;
    }
    String letters = text.word().text();
    return patterns.stream().anyMatch(pattern -> pattern.matches(letters)) != negated;
  }

  /**
   * The action is one of these, or none of them.
   *
   * @param patterns in lower case
   */
  record Action(Set<SearchPattern> patterns, boolean negated) implements Literal {
    static final String DIMENSION = "action";

    /** The one action that it holds for, in lower case; null where there may be others. */
    public @Nullable String onlyAction() {
      SearchPattern first = patterns.size() == 1 ? patterns.iterator().next() : null;
      return !negated && first != null && first.isText() ? first.text() : null;
    }

    public static Action of(ActionElement element) {
      return new Action(
          searchPatterns(
              element.patterns().stream()
                  .map(pattern -> TextPattern.action(pattern.value()))
                  .toList()),
          element instanceof ActionElement.NotActions);
    }

    @Override
    public boolean holds(@Nullable Coordinate coordinate) {
      return Literal.holds(coordinate, patterns, negated);
    }

    @Override
    public String dimension() {
      return DIMENSION;
    }
  }

  /** The resource is one of these, or none of them. */
  record Resource(Set<SearchPattern> patterns, boolean negated) implements Literal {
    static final String DIMENSION = "resource";

    /** Other patterns of these; one that becomes nothing matches nothing. */
    Resource map(Function<SearchPattern, @Nullable SearchPattern> change) {
      var changed = new LinkedHashSet<SearchPattern>();
      for (SearchPattern pattern : patterns) {
        SearchPattern other = change.apply(pattern);
        if (other != null) {
          changed.add(other);
        }
      }
      return changed.equals(patterns) ? this : new Resource(changed, negated);
    }

    static Resource of(ResourceElement element, PolicyVersion version) {
      return new Resource(
          searchPatterns(
              element.patterns().stream()
                  .map(pattern -> TextPattern.resource(pattern.value(), version))
                  .toList()),
          element instanceof ResourceElement.NotResources);
    }

    @Override
    public boolean holds(@Nullable Coordinate coordinate) {
      return Literal.holds(coordinate, patterns, negated);
    }

    @Override
    public String dimension() {
      return DIMENSION;
    }
  }

  /**
   * The caller is whom the element is about.
   *
   * @param least how closely it must name the caller
   * @param coversBounded whether it covers callers with a permissions boundary whom it excepts
   */
  record Principals(PrincipalElement element, PrincipalMatch least, boolean coversBounded)
      implements Literal {
    static final String DIMENSION = "principal";

    /** Whether the literal can hold, or can not hold, for a caller. */
    boolean canBe(Caller caller, boolean holds) {
      PrincipalMatch match = new PrincipalTest(element, coversBounded).test(caller);
      return match == PrincipalMatch.UNKNOWN || (match.compareTo(least) >= 0) == holds;
    }

    @Override
    public boolean holds(@Nullable Coordinate coordinate) {
      return coordinate instanceof Coordinate.Who who && !canBe(who.caller(), false);
    }

    @Override
    public String dimension() {
      return DIMENSION;
    }
  }

  /** The caller is the root user of an account. */
  record RootUser() implements Literal {
    @Override
    public boolean holds(@Nullable Coordinate coordinate) {
      return coordinate instanceof Coordinate.Who who && !canBe(who.caller(), false);
    }

    boolean canBe(Caller caller, boolean holds) {
      return caller instanceof Caller.RootUser == holds;
    }

    @Override
    public String dimension() {
      return Principals.DIMENSION;
    }
  }

  /** The condition holds. */
  record Met(ConditionLanguage language) implements Literal {
    public static Met of(Condition condition, PolicyVersion version) {
      return new Met(new ConditionLanguage(condition, version));
    }

    @Override
    public boolean holds(@Nullable Coordinate coordinate) {
      return coordinate instanceof Coordinate.Key key
          && key.value().isKnown()
          && !language.canBe(false, key.value().known());
    }

    @Override
    public String dimension() {
      return "key " + language.key();
    }
  }

  private static Set<SearchPattern> searchPatterns(List<TextPattern> patterns) {
    var found = new LinkedHashSet<SearchPattern>();
    for (TextPattern pattern : patterns) {
      found.add(SearchPattern.of(pattern, false));
    }
    return found;
  }
}
