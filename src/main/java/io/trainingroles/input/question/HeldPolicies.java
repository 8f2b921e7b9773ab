package io.trainingroles.input.question;

import io.trainingroles.finding.Location;
import io.trainingroles.input.JudgedKind;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.PolicyUse;
import io.trainingroles.input.RolePolicy;
import io.trainingroles.input.SeenAttributes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Managed policies that stand alone in one input, and that a role, a user or a group of the other
 * input has. A policy that is detached or attached was there all the time: it is neither new nor
 * removed.
 */
final class HeldPolicies {
  private HeldPolicies() {}

  /**
   * The roles of one input, and its policies that stand alone in the other.
   *
   * @param here what is judged of this input
   * @param there what is judged of the other
   * @return those of {@code here} first
   */
  static List<JudgedRole> shownAlone(List<JudgedRole> here, List<JudgedRole> there) {
    Set<String> names = here.stream().map(JudgedRole::name).collect(Collectors.toSet());
    return Stream.concat(
            here.stream(),
            there.stream()
                .filter(JudgedRole::isDocument)
                .filter(alone -> !names.contains(alone.name()))
                .flatMap(alone -> held(alone, here).stream()))
        .toList();
  }

  /** The same policy, alone, as another input has it in one of its roles. */
  private static Optional<JudgedRole> held(JudgedRole alone, List<JudgedRole> roles) {
    if (alone.policies().size() != 1) {
      return Optional.empty();
    }
    RolePolicy policy = alone.policies().get(0);
    if (policy.use() != PolicyUse.MANAGED || policy.source().owner().isEmpty()) {
      return Optional.empty();
    }
    return roles.stream()
        .flatMap(role -> role.policies().stream())
        .filter(
            each -> each.use() == PolicyUse.MANAGED || each.use() == PolicyUse.PERMISSIONS_BOUNDARY)
        .filter(each -> each.source().owner().equals(policy.source().owner()))
        .findFirst()
        .map(each -> alone(alone, policy, each));
  }

  private static JudgedRole alone(JudgedRole other, RolePolicy named, RolePolicy held) {
    var policy = new RolePolicy(PolicyUse.MANAGED, named.name(), held.document(), held.source());
    return new JudgedRole(
        other.name(),
        other.path(),
        List.of(policy),
        List.of(),
        SeenAttributes.none(new Location.Source(other.name())),
        JudgedKind.DOCUMENT);
  }
}
