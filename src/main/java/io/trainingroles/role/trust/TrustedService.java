package io.trainingroles.role.trust;

import io.trainingroles.iam.InvalidValueException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The AWS services that run training jobs as a role, or start them, with the source keys that each
 * is documented to send. A condition on a key that a service does not send is never true, and the
 * service could not assume the role; so no condition is generated where no key is documented.
 */
public enum TrustedService {
  /**
   * Amazon SageMaker AI. Source: <a
   * href="https://docs.aws.amazon.com/sagemaker/latest/dg/security-confused-deputy-prevention.html">Cross-service
   * confused deputy prevention</a>.
   */
  SAGEMAKER(
      "sagemaker",
      "sagemaker.amazonaws.com",
      "sagemaker",
      List.of(
          "training-job/",
          "processing-job/",
          "hyper-parameter-tuning-job/",
          "transform-job/",
          "compilation-job/"),
      false),
  /** Amazon EC2, through an instance profile. It sends no source key. */
  EC2("ec2", "ec2.amazonaws.com", "ec2", List.of(), false),
  /**
   * Amazon ECS tasks, and the jobs of AWS Batch that run as such. A cluster cannot be named.
   * Source: <a
   * href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html">Amazon
   * ECS task IAM role</a>.
   */
  ECS_TASKS("ecs-tasks", "ecs-tasks.amazonaws.com", "ecs", List.of("*"), true),
  /**
   * AWS Batch itself. Source: <a
   * href="https://docs.aws.amazon.com/batch/latest/userguide/cross-service-confused-deputy-prevention.html">Cross-service
   * confused deputy prevention</a>.
   */
  BATCH("batch", "batch.amazonaws.com", "batch", List.of("job/", "compute-environment/"), true),
  /**
   * Amazon EKS Pod Identity, which also tags its sessions. Source: <a
   * href="https://docs.aws.amazon.com/eks/latest/userguide/pod-id-association.html">Assign an IAM
   * role to a Kubernetes service account</a>.
   */
  EKS_PODS("eks-pods", "pods.eks.amazonaws.com", "eks", List.of(), false),
  /**
   * Amazon Bedrock, to customize models. Source: <a
   * href="https://docs.aws.amazon.com/bedrock/latest/userguide/model-customization-iam-role.html">Create
   * a service role for model customization</a>.
   */
  BEDROCK("bedrock", "bedrock.amazonaws.com", "bedrock", List.of("model-customization-job/"), true),
  /** AWS Glue. It is not documented to send a source key. */
  GLUE("glue", "glue.amazonaws.com", "glue", List.of(), false),
  /** AWS Lambda. It is not documented to send a source key. */
  LAMBDA("lambda", "lambda.amazonaws.com", "lambda", List.of(), false),
  /**
   * AWS Step Functions, whose state machines start jobs. Source: <a
   * href="https://docs.aws.amazon.com/step-functions/latest/dg/procedure-create-iam-role.html">Creating
   * an IAM role for your state machine</a>.
   */
  STATES("states", "states.amazonaws.com", "states", List.of("stateMachine:"), true),
  /**
   * Amazon EventBridge, whose rules start jobs. Source: <a
   * href="https://docs.aws.amazon.com/eventbridge/latest/userguide/cross-service-confused-deputy-prevention.html">Cross-service
   * confused deputy prevention in Amazon EventBridge</a>.
   */
  EVENTS("events", "events.amazonaws.com", "events", List.of("rule/"), true),
  /**
   * Amazon EventBridge Scheduler, which sends the ARN of the group of a schedule, not of the
   * schedule. Source: <a
   * href="https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html">Confused
   * deputy prevention in EventBridge Scheduler</a>.
   */
  SCHEDULER("scheduler", "scheduler.amazonaws.com", "scheduler", List.of("schedule-group/"), true),
  /**
   * AWS CodeBuild. Source: <a
   * href="https://docs.aws.amazon.com/codebuild/latest/userguide/cross-service-confused-deputy-prevention.html">Cross-service
   * confused deputy prevention</a>.
   */
  CODEBUILD("codebuild", "codebuild.amazonaws.com", "codebuild", List.of("project/"), true);

  private final String word;
  private final String principal;
  private final String arnService;

  @SuppressWarnings("ImmutableEnumChecker") // List.of makes unchangeable lists
  private final List<String> jobKinds;

  private final boolean sendsSourceAccount;

  TrustedService(
      String word,
      String principal,
      String arnService,
      List<String> jobKinds,
      boolean sendsSourceAccount) {
    this.word = word;
    this.principal = principal;
    this.arnService = arnService;
    this.jobKinds = jobKinds;
    this.sendsSourceAccount = sendsSourceAccount;
  }

  /**
   * The service of this word.
   *
   * @param word such as {@code sagemaker}, or the service's principal
   * @return the service
   * @throws InvalidValueException if there is none
   */
  public static TrustedService of(String word) {
    for (TrustedService service : values()) {
      if (service.word.equals(word) || service.principal.equals(word)) {
        return service;
      }
    }
    throw new InvalidValueException(
        "'" + word + "' is not a service that a training role can trust",
        "allowed: "
            + Arrays.stream(values()).map(TrustedService::word).collect(Collectors.joining(", ")));
  }

  /**
   * What a spec calls the service.
   *
   * @return such as {@code sagemaker}
   */
  public String word() {
    return word;
  }

  /**
   * What a trust policy calls the service.
   *
   * @return such as {@code sagemaker.amazonaws.com}
   */
  public String principal() {
    return principal;
  }

  /**
   * What the resource of the ARN that the service sends as {@code aws:SourceArn} begins with.
   *
   * @return such as {@code training-job/}; {@code *} where it is documented for any resource alone;
   *     empty where none is documented
   */
  public List<String> jobKinds() {
    return jobKinds;
  }

  /** The service's name in ARNs. */
  String arnService() {
    return arnService;
  }

  /** Whether the service's page names {@code aws:SourceAccount} beside the ARN. */
  boolean sendsSourceAccount() {
    return sendsSourceAccount;
  }
}
