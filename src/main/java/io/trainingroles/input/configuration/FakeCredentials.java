package io.trainingroles.input.configuration;

import java.util.Map;

/** The settings of the AWS provider under which it plans without asking AWS. */
final class FakeCredentials {
  private FakeCredentials() {}

  static Map<String, Object> settings() {
    return Map.of(
        "access_key",
        "not-a-key",
        "secret_key",
        "not-a-key",
        "skip_credentials_validation",
        true,
        "skip_metadata_api_check",
        "true",
        "skip_region_validation",
        true,
        "skip_requesting_account_id",
        true);
  }
}
