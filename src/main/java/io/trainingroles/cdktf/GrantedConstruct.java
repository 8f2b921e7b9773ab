package io.trainingroles.cdktf;

import com.hashicorp.cdktf.providers.aws.cloudwatch_log_group.CloudwatchLogGroup;
import com.hashicorp.cdktf.providers.aws.ecr_repository.EcrRepository;
import com.hashicorp.cdktf.providers.aws.kms_key.KmsKey;
import com.hashicorp.cdktf.providers.aws.s3_bucket.S3Bucket;
import com.hashicorp.cdktf.providers.aws.secretsmanager_secret.SecretsmanagerSecret;
import com.hashicorp.cdktf.providers.aws.ssm_parameter.SsmParameter;
import io.trainingroles.spec.RoleDeclaration.Pair;
import software.constructs.Construct;

/** A role that can be granted more once it is there, as the constructs around it are made. */
abstract class GrantedConstruct extends Construct {

  GrantedConstruct(Construct scope, String id) {
    super(scope, id);
  }

  /**
   * Grants the role more.
   *
   * @param grants what it is granted, at least one
   * @return this role
   */
  public abstract TrainingRoleConstruct grant(Pair... grants);

  /**
   * Lets the role list and read all of a bucket.
   *
   * @param bucket the bucket
   * @return this role
   * @throws InvalidTrainingRoleException if the role cannot be granted that
   */
  public final TrainingRoleConstruct grantRead(S3Bucket bucket) {
    return grant(Grants.read(References.to(bucket)));
  }

  /**
   * Lets the role list and read a folder in a bucket.
   *
   * @param bucket the bucket
   * @param prefix the folder, such as {@code train/}
   * @return this role
   * @throws InvalidTrainingRoleException if the role cannot be granted that
   */
  public final TrainingRoleConstruct grantRead(S3Bucket bucket, String prefix) {
    return grant(Grants.read(References.to(bucket).below(prefix)));
  }

  /**
   * Lets the role write into all of a bucket.
   *
   * @param bucket the bucket
   * @return this role
   * @throws InvalidTrainingRoleException if the role cannot be granted that
   */
  public final TrainingRoleConstruct grantWrite(S3Bucket bucket) {
    return grant(Grants.write(References.to(bucket)));
  }

  /**
   * Lets the role write into a folder in a bucket.
   *
   * @param bucket the bucket
   * @param prefix the folder, such as {@code models/}
   * @return this role
   * @throws InvalidTrainingRoleException if the role cannot be granted that
   */
  public final TrainingRoleConstruct grantWrite(S3Bucket bucket, String prefix) {
    return grant(Grants.write(References.to(bucket).below(prefix)));
  }

  /**
   * Lets the role use a key.
   *
   * @param key the key
   * @param uses {@code read}, {@code write}, {@code output}, {@code volume}
   * @return this role
   * @throws InvalidTrainingRoleException if the role cannot be granted that
   */
  public final TrainingRoleConstruct grantUseKey(KmsKey key, String... uses) {
    return grant(Grants.useKey(References.to(key), uses));
  }

  /**
   * Lets the role pull images from a repository.
   *
   * @param repository the repository
   * @return this role
   * @throws InvalidTrainingRoleException if the role cannot be granted that
   */
  public final TrainingRoleConstruct grantPullImage(EcrRepository repository) {
    return grant(Grants.pullImage(References.to(repository)));
  }

  /**
   * Lets the role write logs to a log group.
   *
   * @param group the log group
   * @return this role
   * @throws InvalidTrainingRoleException if the role cannot be granted that
   */
  public final TrainingRoleConstruct grantWriteLogs(CloudwatchLogGroup group) {
    return grant(Grants.writeLogs(References.to(group)));
  }

  /**
   * Lets the role read a secret.
   *
   * @param secret the secret
   * @return this role
   * @throws InvalidTrainingRoleException if the role cannot be granted that
   */
  public final TrainingRoleConstruct grantReadSecret(SecretsmanagerSecret secret) {
    return grant(Grants.readSecret(References.to(secret)));
  }

  /**
   * Lets the role read a parameter.
   *
   * @param parameter the parameter
   * @return this role
   * @throws InvalidTrainingRoleException if the role cannot be granted that
   */
  public final TrainingRoleConstruct grantReadParameter(SsmParameter parameter) {
    return grant(Grants.readParameter(References.to(parameter)));
  }
}
