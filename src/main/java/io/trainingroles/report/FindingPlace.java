package io.trainingroles.report;

import io.trainingroles.finding.Location;
import io.trainingroles.iam.Statement;
import io.trainingroles.input.ElementPath;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.PolicySource;
import io.trainingroles.input.RolePolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What findings of a role have in common: a statement, or another place in an input.
 *
 * @param location where it is
 * @param name what it is, such as {@code statement 2 of data}; empty where only the location says
 *     it
 * @param statement the statement, or null where there is none, or where it was declared in other
 *     words than the policy language
 */
record FindingPlace(Location location, String name, @Nullable Statement statement) {

  /** The statements of a role, each with its place. */
  static List<FindingPlace> ofStatements(JudgedRole role) {
    var places = new ArrayList<FindingPlace>();
    for (RolePolicy policy : role.policies()) {
      boolean isDeclared = policy.source() instanceof PolicySource.Declared;
      List<Statement> statements = policy.document().statements();
      for (int index = 0; index < statements.size(); index++) {
        Location location = policy.source().at(ElementPath.ofStatement(index));
        places.add(
            isDeclared
                ? new FindingPlace(location, policy.name(), null)
                : new FindingPlace(
                    location,
                    "statement " + (index + 1) + " of " + policy.name(),
                    statements.get(index)));
      }
    }
    return places;
  }

  /** The place among these that a location is in; else a place of its own. */
  static FindingPlace of(Location location, List<FindingPlace> places) {
    Optional<FindingPlace> around =
        places.stream().filter(place -> place.contains(location)).findFirst();
    return around.orElseGet(() -> new FindingPlace(location, "", null));
  }

  private boolean contains(Location other) {
    if (other.equals(location)) {
      return true;
    }
    return statement != null
        && location instanceof Location.Element own
        && other instanceof Location.Element part
        && part.owner().equals(own.owner())
        && part.input().equals(own.input())
        && part.path().startsWith(own.path() + ".");
  }

  /** Where it is, with what it is. */
  String heading() {
    var parts = new ArrayList<String>();
    if (location instanceof Location.Element element) {
      addTo(parts, element.owner());
      addTo(parts, statement == null ? element.path() : "");
    }
    addTo(parts, name);
    String position = location.position().map(Object::toString).orElse(location.toString());
    return parts.isEmpty() ? position : String.join(", ", parts) + " (" + position + ")";
  }

  private static void addTo(List<String> parts, String part) {
    if (!part.isEmpty()) {
      parts.add(part);
    }
  }
}
