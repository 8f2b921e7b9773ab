package io.trainingroles.role.value;

import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.iam.Partition;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A repository of Amazon ECR, as the URI of an image names it. See <a
 * href="https://docs.aws.amazon.com/AmazonECR/latest/userguide/Repositories.html">Amazon ECR
 * private repositories</a>.
 *
 * @param arn the ARN of the repository
 */
public record EcrRepository(DeclaredArn arn) {
  private static final String VERSION = "(?::[\\w][\\w.-]{0,127})?(?:@sha256:[0-9a-f]{64})?";
  private static final Pattern AT_END = Pattern.compile(VERSION + "$");
  private static final Pattern URI =
      Pattern.compile(
          "([0-9]{12})\\.dkr[.-]ecr(?:-fips)?\\.([a-z0-9-]+)\\."
              + "(amazonaws\\.com(?:\\.cn)?|on\\.aws|on\\.amazonwebservices\\.com\\.cn)"
              + "/([a-z0-9]+(?:[._/-]+[a-z0-9]+)*)"
              + VERSION);

  /**
   * The repository of this image.
   *
   * @param uri an image, or a reference to a repository, with or without a tag or digest
   * @return the repository
   * @throws InvalidValueException if it is not an image in Amazon ECR
   */
  public static EcrRepository of(String uri) {
    if (TerraformReference.isAtStartOf(uri, VariableType.REPOSITORY)) {
      String repository = AT_END.matcher(uri).replaceFirst("");
      return new EcrRepository(
          DeclaredArn.of(repository, VariableType.REPOSITORY, EcrRepository::known));
    }
    return new EcrRepository(new DeclaredArn.Known(known(uri)));
  }

  private static ResourceArn known(String uri) {
    Matcher parts = URI.matcher(uri);
    if (!parts.matches()) {
      throw new InvalidValueException(
          "'" + uri + "' is not an image in Amazon ECR",
          "write ACCOUNT.dkr.ecr.REGION.amazonaws.com/REPOSITORY, with or without a tag");
    }
    String region = parts.group(2);
    return new ResourceArn(
        Partition.ofRegion(region), "ecr", region, parts.group(1), "repository/" + parts.group(4));
  }
}
