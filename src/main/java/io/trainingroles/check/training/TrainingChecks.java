package io.trainingroles.check.training;

import io.trainingroles.check.Check;
import java.util.List;

/** The checks of what else is particular to training jobs. */
public final class TrainingChecks {
  /** The checks, each code once. */
  public static final List<Check> ALL =
      List.of(
          new LogsAnyGroup(),
          new LogsOutsideJobGroup(),
          new PullAnyImage(),
          new PushImage(),
          new VpcWithoutSubnets(),
          new MetricsWithoutNamespace(),
          new RoleStartsJobs(),
          new RoleDeploysModels(),
          new RoleOpensNotebooks(),
          new FeatureStoreAnyGroup(),
          new ModelRegistryAnyGroup(),
          new TrainingApprovesModels(),
          new MlflowAnyServer());

  private TrainingChecks() {}
}
