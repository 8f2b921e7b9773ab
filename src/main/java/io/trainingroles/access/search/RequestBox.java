package io.trainingroles.access.search;

import io.trainingroles.access.PolicyStatement;
import io.trainingroles.access.PrincipalMatch;
import io.trainingroles.access.pattern.PatternOverlap;
import io.trainingroles.access.pattern.SearchPattern;
import io.trainingroles.iam.Effect;
import io.trainingroles.iam.PolicyVersion;
import io.trainingroles.iam.ResourceElement;
import io.trainingroles.iam.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The requests that a statement matches: those of which all its literals hold.
 *
 * @param literals each of them once
 * @param place the statement
 * @param version that of its document
 */
public record RequestBox(Set<Literal> literals, PolicyStatement place, PolicyVersion version) {
  public static RequestBox of(PolicyStatement place, PolicyVersion version) {
    return of(place, version, PrincipalMatch.ACCOUNT, false);
  }

  /**
   * The box of a statement that must name the caller at least as closely as this; {@code isBounded}
   * says whether the caller has a permissions boundary.
   */
  public static RequestBox of(
      PolicyStatement place, PolicyVersion version, PrincipalMatch least, boolean isBounded) {
    Statement statement = place.statement();
    var literals = new LinkedHashSet<Literal>();
    literals.add(Literal.Action.of(statement.action()));
    if (statement.resource() != null) {
      literals.add(Literal.Resource.of(statement.resource(), version));
    }
    if (statement.principal() != null) {
      boolean denies = statement.effect() == Effect.DENY;
      literals.add(
          new Literal.Principals(
              statement.principal(), denies ? PrincipalMatch.ACCOUNT : least, denies && isBounded));
    }
    statement.conditions().forEach(condition -> literals.add(Literal.Met.of(condition, version)));
    return new RequestBox(literals, place, version);
  }

  public boolean allows() {
    return place.statement().effect() == Effect.ALLOW;
  }

  /** Whether a policy variable is in its resources or conditions. */
  public boolean hasVariables() {
    for (Literal literal : literals) {
      if (literal instanceof Literal.Resource resource) {
        for (SearchPattern pattern : resource.patterns()) {
          if (!pattern.keys().isEmpty()) {
            return true;
          }
        }
      } else if (literal instanceof Literal.Met met && !met.language().variables().isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /** The same box, narrowed by one more literal. */
  public RequestBox and(Literal literal) {
    var more = new LinkedHashSet<Literal>();
    more.add(literal);
    more.addAll(literals);
    return new RequestBox(more, place, version);
  }

  /** The same box with another literal in place of one. */
  public RequestBox with(Literal old, Literal now) {
    var others = new LinkedHashSet<Literal>();
    literals.forEach(literal -> others.add(literal.equals(old) ? now : literal));
    return new RequestBox(others, place, version);
  }

  /** The same box where more holds, beside what the statement says. */
  public RequestBox where(List<Literal> more) {
    var all = new LinkedHashSet<>(literals);
    all.addAll(more);
    return new RequestBox(all, place, version);
  }

  /** The same box with other patterns of the statement's actions. */
  public RequestBox withActions(Literal.Action action) {
    var all = new LinkedHashSet<Literal>();
    all.add(action);
    all.addAll(others());
    return new RequestBox(all, place, version);
  }

  /** The literal of other resources in place of this statement's. */
  public Literal.Resource resource(ResourceElement element) {
    return Literal.Resource.of(element, version);
  }

  /** The actions of the statement. */
  public Literal.Action action() {
    for (Literal literal : literals) {
      if (literal instanceof Literal.Action action) {
        return action;
      }
    }
    throw new IllegalStateException("a box without an action");
  }

  /** The same box where the values of some keys, in lower case, are known. */
  public RequestBox with(Map<String, String> values) {
    var others = new LinkedHashSet<Literal>();
    for (Literal literal : literals) {
      if (literal instanceof Literal.Resource resource) {
        others.add(resource.map(pattern -> pattern.with(values)));
      } else if (literal instanceof Literal.Met met && version == PolicyVersion.V2012_10_17) {
        others.add(new Literal.Met(met.language().with(values, version)));
      } else {
        others.add(literal);
      }
    }
    return new RequestBox(others, place, version);
  }

  /** The same box for requests that have a key of policy variables, or do not have it. */
  public RequestBox withKey(String key, boolean isThere) {
    var others = new LinkedHashSet<Literal>();
    for (Literal literal : literals) {
      if (literal instanceof Literal.Resource resource) {
        others.add(
            resource.map(pattern -> isThere ? pattern.withKey(key) : pattern.withoutKey(key)));
      } else if (literal instanceof Literal.Met met && version == PolicyVersion.V2012_10_17) {
        others.add(new Literal.Met(met.language().withKey(key, isThere, version)));
      } else {
        others.add(literal);
      }
    }
    return new RequestBox(others, place, version);
  }

  /**
   * Whether the box can hold none of the resources of one of another's patterns, as far as their
   * beginnings and ends tell.
   */
  public boolean isOfOtherResources(RequestBox other) {
    Literal.Resource own = resources();
    Literal.Resource others = other.resources();
    return own != null
        && others != null
        && !own.negated()
        && !others.negated()
        && others.patterns().stream()
            .anyMatch(
                pattern ->
                    own.patterns().stream()
                        .noneMatch(each -> PatternOverlap.isPossible(pattern, each)));
  }

  private Literal.@Nullable Resource resources() {
    for (Literal literal : literals) {
      if (literal instanceof Literal.Resource resource) {
        return resource;
      }
    }
    return null;
  }

  /** The same box for requests of whose action it is known that it is one of the box's. */
  public RequestBox withoutAction() {
    var others = new LinkedHashSet<Literal>(literals);
    others.removeIf(literal -> literal instanceof Literal.Action);
    return new RequestBox(others, place, version);
  }

  /** All literals but the actions of the statement. */
  public List<Literal> others() {
    var others = new ArrayList<>(literals);
    others.remove(action());
    return others;
  }
}
