package io.trainingroles.input.terraform;

import io.trainingroles.input.InputProblems;
import io.trainingroles.input.InputReading;
import io.trainingroles.input.configuration.PlannedResource;
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
   * @param planned its resources
   * @return the roles with their policies, or all that is wrong
   */
  public static InputReading of(String source, List<PlannedResource> planned) {
    var problems = new InputProblems(source);
    List<TerraformResource> resources = planned.stream().map(PlannedRoles::resource).toList();
    return problems.reading(new TerraformRoles(problems, Set.of(), Map.of()).of(resources));
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
