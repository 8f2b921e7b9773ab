package io.trainingroles.cdktf;

import io.trainingroles.spec.RoleDeclaration;
import io.trainingroles.spec.RoleDeclaration.Pair;
import io.trainingroles.spec.token.ResourceReference;
import java.util.List;
import java.util.Map;

/**
 * What a policy of a training role grants, by intent, with the fields of a spec. The documentation
 * of the intents shows the statements of each. A string may be, or have in it, a token of CDKTF,
 * such as {@code bucket.getArn()}: the role gets what the value will be, and Terraform refuses a
 * value that is not of its kind.
 *
 * <pre>{@code
 * TrainingRoleConstruct.Builder.create(this, "visionTraining")
 *     .trusts("sagemaker")
 *     .inlinePolicy(
 *         "visionData",
 *         Grants.read("s3://vision-data/train"),
 *         Grants.grant("write", Map.of("to", "s3://vision-models", "deletes", true)))
 *     .build();
 * }</pre>
 */
public final class Grants {
  private Grants() {}

  /**
   * Lists and reads training data.
   *
   * @param from {@code s3://BUCKET} or {@code s3://BUCKET/PREFIX}
   * @return the grant
   */
  public static Pair read(String from) {
    return new Pair("read", from);
  }

  /**
   * Lists and reads training data that is encrypted with a KMS key.
   *
   * @param from {@code s3://BUCKET} or {@code s3://BUCKET/PREFIX}
   * @param encryptedWith the ARN of the key
   * @return the grant
   */
  public static Pair read(String from, String encryptedWith) {
    return grant("read", Map.of("from", from, "encrypted_with", encryptedWith));
  }

  /**
   * Lists and reads training data in a bucket of the app.
   *
   * @param from the bucket, or a folder {@linkplain ResourceReference#below below} it
   * @return the grant
   */
  public static Pair read(ResourceReference from) {
    return new Pair("read", from);
  }

  /**
   * Lists and reads training data that is encrypted with a KMS key of the app.
   *
   * @param from the bucket, or a folder {@linkplain ResourceReference#below below} it
   * @param encryptedWith the key
   * @return the grant
   */
  public static Pair read(ResourceReference from, ResourceReference encryptedWith) {
    return grant("read", Map.of("from", from, "encrypted_with", encryptedWith));
  }

  /**
   * Lists and reads the objects whose keys begin with a text.
   *
   * @param beginningWith such as {@code s3://BUCKET/train/}
   * @return the grant
   */
  public static Pair readKeys(String beginningWith) {
    return new Pair("read_keys", beginningWith);
  }

  /**
   * Reads one object.
   *
   * @param object {@code s3://BUCKET/KEY}
   * @return the grant
   */
  public static Pair readObject(String object) {
    return new Pair("read_object", object);
  }

  /**
   * Logs metrics of a training job's code to SageMaker Experiments.
   *
   * @param jobsBeginningWith the prefix of the names of the jobs
   * @return the grant
   */
  public static Pair logMetrics(String jobsBeginningWith) {
    return new Pair("log_metrics", jobsBeginningWith);
  }

  /**
   * Writes models or checkpoints.
   *
   * @param to {@code s3://BUCKET} or {@code s3://BUCKET/PREFIX}
   * @return the grant
   */
  public static Pair write(String to) {
    return new Pair("write", to);
  }

  /**
   * Writes models or checkpoints that are encrypted with a KMS key.
   *
   * @param to {@code s3://BUCKET} or {@code s3://BUCKET/PREFIX}
   * @param encryptedWith the ARN of the key
   * @return the grant
   */
  public static Pair write(String to, String encryptedWith) {
    return grant("write", Map.of("to", to, "encrypted_with", encryptedWith));
  }

  /**
   * Writes models or checkpoints into a bucket of the app.
   *
   * @param to the bucket, or a folder {@linkplain ResourceReference#below below} it
   * @return the grant
   */
  public static Pair write(ResourceReference to) {
    return new Pair("write", to);
  }

  /**
   * Writes models or checkpoints that are encrypted with a KMS key of the app.
   *
   * @param to the bucket, or a folder {@linkplain ResourceReference#below below} it
   * @param encryptedWith the key
   * @return the grant
   */
  public static Pair write(ResourceReference to, ResourceReference encryptedWith) {
    return grant("write", Map.of("to", to, "encrypted_with", encryptedWith));
  }

  /**
   * Uses a KMS key.
   *
   * @param key the ARN of the key
   * @param uses {@code read}, {@code write}, {@code output}, {@code volume}
   * @return the grant
   */
  public static Pair useKey(String key, String... uses) {
    return grant("use_key", Map.of("key", key, "for", List.of(uses)));
  }

  /**
   * Uses a KMS key of the app.
   *
   * @param key the key
   * @param uses {@code read}, {@code write}, {@code output}, {@code volume}
   * @return the grant
   */
  public static Pair useKey(ResourceReference key, String... uses) {
    return grant("use_key", Map.of("key", key, "for", List.of(uses)));
  }

  /**
   * Pulls the training image from Amazon ECR.
   *
   * @param image the image, with or without its tag
   * @return the grant
   */
  public static Pair pullImage(String image) {
    return new Pair("pull_image", image);
  }

  /**
   * Pulls the training image from a repository of the app.
   *
   * @param image the repository
   * @return the grant
   */
  public static Pair pullImage(ResourceReference image) {
    return new Pair("pull_image", image);
  }

  /**
   * Writes logs to one log group.
   *
   * @param group such as {@code /aws/sagemaker/TrainingJobs}
   * @return the grant
   */
  public static Pair writeLogs(String group) {
    return new Pair("write_logs", group);
  }

  /**
   * Writes logs to one log group of the app.
   *
   * @param group the log group
   * @return the grant
   */
  public static Pair writeLogs(ResourceReference group) {
    return new Pair("write_logs", group);
  }

  /**
   * Publishes metrics to one namespace.
   *
   * @param namespace such as {@code /aws/sagemaker/TrainingJobs}
   * @return the grant
   */
  public static Pair publishMetrics(String namespace) {
    return new Pair("publish_metrics", namespace);
  }

  /**
   * Runs in subnets of a VPC.
   *
   * @param subnets the ids of the subnets: strings, or references
   * @param securityGroups the ids of the security groups: strings, or references
   * @return the grant
   */
  public static Pair useVpc(List<?> subnets, List<?> securityGroups) {
    return grant("use_vpc", Map.of("subnets", subnets, "security_groups", securityGroups));
  }

  /**
   * Reads a secret from AWS Secrets Manager.
   *
   * @param secret the ARN of the secret
   * @return the grant
   */
  public static Pair readSecret(String secret) {
    return new Pair("read_secret", secret);
  }

  /**
   * Reads a secret of the app.
   *
   * @param secret the secret
   * @return the grant
   */
  public static Pair readSecret(ResourceReference secret) {
    return new Pair("read_secret", secret);
  }

  /**
   * Reads a parameter from AWS Systems Manager.
   *
   * @param parameter the ARN of the parameter
   * @return the grant
   */
  public static Pair readParameter(String parameter) {
    return new Pair("read_parameter", parameter);
  }

  /**
   * Reads a parameter of the app.
   *
   * @param parameter the parameter
   * @return the grant
   */
  public static Pair readParameter(ResourceReference parameter) {
    return new Pair("read_parameter", parameter);
  }

  /**
   * Mounts an Amazon EFS or Amazon FSx file system, to read.
   *
   * @param fileSystem the ARN of the file system
   * @return the grant
   */
  public static Pair mount(String fileSystem) {
    return new Pair("mount", fileSystem);
  }

  /**
   * Mounts a file system of the app, to read.
   *
   * @param fileSystem the file system
   * @return the grant
   */
  public static Pair mount(ResourceReference fileSystem) {
    return new Pair("mount", fileSystem);
  }

  /**
   * Logs runs to an MLflow tracking server.
   *
   * @param server the ARN of the server
   * @return the grant
   */
  public static Pair trackExperiments(String server) {
    return new Pair("track_experiments", server);
  }

  /**
   * Logs runs to a tracking server of the app.
   *
   * @param server the server
   * @return the grant
   */
  public static Pair trackExperiments(ResourceReference server) {
    return new Pair("track_experiments", server);
  }

  /**
   * Allows actions on resources, for a reason.
   *
   * @param actions the actions, which may have wildcards
   * @param resources the resources: strings, which may have wildcards, or references
   * @param because why the job needs it
   * @return the grant
   */
  public static Pair allow(List<String> actions, List<?> resources, String because) {
    return grant("allow", Map.of("actions", actions, "resources", resources, "because", because));
  }

  /**
   * A grant with any of the keys that a spec can give it.
   *
   * @param intent the intent's keyword
   * @param fields strings, references, booleans and lists of these by the keys of the intent
   * @return the grant
   */
  public static Pair grant(String intent, Map<String, ?> fields) {
    return new Pair(intent, RoleDeclaration.pairs(fields));
  }
}
