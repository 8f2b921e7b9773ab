package io.trainingroles.check.data;

import io.trainingroles.check.Check;
import java.util.List;

/** The checks of the data, keys and secrets that a job uses. */
public final class DataChecks {
  /** The checks, each code once. */
  public static final List<Check> ALL =
      List.of(
          new KmsWithoutViaService(),
          new GrantWithoutKeyCondition(),
          new WriteToTrainingData(),
          new DeleteTrainingData(),
          new DeleteBucketOrVersions(),
          new DeletesKeys(),
          new OneBucketForInputAndOutput(),
          new ListWithoutPrefix(),
          new ListAllBuckets(),
          new PrefixWithoutSlash(),
          new ReadAnySecret(),
          new ReadAnyParameter(),
          new EfsRootAccess(),
          new EfsAnyFileSystem());

  private DataChecks() {}
}
