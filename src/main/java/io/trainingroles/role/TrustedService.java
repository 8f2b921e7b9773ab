package io.trainingroles.role;

import io.trainingroles.iam.InvalidValueException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The AWS services that run training jobs as a role. */
public enum TrustedService {
  /** Amazon SageMaker AI: training, processing and tuning jobs. */
  SAGEMAKER("sagemaker", "sagemaker.amazonaws.com");

  private final String word;
  private final String principal;

  TrustedService(String word, String principal) {
    this.word = word;
    this.principal = principal;
  }

  /**
   * The service of this word.
   *
   * @param word such as {@code sagemaker}, or the service's principal
   * @return the service
   * @throws InvalidValueException if there is none
   */
  public static TrustedService of(String word) {
    for (TrustedService service : values()) {
      if (service.word.equals(word) || service.principal.equals(word)) {
        return service;
      }
    }
    throw new InvalidValueException(
        "'" + word + "' is not a service that a training role can trust",
        "allowed: "
            + Arrays.stream(values()).map(TrustedService::word).collect(Collectors.joining(", ")));
  }

  /**
   * What a spec calls the service.
   *
   * @return such as {@code sagemaker}
   */
  public String word() {
    return word;
  }

  /**
   * What a trust policy calls the service.
   *
   * @return such as {@code sagemaker.amazonaws.com}
   */
  public String principal() {
    return principal;
  }
}
