package io.trainingroles.job.field;

/**
 * What the older operators of Kubernetes add to a request of SageMaker, under names that no request
 * has: their {@code region} and {@code sageMakerEndpoint} are fields of a manifest alone.
 */
public final class OperatorFields {
  /** The Region that the job runs in. */
  public static final String REGION = of("region");

  private OperatorFields() {}

  /**
   * The name of such a field where its request is read.
   *
   * @param field its name in the manifest
   * @return the name
   */
  public static String of(String field) {
    return "operator:" + field;
  }
}
