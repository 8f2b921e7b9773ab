package io.trainingroles.input.terraform;

import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.PolicyTexts;
import io.trainingroles.input.PolicyUse;
import io.trainingroles.input.terraform.TerraformValue.Known;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The attributes of Terraform's AWS provider that hold a policy in the language of IAM, but for
 * those of roles, users and groups: all such in the schema of provider 5.100.0.
 */
final class PolicyAttributes {
  /** What a policy of an attribute is. */
  private enum Form {
    /** It says who may use a resource. */
    RESOURCE,
    /** It grants something to whoever has it. */
    IDENTITY,
    /** It limits what other policies grant. */
    LIMIT,
    /** It limits requests, and says whose. */
    REQUEST_LIMIT,
    /** It is of an organisation, whose types of policies are not all of IAM. */
    ORGANISATION,
    /** It is one of these, as its statements show. */
    ANY
  }

  /** The policies of resources: {@code type attribute}, some in a block of the resource. */
  private static final List<String> OF_RESOURCES =
      List.of(
          "aws_acmpca_policy policy",
          "aws_api_gateway_domain_name policy",
          "aws_api_gateway_rest_api_policy policy",
          "aws_backup_vault_policy policy",
          "aws_cloudsearch_domain_service_access_policy access_policy",
          "aws_cloudwatch_event_bus_policy policy",
          "aws_cloudwatch_log_delivery_destination_policy delivery_destination_policy",
          "aws_cloudwatch_log_destination_policy access_policy",
          "aws_cloudwatch_log_resource_policy policy_document",
          "aws_codeartifact_domain_permissions_policy policy_document",
          "aws_codeartifact_repository_permissions_policy policy_document",
          "aws_codebuild_resource_policy policy",
          "aws_dynamodb_resource_policy policy",
          "aws_ecr_registry_policy policy",
          "aws_ecr_repository_creation_template repository_policy",
          "aws_ecr_repository_policy policy",
          "aws_ecrpublic_repository_policy policy",
          "aws_efs_file_system_policy policy",
          "aws_elasticsearch_domain_policy access_policies",
          "aws_glacier_vault access_policy",
          "aws_glacier_vault_lock policy",
          "aws_glue_resource_policy policy",
          "aws_kinesis_resource_policy policy",
          "aws_kms_key_policy policy",
          "aws_media_store_container_policy policy",
          "aws_msk_cluster_policy policy",
          "aws_networkfirewall_resource_policy policy",
          "aws_oam_sink_policy policy",
          "aws_opensearch_domain_policy access_policies",
          "aws_organizations_resource_policy content",
          "aws_redshift_resource_policy policy",
          "aws_redshiftserverless_resource_policy policy",
          "aws_s3_bucket_policy policy",
          "aws_s3control_access_grants_instance_resource_policy policy",
          "aws_s3control_access_point_policy policy",
          "aws_s3control_bucket_policy policy",
          "aws_s3control_multi_region_access_point_policy details.policy",
          "aws_s3control_object_lambda_access_point_policy policy",
          "aws_s3tables_table_bucket_policy resource_policy",
          "aws_s3tables_table_policy resource_policy",
          "aws_sagemaker_model_package_group_policy resource_policy",
          "aws_schemas_registry_policy policy",
          "aws_secretsmanager_secret_policy policy",
          "aws_ses_identity_policy policy",
          "aws_sesv2_email_identity_policy policy",
          "aws_sns_topic_policy policy",
          "aws_sqs_queue_policy policy",
          "aws_vpclattice_auth_policy policy",
          "aws_vpclattice_resource_policy policy",
          "aws_xray_resource_policy policy_document");

  /**
   * The policies of resources that other resources can set too, so that a plan shows them twice.
   */
  private static final List<String> SHOWN =
      List.of(
          "aws_api_gateway_rest_api policy",
          "aws_elasticsearch_domain access_policies",
          "aws_opensearch_domain access_policies",
          "aws_s3_access_point policy",
          "aws_s3_bucket policy",
          "aws_secretsmanager_secret policy",
          "aws_sns_topic policy",
          "aws_sqs_queue policy",
          "data.aws_iam_policy_document json",
          "data.aws_iam_role assume_role_policy",
          "data.aws_s3_bucket_policy policy",
          "awscc_iam_group_policy policy_document",
          "awscc_iam_managed_policy policy_document",
          "awscc_iam_role assume_role_policy_document",
          "awscc_iam_role_policy policy_document",
          "awscc_iam_user_policy policy_document");

  /** The policies of keys, each of which has one: its own, or another resource's. */
  private static final List<String> OF_KEYS =
      List.of(
          "aws_kms_external_key policy",
          "aws_kms_key policy",
          "aws_kms_replica_external_key policy",
          "aws_kms_replica_key policy");

  private static final Map<String, List<PolicyAttribute>> ALL =
      Stream.of(
              attributes(OF_RESOURCES, Form.RESOURCE, false),
              attributes(SHOWN, Form.ANY, true),
              attributes(OF_KEYS, Form.RESOURCE, true),
              attributes(List.of("aws_vpc_endpoint_policy policy"), Form.REQUEST_LIMIT, false),
              attributes(List.of("aws_vpc_endpoint policy"), Form.REQUEST_LIMIT, true),
              attributes(
                  List.of(
                      "aws_iot_policy policy",
                      "aws_ssoadmin_permission_set_inline_policy inline_policy"),
                  Form.IDENTITY,
                  false),
              attributes(
                  List.of(
                      "aws_rolesanywhere_profile session_policy",
                      "aws_transfer_access policy",
                      "aws_transfer_user policy"),
                  Form.LIMIT,
                  false),
              attributes(List.of("aws_organizations_policy content"), Form.ORGANISATION, false))
          .flatMap(all -> all)
          .collect(Collectors.groupingBy(PolicyAttribute::type));

  private PolicyAttributes() {}

  /**
   * One attribute.
   *
   * @param type the type of its resource
   * @param path its name, after that of the block that it is in
   * @param form what its policy is
   * @param isShown whether the provider shows there what another resource of the input has, as a
   *     rule
   */
  record PolicyAttribute(String type, String path, Form form, boolean isShown) {
    /** Its own name. */
    String name() {
      return path.substring(path.indexOf('.') + 1);
    }

    /** Whether it says who may use this one resource, and is not the source of other policies. */
    boolean isOfOneResource() {
      return type.startsWith("aws_");
    }

    /** What has it: the resource, or some blocks in it. */
    List<TerraformAttributes> blocks(TerraformResource resource) {
      int dot = path.indexOf('.');
      return dot < 0
          ? List.of(resource.attributes())
          : resource.attributes().blocks(path.substring(0, dot));
    }

    /** Whether a resource has a policy in the language of IAM there. */
    boolean isOfIam(TerraformResource resource) {
      return form != Form.ORGANISATION || organisationType(resource).endsWith("_CONTROL_POLICY");
    }

    /** What a document there is to those whom it concerns. */
    PolicyUse use(TerraformResource resource, PolicyDocument document) {
      return switch (form) {
        case RESOURCE -> PolicyUse.RESOURCE;
        case IDENTITY -> PolicyUse.INLINE;
        case LIMIT -> PolicyUse.PERMISSIONS_BOUNDARY;
        case REQUEST_LIMIT -> PolicyUse.REQUEST_LIMIT;
        case ORGANISATION ->
            organisationType(resource).startsWith("RESOURCE")
                ? PolicyUse.REQUEST_LIMIT
                : PolicyUse.PERMISSIONS_BOUNDARY;
        case ANY -> use(document);
      };
    }

    private static PolicyUse use(PolicyDocument document) {
      if (document.statements().stream().allMatch(each -> each.principal() == null)) {
        return PolicyUse.MANAGED;
      }
      return PolicyUse.ofPrincipals(document);
    }

    private static String organisationType(TerraformResource resource) {
      return resource.attributes().text("type") instanceof Known type
          ? type.text()
          : "SERVICE_CONTROL_POLICY";
    }
  }

  private static Stream<PolicyAttribute> attributes(List<String> rows, Form form, boolean isShown) {
    return rows.stream()
        .map(row -> row.split(" ", 2))
        .map(row -> new PolicyAttribute(row[0], row[1], form, isShown));
  }

  /** Those of a type of resources. */
  static List<PolicyAttribute> of(String type) {
    return ALL.getOrDefault(type, List.of());
  }

  /**
   * The attributes of a resource that have a policy by their content, and are not listed: of types
   * that the provider has added since, of other providers, and of types of CloudFormation.
   */
  static List<PolicyAttribute> unlisted(TerraformResource resource) {
    String type = resource.type();
    if (type.startsWith("aws_iam_") || !isOfAws(type)) {
      return List.of();
    }
    Set<String> listed =
        of(type).stream().map(PolicyAttribute::path).collect(Collectors.toUnmodifiableSet());
    return resource.attributes().names().stream()
        .filter(name -> !listed.contains(name))
        .filter(name -> isOfCloudFormation(type) || hasPolicy(resource.attributes().text(name)))
        .map(name -> new PolicyAttribute(type, name, Form.ANY, false))
        .toList();
  }

  /** What stands for the attribute of a resource that gives a permission without a document. */
  static PolicyAttribute permission(TerraformResource resource) {
    return new PolicyAttribute(resource.type(), GivenPermissions.NAME, Form.RESOURCE, false);
  }

  private static boolean isOfAws(String type) {
    return type.startsWith("aws_") || type.startsWith("awscc_") || isOfCloudFormation(type);
  }

  /** Only documents are attributes of such a resource. */
  private static boolean isOfCloudFormation(String type) {
    return type.contains("::");
  }

  private static boolean hasPolicy(TerraformValue value) {
    return value instanceof Known known && PolicyTexts.isPolicy(known.text());
  }
}
