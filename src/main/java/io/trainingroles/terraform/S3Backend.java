package io.trainingroles.terraform;

import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.role.Arguments;
import io.trainingroles.role.Form;
import io.trainingroles.role.Parameter;
import io.trainingroles.role.value.BucketName;
import io.trainingroles.role.value.KeyArn;
import io.trainingroles.role.value.Region;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * State in Amazon S3. The bucket must exist before Terraform first runs; nothing here creates it.
 * See <a href="https://developer.hashicorp.com/terraform/language/backend/s3">Backend type: s3</a>.
 *
 * @param settings texts, truth values and mappings of texts by Terraform's names; what is left out
 *     is given to {@code terraform init} (a <a
 *     href="https://developer.hashicorp.com/terraform/language/backend#partial-configuration">partial
 *     configuration</a>)
 */
public record S3Backend(SortedMap<String, Object> settings) implements Backend {
  private static final Parameter<BucketName> BUCKET =
      Parameter.optional("bucket", BucketName::new, "org-state", "the bucket of the state");
  private static final Parameter<String> KEY =
      Parameter.optional("key", S3Backend::key, "training-roles", "the key of the state's object");
  private static final Parameter<Region> REGION =
      Parameter.optional("region", Region::new, "eu-west-1", "the bucket's Region");
  private static final Parameter<Boolean> USE_LOCKFILE =
      Parameter.flag("use_lockfile", "locks the state with an object beside it (Terraform 1.10)");
  private static final Parameter<Boolean> ENCRYPT =
      Parameter.flag("encrypt", "encrypts the state on the server's side");
  private static final Parameter<KeyArn> KMS_KEY_ID =
      Parameter.optional("kms_key_id", KeyArn::of, KeyArn.EXAMPLE, "the KMS key of the state");
  private static final Parameter<String> DYNAMODB_TABLE =
      Parameter.optional(
          "dynamodb_table",
          text -> text,
          "terraform-locks",
          "the DynamoDB table for locks (before Terraform 1.10)");
  private static final Parameter<String> WORKSPACE_KEY_PREFIX =
      Parameter.optional(
          "workspace_key_prefix", text -> text, "\"env:\"", "the prefix of the keys of workspaces");
  private static final Parameter<String> PROFILE =
      Parameter.optional("profile", text -> text, "state", "the profile of the AWS credentials");
  private static final Parameter<String> ASSUME_ROLE =
      Parameter.optional(
          "assume_role",
          S3Backend::roleArn,
          "arn:aws:iam::123456789012:role/terraform-state",
          "the role that Terraform assumes to use the state (Terraform 1.6)");
  private static final Pattern ROLE_ARN =
      Pattern.compile("arn:[a-z0-9-]+:iam::\\d{12}:role/([!-~]{1,510}/)?[A-Za-z0-9+=,.@_-]{1,64}");
  private static final List<Parameter<?>> PARAMETERS =
      List.of(
          BUCKET,
          KEY,
          REGION,
          USE_LOCKFILE,
          ENCRYPT,
          KMS_KEY_ID,
          DYNAMODB_TABLE,
          WORKSPACE_KEY_PREFIX,
          PROFILE,
          ASSUME_ROLE);

  static final Form<Backend> FORM =
      new Form<>(
          "s3",
          "Keeps the state in Amazon S3",
          "https://developer.hashicorp.com/terraform/language/backend/s3",
          PARAMETERS,
          given -> new S3Backend(settings(given)));

  /** Keeps an unchangeable copy. */
  public S3Backend {
    settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
  }

  @Override
  public String type() {
    return "s3";
  }

  @Override
  public String requiredVersion() {
    if (Boolean.TRUE.equals(settings.get(USE_LOCKFILE.name()))) {
      return ">= 1.10";
    }
    return settings.containsKey(ASSUME_ROLE.name()) ? ">= 1.6" : TerraformSettings.LOWEST_VERSION;
  }

  private static SortedMap<String, Object> settings(Arguments given) {
    var settings = new TreeMap<String, Object>();
    for (Parameter<?> parameter : PARAMETERS) {
      given
          .find(parameter)
          .map(value -> setting(parameter, value))
          .ifPresent(value -> settings.put(parameter.name(), value));
    }
    return settings;
  }

  private static Object setting(Parameter<?> parameter, Object value) {
    if (value instanceof Boolean) {
      return value;
    }
    return parameter.name().equals(ASSUME_ROLE.name())
        ? Map.of("role_arn", value.toString())
        : value.toString();
  }

  private static String roleArn(String text) {
    if (!ROLE_ARN.matcher(text).matches()) {
      throw new InvalidValueException(
          "'" + text + "' is not the ARN of a role",
          "write it as arn:aws:iam::123456789012:role/terraform-state");
    }
    return text;
  }

  private static String key(String text) {
    if (text.startsWith("/") || text.endsWith("/")) {
      throw new InvalidValueException(
          "the key '" + text + "' begins or ends with a slash", "remove the slash");
    }
    return text;
  }
}
