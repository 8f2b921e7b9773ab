package io.trainingroles.input.cloudformation;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The policy of a type of CloudFormation's resources that says who may use a resource, and the same
 * in Terraform. See <a
 * href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/introduction.html">CloudFormation's
 * resource types</a>.
 *
 * @param property the property with the document
 * @param type Terraform's type of resources for it
 * @param attribute the attribute of that type with the document
 */
public record TemplateResourcePolicy(String property, String type, String attribute) {
  /** Each row is a type, its property, and the two of Terraform. */
  private static final Map<String, TemplateResourcePolicy> BY_TYPE =
      Stream.of(
              "AWS::S3::BucketPolicy PolicyDocument aws_s3_bucket_policy policy",
              "AWS::S3::AccessPoint Policy aws_s3control_access_point_policy policy",
              "AWS::S3Express::BucketPolicy PolicyDocument aws_s3_bucket_policy policy",
              "AWS::S3ObjectLambda::AccessPointPolicy PolicyDocument aws_s3control_object_lambda_access_point_policy policy",
              "AWS::S3Outposts::BucketPolicy PolicyDocument aws_s3control_bucket_policy policy",
              "AWS::S3Tables::TableBucketPolicy ResourcePolicy aws_s3tables_table_bucket_policy resource_policy",
              "AWS::S3Tables::TablePolicy ResourcePolicy aws_s3tables_table_policy resource_policy",
              "AWS::SQS::QueuePolicy PolicyDocument aws_sqs_queue_policy policy",
              "AWS::SQS::QueueInlinePolicy PolicyDocument aws_sqs_queue_policy policy",
              "AWS::SNS::TopicPolicy PolicyDocument aws_sns_topic_policy policy",
              "AWS::SNS::TopicInlinePolicy PolicyDocument aws_sns_topic_policy policy",
              "AWS::KMS::Key KeyPolicy aws_kms_key_policy policy",
              "AWS::KMS::ReplicaKey KeyPolicy aws_kms_replica_key policy",
              "AWS::ECR::Repository RepositoryPolicyText aws_ecr_repository_policy policy",
              "AWS::ECR::PublicRepository RepositoryPolicyText aws_ecrpublic_repository_policy policy",
              "AWS::ECR::RegistryPolicy PolicyText aws_ecr_registry_policy policy",
              "AWS::EFS::FileSystem FileSystemPolicy aws_efs_file_system_policy policy",
              "AWS::Backup::BackupVault AccessPolicy aws_backup_vault_policy policy",
              "AWS::CodeArtifact::Domain PermissionsPolicyDocument aws_codeartifact_domain_permissions_policy policy_document",
              "AWS::CodeArtifact::Repository PermissionsPolicyDocument aws_codeartifact_repository_permissions_policy policy_document",
              "AWS::EC2::VPCEndpoint PolicyDocument aws_vpc_endpoint_policy policy",
              "AWS::Kinesis::ResourcePolicy ResourcePolicy aws_kinesis_resource_policy policy",
              "AWS::Logs::ResourcePolicy PolicyDocument aws_cloudwatch_log_resource_policy policy_document",
              "AWS::MSK::ClusterPolicy Policy aws_msk_cluster_policy policy",
              "AWS::OpenSearchService::Domain AccessPolicies aws_opensearch_domain_policy access_policies",
              "AWS::SageMaker::ModelPackageGroup ModelPackageGroupPolicy aws_sagemaker_model_package_group_policy resource_policy",
              "AWS::SecretsManager::ResourcePolicy ResourcePolicy aws_secretsmanager_secret_policy policy",
              "AWS::RolesAnywhere::Profile SessionPolicy aws_rolesanywhere_profile session_policy",
              "AWS::Transfer::User Policy aws_transfer_user policy",
              "AWS::SSO::PermissionSet InlinePolicy aws_ssoadmin_permission_set_inline_policy inline_policy",
              "AWS::XRay::ResourcePolicy PolicyDocument aws_xray_resource_policy policy_document")
          .map(row -> row.split(" ", -1))
          .collect(
              Collectors.toUnmodifiableMap(
                  row -> row[0], row -> new TemplateResourcePolicy(row[1], row[2], row[3])));

  /**
   * The policy of a type.
   *
   * @param type such as {@code AWS::S3::BucketPolicy}
   * @return its policy; nothing for a type of which none is known
   */
  public static Optional<TemplateResourcePolicy> of(String type) {
    return Optional.ofNullable(BY_TYPE.get(type));
  }
}
