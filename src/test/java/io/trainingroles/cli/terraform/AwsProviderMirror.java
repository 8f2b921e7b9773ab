package io.trainingroles.cli.terraform;

import io.trainingroles.cli.console.FailedException;
import java.util.List;
import java.util.Map;

/** Where the tests' own Terraform gets the AWS provider: where the product would get it. */
public final class AwsProviderMirror {
  private AwsProviderMirror() {}

  /** What {@code terraform init} is given; nothing where the registry is to be asked. */
  public static List<String> initArguments(Map<String, String> environment) {
    try {
      TerraformBinary binary = TerraformBinary.find(environment);
      return new ProviderMirrors(environment, binary).choose(null).initArguments();
    } catch (FailedException failed) {
      throw new AssertionError(failed.getMessage(), failed);
    }
  }
}
