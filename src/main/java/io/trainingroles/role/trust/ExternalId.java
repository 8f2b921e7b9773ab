package io.trainingroles.role.trust;

import io.trainingroles.iam.InvalidValueException;
import java.util.regex.Pattern;

/**
 * What a third party must give to assume a role: 2 to 1,224 letters, digits and {@code +=,.@:/_-}.
 * See <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html">Access
 * to AWS accounts owned by third parties</a>.
 *
 * @param value the id
 */
public record ExternalId(String value) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9+=,.@:/_-]{2,1224}");

  /**
   * Checks the form.
   *
   * @throws InvalidValueException if AWS STS would refuse the id
   */
  public ExternalId {
    if (!FORM.matcher(value).matches()) {
      throw new InvalidValueException(
          "this external ID is not valid", "use 2 to 1,224 letters, digits and +=,.@:/_-");
    }
  }
}
