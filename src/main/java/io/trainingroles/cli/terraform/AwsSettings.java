package io.trainingroles.cli.terraform;

import io.trainingroles.terraform.TerraformSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What Terraform's AWS provider needs of its surroundings, as far as that can be seen without
 * asking AWS. See <a
 * href="https://registry.terraform.io/providers/hashicorp/aws/latest/docs#authentication-and-configuration">Authentication
 * and Configuration</a>.
 */
public final class AwsSettings {
  private static final List<String> CREDENTIALS =
      List.of(
          "AWS_ACCESS_KEY_ID",
          "AWS_PROFILE",
          "AWS_WEB_IDENTITY_TOKEN_FILE",
          "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
          "AWS_CONTAINER_CREDENTIALS_FULL_URI");
  private static final List<String> REGION = List.of("AWS_REGION", "AWS_DEFAULT_REGION");

  private AwsSettings() {}

  /**
   * What is not set where Terraform failed, and may be why.
   *
   * @param environment the variables of the process
   * @param settings what the spec sets
   * @return what to set, a line each; none where all may be set
   */
  public static List<String> missing(Map<String, String> environment, TerraformSettings settings) {
    var missing = new ArrayList<String>();
    boolean hasFiles = hasFile(environment, "AWS_CONFIG_FILE", "config");
    if (settings.region() == null && !hasOne(environment, REGION) && !hasFiles) {
      missing.add(
          "No Region is set: add terraform: {region: eu-west-1} to the spec, or set AWS_REGION.");
    }
    if (!hasOne(environment, CREDENTIALS)
        && !hasFiles
        && !hasFile(environment, "AWS_SHARED_CREDENTIALS_FILE", "credentials")) {
      missing.add(
          "No AWS credentials are set: set AWS_PROFILE, or AWS_ACCESS_KEY_ID and"
              + " AWS_SECRET_ACCESS_KEY.");
    }
    if (!missing.isEmpty()) {
      missing.add("Without an AWS account: training-roles plan --offline");
    }
    return missing;
  }

  private static boolean hasOne(Map<String, String> environment, List<String> names) {
    return names.stream().anyMatch(name -> !environment.getOrDefault(name, "").isEmpty());
  }

  private static boolean hasFile(Map<String, String> environment, String variable, String name) {
    String file = environment.getOrDefault(variable, "");
    if (!file.isEmpty()) {
      return Files.isRegularFile(Path.of(file));
    }
    String home = environment.getOrDefault("HOME", "");
    return !home.isEmpty() && Files.isRegularFile(Path.of(home, ".aws", name));
  }
}
