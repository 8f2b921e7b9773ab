package io.trainingroles.role.value;

import io.trainingroles.iam.Condition;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The ARN of one resource, as a role declares it: known, or the value of Terraform's that a spec
 * refers to.
 */
public sealed interface DeclaredArn {

  /**
   * An ARN that is known.
   *
   * @param arn the ARN
   */
  record Known(ResourceArn arn) implements DeclaredArn {
    @Override
    public boolean isOf(String service) {
      return arn.service().equals(service);
    }

    @Override
    public String reachableFrom(Deployment deployment) {
      return arn.reachableFrom(deployment).toString();
    }

    @Override
    public String ownedIn(Deployment deployment) {
      return arn.ownedIn(deployment).toString();
    }

    @Override
    public Condition usedThrough(String service, Deployment deployment) {
      String host = service + "." + arn.region() + "." + arn.partition().dnsSuffix();
      return Condition.of("StringEquals", KeyArn.VIA_SERVICE, host);
    }

    @Override
    public String toString() {
      return arn.toString();
    }
  }

  /**
   * An ARN that is a value of Terraform's.
   *
   * @param reference the reference
   * @param service the service of its resource, such as {@code fsx}
   */
  record Referenced(TerraformReference reference, String service) implements DeclaredArn {
    @Override
    public boolean isOf(String other) {
      return service.equals(other);
    }

    @Override
    public String reachableFrom(Deployment deployment) {
      return reference.text();
    }

    @Override
    public String ownedIn(Deployment deployment) {
      return reference.text();
    }

    @Override
    public Condition usedThrough(String through, Deployment deployment) {
      return DeclaredArn.through(through, deployment);
    }

    @Override
    public String toString() {
      return reference.toString();
    }
  }

  /**
   * An ARN in the account that Terraform's credentials belong to.
   *
   * @param arn the ARN, of which a part is known only when Terraform runs
   * @param service the service of its resource, such as {@code iam}
   */
  record Current(String arn, String service) implements DeclaredArn {
    @Override
    public boolean isOf(String other) {
      return service.equals(other);
    }

    @Override
    public String reachableFrom(Deployment deployment) {
      return arn;
    }

    @Override
    public String ownedIn(Deployment deployment) {
      return arn;
    }

    @Override
    public Condition usedThrough(String through, Deployment deployment) {
      return DeclaredArn.through(through, deployment);
    }

    @Override
    public String toString() {
      return TerraformReference.shown(arn);
    }
  }

  /**
   * The ARN of this text.
   *
   * @param text a text of a spec
   * @param type what a reference must be to
   * @param known reads an ARN that is no reference; throws {@link
   *     io.trainingroles.iam.InvalidValueException} for anything else
   * @return the ARN
   * @throws io.trainingroles.iam.InvalidValueException if it is something else
   */
  static DeclaredArn of(String text, VariableType type, Function<String, ResourceArn> known) {
    return Stream.of(CurrentValue.values()).anyMatch(value -> value.isIn(text))
        ? new Current(text, type.service())
        : referenced(text, type).orElseGet(() -> new Known(known.apply(text)));
  }

  /**
   * The ARN that is a value of Terraform's.
   *
   * @param text a text of a spec
   * @param type what the value is
   * @return the ARN, if the text is a reference to one
   */
  static Optional<DeclaredArn> referenced(String text, VariableType type) {
    return TerraformReference.of(text, type)
        .map(reference -> new Referenced(reference, type.service()));
  }

  /**
   * Whether it is of a resource of a service.
   *
   * @param service such as {@code fsx}
   * @return true if it is
   */
  boolean isOf(String service);

  /**
   * The ARN in a policy of a role.
   *
   * @param deployment where the role is deployed to
   * @return the ARN
   * @throws io.trainingroles.iam.InvalidValueException if the resource is in another partition
   */
  String reachableFrom(Deployment deployment);

  /**
   * The ARN in a policy of a role, where only a resource of the role's own account works.
   *
   * @param deployment where the role is deployed to
   * @return the ARN
   * @throws io.trainingroles.iam.InvalidValueException if the resource is in another partition or
   *     account
   */
  String ownedIn(Deployment deployment);

  /**
   * That a KMS key is used on behalf of a service in the Region of this resource.
   *
   * @param service such as {@code secretsmanager}
   * @param deployment where the role is deployed to
   * @return the condition
   */
  Condition usedThrough(String service, Deployment deployment);

  /** That a key is used on behalf of a service where a role is deployed to. */
  static Condition through(String service, Deployment deployment) {
    String suffix = "." + deployment.dnsSuffix();
    return deployment
        .regionCode()
        .map(
            region ->
                Condition.of("StringEquals", KeyArn.VIA_SERVICE, service + "." + region + suffix))
        .orElseGet(() -> Condition.of("StringLike", KeyArn.VIA_SERVICE, service + ".*" + suffix));
  }
}
