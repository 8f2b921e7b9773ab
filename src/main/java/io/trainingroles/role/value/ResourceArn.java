package io.trainingroles.role.value;

import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.iam.Partition;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ARN of one resource, without wildcards. See <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html">Amazon Resource
 * Names</a>.
 *
 * @param partition the partition
 * @param service such as {@code kms}
 * @param region the code of a Region, empty for a global resource
 * @param account 12 digits, or {@code aws}, or empty
 * @param resource what follows the fifth colon
 */
public record ResourceArn(
    Partition partition, String service, String region, String account, String resource) {
  /** What stands for the account in the ARN of a policy of AWS. */
  private static final String OF_AWS = "aws";

  private static final Pattern FORM =
      Pattern.compile("arn:(aws[a-z-]*):([a-z0-9-]+):([a-z0-9-]*):([0-9]{12}|aws|):([!-~]+)");

  /**
   * The ARN of this text.
   *
   * @param text the text
   * @return its parts
   * @throws InvalidValueException if it is not an ARN, or has a wildcard
   */
  public static ResourceArn of(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()
        || text.indexOf('*') >= 0
        || text.indexOf('?') >= 0
        || text.contains("${")) {
      throw new InvalidValueException(
          "'" + text + "' is not the ARN of one resource",
          "write arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE without wildcards");
    }
    Partition partition =
        Partition.of(parts.group(1))
            .orElseThrow(
                () ->
                    new InvalidValueException(
                        "'" + text + "' is not in a partition of AWS",
                        "write arn:aws:… or arn:aws-cn:…"));
    return new ResourceArn(
        partition, parts.group(2), parts.group(3), parts.group(4), parts.group(5));
  }

  /**
   * The ARN of this text, if it is the ARN of such a resource.
   *
   * @param text the text
   * @param service the service that it must have
   * @param resource the form of what follows the fifth colon
   * @param example a valid ARN
   * @return its parts
   * @throws InvalidValueException if it is something else
   */
  public static ResourceArn of(String text, String service, Pattern resource, String example) {
    ResourceArn arn = of(text);
    if (!arn.service.equals(service) || !resource.matcher(arn.resource).matches()) {
      throw new InvalidValueException(
          "'" + text + "' is not a valid ARN here", "write an ARN such as " + example);
    }
    return arn;
  }

  /**
   * Refuses a resource that the role cannot reach from where it is deployed to.
   *
   * @param deployment where the role is deployed to
   * @return this ARN
   * @throws InvalidValueException if the resource is in another partition
   */
  public ResourceArn reachableFrom(Deployment deployment) {
    if (deployment.region() != null && deployment.partition() != partition) {
      throw new InvalidValueException(
          "'"
              + this
              + "' is in the partition "
              + partition.id()
              + ", and the role is in "
              + deployment.partition().id(),
          "a role cannot reach another partition; name a resource of " + deployment.region());
    }
    return this;
  }

  /**
   * Refuses a resource of another account, where only one of the role's own account does.
   *
   * @param deployment where the role is deployed to
   * @return this ARN
   * @throws InvalidValueException if the resource is in another partition or account
   */
  public ResourceArn ownedIn(Deployment deployment) {
    AccountId own = deployment.account();
    if (own != null && !account.equals(own.value()) && !account.equals(OF_AWS)) {
      throw new InvalidValueException(
          "'" + this + "' is in the account " + account + ", and the role is in " + own,
          "name a resource of the account " + own + ", or fix 'account'");
    }
    return reachableFrom(deployment);
  }

  @Override
  public String toString() {
    return String.join(":", "arn", partition.id(), service, region, account, resource);
  }
}
