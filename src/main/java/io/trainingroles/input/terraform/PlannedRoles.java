package io.trainingroles.input.terraform;

import io.trainingroles.input.InputProblems;
import io.trainingroles.input.InputReading;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.JudgedRole.UnseenEffect;
import io.trainingroles.input.JudgedRole.UnseenExtent;
import io.trainingroles.input.JudgedRole.UnseenPolicy;
import io.trainingroles.input.planned.ConfigurationPlan;
import io.trainingroles.input.planned.PlannedResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The roles of a configuration that was planned without AWS. */
public final class PlannedRoles {
  private PlannedRoles() {}

  /**
   * Puts the roles together.
   *
   * @param source the name of the folder
   * @param plan its resources, and what defines what is not known of them
   * @param decided what else may apply to each role, and why it is not known
   * @return the roles with their policies, or all that is wrong
   */
  public static InputReading of(
      String source, ConfigurationPlan plan, Map<String, String> decided) {
    var problems = new InputProblems(source);
    List<TerraformResource> resources =
        plan.resources().stream().map(PlannedRoles::resource).toList();
    List<JudgedRole> judged = new TerraformRoles(problems, Set.of(), decided).of(resources);
    return problems.reading(
        judged.stream()
            .map(each -> withOpenTrust(each, decided).defined(plan::definition))
            .toList());
  }

  /** What is not known may say too who may assume a role. */
  private static JudgedRole withOpenTrust(JudgedRole role, Map<String, String> decided) {
    if (!role.isRole() || decided.isEmpty()) {
      return role;
    }
    var unseen = new ArrayList<>(role.unseen());
    decided.forEach(
        (what, why) ->
            unseen.add(new UnseenPolicy(what, why, UnseenEffect.TRUSTS, UnseenExtent.ELSEWHERE)));
    return new JudgedRole(
        role.name(), role.path(), role.policies(), unseen, role.attributes(), role.kind());
  }

  private static TerraformResource resource(PlannedResource planned) {
    return new TerraformResource(
        planned.place(),
        planned.address(),
        planned.type(),
        planned.provider(),
        new PlannedAttributes(
            planned.address(),
            new ShownAttributes(
                planned.values(),
                planned.unknown(),
                true,
                null,
                expression -> Optional.empty(),
                address -> Optional.empty())));
  }
}
