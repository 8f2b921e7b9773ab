package io.trainingroles.cdktf;

import com.hashicorp.cdktf.providers.aws.cloudwatch_log_group.CloudwatchLogGroup;
import com.hashicorp.cdktf.providers.aws.data_aws_cloudwatch_log_group.DataAwsCloudwatchLogGroup;
import com.hashicorp.cdktf.providers.aws.data_aws_ecr_repository.DataAwsEcrRepository;
import com.hashicorp.cdktf.providers.aws.data_aws_efs_file_system.DataAwsEfsFileSystem;
import com.hashicorp.cdktf.providers.aws.data_aws_iam_policy.DataAwsIamPolicy;
import com.hashicorp.cdktf.providers.aws.data_aws_iam_role.DataAwsIamRole;
import com.hashicorp.cdktf.providers.aws.data_aws_kms_key.DataAwsKmsKey;
import com.hashicorp.cdktf.providers.aws.data_aws_s3_bucket.DataAwsS3Bucket;
import com.hashicorp.cdktf.providers.aws.data_aws_secretsmanager_secret.DataAwsSecretsmanagerSecret;
import com.hashicorp.cdktf.providers.aws.data_aws_security_group.DataAwsSecurityGroup;
import com.hashicorp.cdktf.providers.aws.data_aws_sfn_state_machine.DataAwsSfnStateMachine;
import com.hashicorp.cdktf.providers.aws.data_aws_ssm_parameter.DataAwsSsmParameter;
import com.hashicorp.cdktf.providers.aws.data_aws_subnet.DataAwsSubnet;
import com.hashicorp.cdktf.providers.aws.ecr_repository.EcrRepository;
import com.hashicorp.cdktf.providers.aws.efs_access_point.EfsAccessPoint;
import com.hashicorp.cdktf.providers.aws.efs_file_system.EfsFileSystem;
import com.hashicorp.cdktf.providers.aws.fsx_lustre_file_system.FsxLustreFileSystem;
import com.hashicorp.cdktf.providers.aws.fsx_ontap_file_system.FsxOntapFileSystem;
import com.hashicorp.cdktf.providers.aws.fsx_openzfs_file_system.FsxOpenzfsFileSystem;
import com.hashicorp.cdktf.providers.aws.fsx_windows_file_system.FsxWindowsFileSystem;
import com.hashicorp.cdktf.providers.aws.iam_policy.IamPolicy;
import com.hashicorp.cdktf.providers.aws.iam_role.IamRole;
import com.hashicorp.cdktf.providers.aws.kms_key.KmsKey;
import com.hashicorp.cdktf.providers.aws.s3_bucket.S3Bucket;
import com.hashicorp.cdktf.providers.aws.secretsmanager_secret.SecretsmanagerSecret;
import com.hashicorp.cdktf.providers.aws.security_group.SecurityGroup;
import com.hashicorp.cdktf.providers.aws.sfn_state_machine.SfnStateMachine;
import com.hashicorp.cdktf.providers.aws.ssm_parameter.SsmParameter;
import com.hashicorp.cdktf.providers.aws.subnet.Subnet;
import io.trainingroles.spec.token.ResourceReference;

/**
 * References to typed constructs of the AWS provider, for every place where a value of their kind
 * can stand. {@link Grants} and {@link ResourceReference} need no provider.
 *
 * <pre>{@code
 * S3Bucket models = S3Bucket.Builder.create(this, "models").bucket("example-models").build();
 * KmsKey key = KmsKey.Builder.create(this, "key").build();
 *
 * TrainingRoleConstruct.Builder.create(this, "visionTraining")
 *     .trusts("sagemaker")
 *     .inlinePolicy(
 *         "visionData",
 *         Grants.grant(
 *             "read",
 *             Map.of(
 *                 "from", References.to(models).below("train"),
 *                 "encrypted_with", References.to(key))))
 *     .build();
 * }</pre>
 */
public final class References {
  private References() {}

  /**
   * The name of a bucket.
   *
   * @param bucket the resource
   * @return the reference
   */
  public static ResourceReference to(S3Bucket bucket) {
    return ResourceReference.of(bucket.getBucket());
  }

  /**
   * The name of a bucket.
   *
   * @param bucket the data source
   * @return the reference
   */
  public static ResourceReference to(DataAwsS3Bucket bucket) {
    return ResourceReference.of(bucket.getBucket());
  }

  /**
   * The ARN of a key.
   *
   * @param key the resource
   * @return the reference
   */
  public static ResourceReference to(KmsKey key) {
    return ResourceReference.of(key.getArn());
  }

  /**
   * The ARN of a key.
   *
   * @param key the data source
   * @return the reference
   */
  public static ResourceReference to(DataAwsKmsKey key) {
    return ResourceReference.of(key.getArn());
  }

  /**
   * The ARN of a repository.
   *
   * @param repository the resource
   * @return the reference
   */
  public static ResourceReference to(EcrRepository repository) {
    return ResourceReference.of(repository.getArn());
  }

  /**
   * The ARN of a repository.
   *
   * @param repository the data source
   * @return the reference
   */
  public static ResourceReference to(DataAwsEcrRepository repository) {
    return ResourceReference.of(repository.getArn());
  }

  /**
   * The name of a log group.
   *
   * @param group the resource
   * @return the reference
   */
  public static ResourceReference to(CloudwatchLogGroup group) {
    return ResourceReference.of(group.getName());
  }

  /**
   * The name of a log group.
   *
   * @param group the data source
   * @return the reference
   */
  public static ResourceReference to(DataAwsCloudwatchLogGroup group) {
    return ResourceReference.of(group.getName());
  }

  /**
   * The ARN of a secret.
   *
   * @param secret the resource
   * @return the reference
   */
  public static ResourceReference to(SecretsmanagerSecret secret) {
    return ResourceReference.of(secret.getArn());
  }

  /**
   * The ARN of a secret.
   *
   * @param secret the data source
   * @return the reference
   */
  public static ResourceReference to(DataAwsSecretsmanagerSecret secret) {
    return ResourceReference.of(secret.getArn());
  }

  /**
   * The ARN of a parameter.
   *
   * @param parameter the resource
   * @return the reference
   */
  public static ResourceReference to(SsmParameter parameter) {
    return ResourceReference.of(parameter.getArn());
  }

  /**
   * The ARN of a parameter.
   *
   * @param parameter the data source
   * @return the reference
   */
  public static ResourceReference to(DataAwsSsmParameter parameter) {
    return ResourceReference.of(parameter.getArn());
  }

  /**
   * The ARN of a file system.
   *
   * @param fileSystem the resource
   * @return the reference
   */
  public static ResourceReference to(EfsFileSystem fileSystem) {
    return ResourceReference.of(fileSystem.getArn());
  }

  /**
   * The ARN of a file system.
   *
   * @param fileSystem the data source
   * @return the reference
   */
  public static ResourceReference to(DataAwsEfsFileSystem fileSystem) {
    return ResourceReference.of(fileSystem.getArn());
  }

  /**
   * The ARN of an access point.
   *
   * @param accessPoint the resource
   * @return the reference
   */
  public static ResourceReference to(EfsAccessPoint accessPoint) {
    return ResourceReference.of(accessPoint.getArn());
  }

  /**
   * The ARN of a file system.
   *
   * @param fileSystem the resource
   * @return the reference
   */
  public static ResourceReference to(FsxLustreFileSystem fileSystem) {
    return ResourceReference.of(fileSystem.getArn());
  }

  /**
   * The ARN of a file system.
   *
   * @param fileSystem the resource
   * @return the reference
   */
  public static ResourceReference to(FsxOpenzfsFileSystem fileSystem) {
    return ResourceReference.of(fileSystem.getArn());
  }

  /**
   * The ARN of a file system.
   *
   * @param fileSystem the resource
   * @return the reference
   */
  public static ResourceReference to(FsxOntapFileSystem fileSystem) {
    return ResourceReference.of(fileSystem.getArn());
  }

  /**
   * The ARN of a file system.
   *
   * @param fileSystem the resource
   * @return the reference
   */
  public static ResourceReference to(FsxWindowsFileSystem fileSystem) {
    return ResourceReference.of(fileSystem.getArn());
  }

  /**
   * The ID of a subnet.
   *
   * @param subnet the resource
   * @return the reference
   */
  public static ResourceReference to(Subnet subnet) {
    return ResourceReference.of(subnet.getId());
  }

  /**
   * The ID of a subnet.
   *
   * @param subnet the data source
   * @return the reference
   */
  public static ResourceReference to(DataAwsSubnet subnet) {
    return ResourceReference.of(subnet.getId());
  }

  /**
   * The ID of a security group.
   *
   * @param group the resource
   * @return the reference
   */
  public static ResourceReference to(SecurityGroup group) {
    return ResourceReference.of(group.getId());
  }

  /**
   * The ID of a security group.
   *
   * @param group the data source
   * @return the reference
   */
  public static ResourceReference to(DataAwsSecurityGroup group) {
    return ResourceReference.of(group.getId());
  }

  /**
   * The ARN of a role.
   *
   * @param role the resource
   * @return the reference
   */
  public static ResourceReference to(IamRole role) {
    return ResourceReference.of(role.getArn());
  }

  /**
   * The ARN of a role.
   *
   * @param role the data source
   * @return the reference
   */
  public static ResourceReference to(DataAwsIamRole role) {
    return ResourceReference.of(role.getArn());
  }

  /**
   * The ARN of a managed policy.
   *
   * @param policy the resource
   * @return the reference
   */
  public static ResourceReference to(IamPolicy policy) {
    return ResourceReference.of(policy.getArn());
  }

  /**
   * The ARN of a managed policy.
   *
   * @param policy the data source
   * @return the reference
   */
  public static ResourceReference to(DataAwsIamPolicy policy) {
    return ResourceReference.of(policy.getArn());
  }

  /**
   * The ARN of a state machine.
   *
   * @param machine the resource
   * @return the reference
   */
  public static ResourceReference to(SfnStateMachine machine) {
    return ResourceReference.of(machine.getArn());
  }

  /**
   * The ARN of a state machine.
   *
   * @param machine the data source
   * @return the reference
   */
  public static ResourceReference to(DataAwsSfnStateMachine machine) {
    return ResourceReference.of(machine.getArn());
  }

  /**
   * The ARN of a training role.
   *
   * @param role the role
   * @return the reference
   */
  public static ResourceReference to(TrainingRoleConstruct role) {
    return ResourceReference.of(role.getArn());
  }
}
