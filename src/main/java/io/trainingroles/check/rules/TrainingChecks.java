package io.trainingroles.check.rules;

import io.trainingroles.check.Check;
import java.util.List;

/** The checks of what is particular to training jobs. */
final class TrainingChecks {
  static final List<Check> ALL =
      List.of(
          new KeyUsedDirectly(),
          new GrantForAnybody(),
          new WriteToTrainingData(),
          new DeleteTrainingData(),
          new DeleteForGood(),
          new OneBucketForAll(),
          new ListWithoutPrefix(),
          new ListAllBuckets(),
          new PrefixWithoutSlash(),
          new LogsAnyGroup(),
          new LogsOutsideJobGroup(),
          new PullAnyImage(),
          new PushImage(),
          new InterfacesInAnySubnet(),
          new MetricsAnyNamespace(),
          new RoleStartsJobs(),
          new RoleDeploysModels(),
          new RoleOpensNotebooks(),
          new ReadAnySecret(),
          new ReadAnyParameter(),
          new FeatureStoreAnyGroup(),
          new ModelRegistryAnyGroup(),
          new TrainingApprovesModels(),
          new FileSystemAsRoot(),
          new AnyFileSystem(),
          new MlflowAnyServer());

  private TrainingChecks() {}
}
