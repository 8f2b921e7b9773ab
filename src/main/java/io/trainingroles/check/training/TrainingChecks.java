package io.trainingroles.check.training;

import io.trainingroles.check.Check;
import java.util.List;

/** The checks of what is particular to training jobs. */
public final class TrainingChecks {
  /** The checks, each code once. */
  public static final List<Check> ALL =
      List.of(
          new KmsWithoutViaService(),
          new GrantWithoutKeyCondition(),
          new WriteToTrainingData(),
          new DeleteTrainingData(),
          new DeleteBucketOrVersions(),
          new OneBucketForInputAndOutput(),
          new ListWithoutPrefix(),
          new ListAllBuckets(),
          new PrefixWithoutSlash(),
          new LogsAnyGroup(),
          new LogsOutsideJobGroup(),
          new PullAnyImage(),
          new PushImage(),
          new VpcWithoutSubnets(),
          new MetricsWithoutNamespace(),
          new RoleStartsJobs(),
          new RoleDeploysModels(),
          new RoleOpensNotebooks(),
          new ReadAnySecret(),
          new ReadAnyParameter(),
          new FeatureStoreAnyGroup(),
          new ModelRegistryAnyGroup(),
          new TrainingApprovesModels(),
          new EfsRootAccess(),
          new EfsAnyFileSystem(),
          new MlflowAnyServer());

  private TrainingChecks() {}
}
