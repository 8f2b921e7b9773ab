package io.trainingroles.role.value;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a value of Terraform's is, and so where it may be referred to. Terraform checks the value
 * when it is given or known, so that none is a wildcard or ends a text of a policy.
 */
public enum VariableType {
  /** The name of a bucket. */
  BUCKET("bucket", "^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", "Give the name of a bucket."),
  /** The ARN of a KMS key, not of an alias. */
  KMS_KEY(
      "kms_key",
      "^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/[A-Za-z0-9-]+$",
      "Give the ARN of a KMS key, not of an alias."),
  /** The ARN of a managed policy. */
  POLICY(
      "policy",
      "^arn:aws[a-z-]*:iam::(aws|[0-9]{12}):policy/[A-Za-z0-9/+=,.@_-]+$",
      "Give the ARN of a managed policy."),
  /** The name of a log group. */
  LOG_GROUP("log_group", "^[A-Za-z0-9_/.#-]{1,512}$", "Give the name of a log group."),
  /** The ID of a subnet. */
  SUBNET("subnet", "^subnet-[0-9a-z]{8,17}$", "Give the ID of a subnet."),
  /** The ID of a security group. */
  SECURITY_GROUP("security_group", "^sg-[0-9a-z]{8,17}$", "Give the ID of a security group."),
  /** The ARN of an Amazon ECR repository. */
  REPOSITORY(
      "repository",
      "an Amazon ECR repository",
      "ecr",
      "repository/[a-z0-9]+([._/-]+[a-z0-9]+)*",
      "arn:aws:ecr:eu-west-1:123456789012:repository/training"),
  /** The ARN of a secret, with the six characters that AWS adds to its name. */
  SECRET(
      "secret",
      "a secret, with the six characters after its name",
      "secretsmanager",
      "secret:[A-Za-z0-9/_+=.@-]+-[A-Za-z0-9]{6}",
      "arn:aws:secretsmanager:eu-west-1:123456789012:secret:training/token-AbCdEf"),
  /** The ARN of a parameter of AWS Systems Manager. */
  PARAMETER(
      "parameter",
      "a parameter of AWS Systems Manager",
      "ssm",
      "parameter/[A-Za-z0-9_./-]+",
      "arn:aws:ssm:eu-west-1:123456789012:parameter/training/epochs"),
  /** The ARN of an Amazon EFS file system. */
  EFS_FILE_SYSTEM(
      "efs_file_system",
      "an Amazon EFS file system",
      "elasticfilesystem",
      "file-system/fs-[0-9a-f]{8,40}",
      "arn:aws:elasticfilesystem:eu-west-1:123456789012:file-system/fs-0123456789abcdef0"),
  /** The ARN of an Amazon EFS access point. */
  EFS_ACCESS_POINT(
      "efs_access_point",
      "an Amazon EFS access point",
      "elasticfilesystem",
      "access-point/fsap-[0-9a-f]{8,40}",
      "arn:aws:elasticfilesystem:eu-west-1:123456789012:access-point/fsap-0123456789abcdef0"),
  /** The ARN of an Amazon FSx file system. */
  FSX_FILE_SYSTEM(
      "fsx_file_system",
      "an Amazon FSx file system",
      "fsx",
      "file-system/fs-[0-9a-f]{8,40}",
      "arn:aws:fsx:eu-west-1:123456789012:file-system/fs-0123456789abcdef0"),
  /** The ARN of a role. */
  ROLE(
      "role",
      "a role",
      "iam",
      "role/[A-Za-z0-9/+=,.@_-]+",
      "arn:aws:iam::123456789012:role/visionTraining"),
  /** The ARN of an MLflow tracking server. */
  MLFLOW_SERVER(
      "mlflow_server",
      "an MLflow tracking server",
      "sagemaker",
      "mlflow-tracking-server/[A-Za-z0-9][A-Za-z0-9-]{0,255}",
      "arn:aws:sagemaker:eu-west-1:123456789012:mlflow-tracking-server/experiments"),
  /** The ARN of an AWS Step Functions state machine. */
  STATE_MACHINE(
      "state_machine",
      "an AWS Step Functions state machine",
      "states",
      "stateMachine:[A-Za-z0-9_.+=@-]{1,80}",
      "arn:aws:states:eu-west-1:123456789012:stateMachine:training"),
  /** The value of a tag. */
  TEXT(
      "text",
      "^[\\p{L}\\p{Z}\\p{N}_.:/=+@-]{0,256}$",
      "Give up to 256 letters, digits, spaces and _.:/=+-@.");

  private final String word;
  private final String form;
  private final String remedy;
  private final @Nullable String service;
  private final @Nullable String resource;
  private final @Nullable String example;

  VariableType(String word, String form, String remedy) {
    this.word = word;
    this.form = form;
    this.remedy = remedy;
    this.service = null;
    this.resource = null;
    this.example = null;
  }

  /** The ARN of a resource in an account; {@code resource} is what follows the fifth colon. */
  VariableType(String word, String ofWhat, String service, String resource, String example) {
    String region = service.equals("iam") ? "" : "[a-z0-9-]+";
    this.word = word;
    this.form = "^arn:aws[a-z-]*:" + service + ":" + region + ":[0-9]{12}:" + resource + "$";
    this.remedy = "Give the ARN of " + ofWhat + ".";
    this.service = service;
    this.resource = resource;
    this.example = example;
  }

  /**
   * The type's keyword in a spec.
   *
   * @return such as {@code kms_key}
   */
  public String word() {
    return word;
  }

  /**
   * Whether a value is the ARN of a resource, and not its name or its ID.
   *
   * @return true if each value is an ARN
   */
  public boolean isArn() {
    return this == KMS_KEY || this == POLICY || service != null;
  }

  /**
   * The service of the resources whose ARNs the values are.
   *
   * @return such as {@code fsx}
   * @throws NullPointerException if the values are no ARNs
   */
  public String service() {
    return switch (this) {
      case KMS_KEY -> "kms";
      case POLICY -> "iam";
      default -> Objects.requireNonNull(service);
    };
  }

  /**
   * What all values match, where they are ARNs.
   *
   * @return a pattern of IAM, such as {@code arn:*:kms:*:*:key/*}
   * @throws NullPointerException if the values are no ARNs
   */
  public String pattern() {
    String region = service().equals("iam") ? "" : "*";
    return "arn:*:"
        + service()
        + ":"
        + region
        + ":*:"
        + switch (this) {
          case KMS_KEY -> "key/";
          case POLICY -> "policy/";
          default -> Objects.requireNonNull(resource).replaceFirst("(?<=[/:]).*", "");
        }
        + "*";
  }

  /**
   * What Terraform checks a value with.
   *
   * @return a regular expression of RE2
   */
  public String form() {
    return form;
  }

  /**
   * What Terraform reports for an invalid value.
   *
   * @return one sentence
   */
  public String remedy() {
    return remedy;
  }

  /**
   * Checks a value in a spec.
   *
   * @param value the text
   * @return the same text
   * @throws io.trainingroles.iam.InvalidValueException if it is not of the type
   */
  public String checked(String value) {
    return switch (this) {
      case BUCKET -> new BucketName(value).value();
      case KMS_KEY -> KeyArn.of(value).toString();
      case POLICY -> ManagedPolicyArn.of(value).toString();
      case LOG_GROUP -> new LogGroupName(value).value();
      case SUBNET -> new SubnetId(value).value();
      case SECURITY_GROUP -> new SecurityGroupId(value).value();
      case TEXT -> new Tag("text", value).value();
      default -> arn(value);
    };
  }

  private String arn(String value) {
    Pattern wholeResource = Pattern.compile(Objects.requireNonNull(resource));
    return ResourceArn.of(value, service(), wholeResource, Objects.requireNonNull(example))
        .toString();
  }

  /**
   * The type with a keyword.
   *
   * @param word such as {@code kms_key}
   * @return the type, if there is one
   */
  public static Optional<VariableType> of(String word) {
    return Arrays.stream(values()).filter(type -> type.word.equals(word)).findFirst();
  }

  /**
   * The keywords of all types.
   *
   * @return the words, in the order of the documentation
   */
  public static List<String> words() {
    return Arrays.stream(values()).map(VariableType::word).toList();
  }
}
