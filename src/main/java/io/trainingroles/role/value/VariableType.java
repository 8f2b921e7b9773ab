package io.trainingroles.role.value;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

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
  /** The value of a tag. */
  TEXT(
      "text",
      "^[\\p{L}\\p{Z}\\p{N}_.:/=+@-]{0,256}$",
      "Give up to 256 letters, digits, spaces and _.:/=+-@.");

  private final String word;
  private final String form;
  private final String remedy;

  VariableType(String word, String form, String remedy) {
    this.word = word;
    this.form = form;
    this.remedy = remedy;
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
    return this == KMS_KEY || this == POLICY;
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
    };
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
