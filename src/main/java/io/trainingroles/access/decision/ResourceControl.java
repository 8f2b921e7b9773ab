package io.trainingroles.access.decision;

import io.trainingroles.access.Request;
import io.trainingroles.access.Truth;
import java.util.List;

/**
 * Which requests resource control policies limit. See <a
 * href="https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html#rcp-supported-services">List
 * of AWS services that support RCPs</a>. AWS adds services to it, so of one that is not there it is
 * not known. They never limit {@code kms:RetireGrant}, as the same page says, nor the keys that AWS
 * manages; these cannot be recognised by their ARNs, so for them no such policies are given.
 */
public final class ResourceControl {
  /** The day of the list. */
  public static final String DATE = "2026-09-26";

  /** What never is limited; in lower case. */
  public static final String NEVER = "kms:retiregrant";

  /** The prefixes of the services. */
  public static final List<String> SERVICES =
      List.of(
          "aoss",
          "appconfig",
          "appstream",
          "autoscaling",
          "autoscaling-plans",
          "budgets",
          "clouddirectory",
          "cloudfront",
          "cloudsearch",
          "cloudtrail-data",
          "codeartifact",
          "codebuild",
          "codecommit",
          "codepipeline",
          "cognito-identity",
          "cognito-idp",
          "comprehend",
          "comprehendmedical",
          "compute-optimizer",
          "cost-optimization-hub",
          "dax",
          "dsql",
          "dynamodb",
          "ecr",
          "ecr-public",
          "events",
          "firehose",
          "fis",
          "fms",
          "gamelift",
          "health",
          "inspector-scan",
          "kendra",
          "kinesisvideo",
          "kms",
          "logs",
          "memorydb",
          "networkmonitor",
          "notifications",
          "opensearch",
          "pca-connector-ad",
          "personalize",
          "polly",
          "pricing",
          "resource-groups",
          "rolesanywhere",
          "s3",
          "secretsmanager",
          "servicediscovery",
          "signin",
          "sqs",
          "sts",
          "support",
          "swf",
          "textract",
          "timestream-influxdb",
          "transcribe",
          "transfer",
          "translate",
          "wafv2",
          "workspaces",
          "xray");

  private ResourceControl() {}

  /** Whether they limit a request. */
  static Truth limits(Request request) {
    String action = request.lowerCaseAction();
    if (action.equals(NEVER)) {
      return Truth.FALSE;
    }
    return SERVICES.contains(service(action)) ? Truth.TRUE : Truth.UNKNOWN;
  }

  /** The service of an action. */
  static String service(String action) {
    return action.substring(0, Math.max(0, action.indexOf(':')));
  }
}
