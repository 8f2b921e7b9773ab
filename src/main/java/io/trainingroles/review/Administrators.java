package io.trainingroles.review;

import io.trainingroles.check.Administrator;
import io.trainingroles.check.Reach;
import io.trainingroles.check.ReviewedRole;
import io.trainingroles.check.evidence.AdministratorPower;
import io.trainingroles.check.evidence.AssumedRole;
import io.trainingroles.input.JudgedRole;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The administrators among the roles of one input: those whose own policies give them full access,
 * or let them give it to themselves, and those that can assume one of these, however long the way.
 */
final class Administrators {
  private Administrators() {}

  /**
   * Finds the administrators.
   *
   * @param roles the roles of one input
   * @param reviewed makes a role one that questions can be asked of
   * @return the administrators, in the order of the roles, those by their own policies first
   */
  static List<Administrator> among(
      List<JudgedRole> roles, Function<JudgedRole, ReviewedRole> reviewed) {
    var administrators = new ArrayList<Administrator>();
    for (JudgedRole role : roles) {
      if (role.isRole() && AdministratorPower.isConceivable(role)) {
        AdministratorPower.of(reviewed.apply(role))
            .ifPresent(power -> administrators.add(new Administrator(role, power, true)));
      }
    }
    addAssuming(roles, reviewed, administrators);
    return List.copyOf(administrators);
  }

  /** The list grows while it is walked: what can assume the last one is an administrator, too. */
  private static void addAssuming(
      List<JudgedRole> roles,
      Function<JudgedRole, ReviewedRole> reviewed,
      List<Administrator> administrators) {
    if (administrators.isEmpty()) {
      return;
    }
    List<JudgedRole> others =
        new ArrayList<>(
            roles.stream()
                .filter(JudgedRole::isRole)
                .filter(role -> administrators.stream().noneMatch(one -> one.role().equals(role)))
                .toList());
    for (int next = 0; next < administrators.size(); next++) {
      Administrator administrator = administrators.get(next);
      List<JudgedRole> assuming =
          others.stream()
              .filter(other -> AssumedRole.isConceivable(other, administrator))
              .filter(
                  other ->
                      AssumedRole.reach(reviewed.apply(other), administrator)
                          instanceof Reach.Possible)
              .toList();
      others.removeAll(assuming);
      String power =
          "can assume '" + administrator.role().name() + "', which " + administrator.power();
      assuming.forEach(other -> administrators.add(new Administrator(other, power, false)));
    }
  }
}
