package io.trainingroles.review;

import static io.trainingroles.finding.Severity.ERROR;
import static io.trainingroles.finding.Severity.SUGGESTION;
import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import java.util.List;

/** The pages of the findings about a job. */
final class JobPages {
  static final List<IssuePage> ALL =
      List.of(
          jobsNotTrusted(),
          jobNamesAnotherRole(),
          jobNotOfSagemaker(),
          rulesRunAsProcessingJobs(),
          imageNotInEcr(),
          placeholderInJob(),
          unknownJobField());

  private JobPages() {}

  private static IssuePage jobsNotTrusted() {
    return IssuePage.of("JOBS_NOT_TRUSTED", IssueGroup.TRUST, WARNING)
        .title("The trust policy does not trust jobs of this type")
        .avoid("trusts: [{service: sagemaker, jobs: training-job/*}], runs: a processing job")
        .prefer(
            "trusts: [{service: sagemaker, jobs: training-job/*}, {service: sagemaker, "
                + "jobs: processing-job/*}]")
        .why(
            "The condition on aws:SourceArn prevents the job from assuming the role, and "
                + "the job fails at its start.")
        .limits("Only the types of jobs are compared, not their names.")
        .source(
            "https://docs.aws.amazon.com/sagemaker/latest/dg/security-confused-deputy-prevention.html");
  }

  private static IssuePage jobNamesAnotherRole() {
    return IssuePage.of("JOB_NAMES_ANOTHER_ROLE", IssueGroup.TRUST, WARNING)
        .title("A job names another role than the one that runs it")
        .avoid("\"RoleArn\": \"arn:aws:iam::123456789012:role/old\", runs: in the role vision")
        .prefer("\"RoleArn\": \"arn:aws:iam::123456789012:role/vision\"")
        .why("The job would still use the other role.")
        .limits("Only the name of the role is compared.")
        .source(
            "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateTrainingJob.html");
  }

  private static IssuePage jobNotOfSagemaker() {
    return IssuePage.of("JOB_NOT_OF_SAGEMAKER", IssueGroup.TRAINING, ERROR)
        .title("The job to start is not an Amazon SageMaker job")
        .avoid("starts: {job: batch.json, jobs_as: vision}")
        .prefer("allow: {actions: [batch:SubmitJob], …}")
        .why("Only Amazon SageMaker has the condition keys that limit the caller of a job.")
        .limits("None known.")
        .source(
            "https://docs.aws.amazon.com/service-authorization/latest/reference/list_sagemaker.html");
  }

  private static IssuePage rulesRunAsProcessingJobs() {
    return IssuePage.of("RULES_RUN_AS_PROCESSING_JOBS", IssueGroup.TRUST, SUGGESTION)
        .title("Debugger rules run as processing jobs with the same role")
        .avoid(
            "\"DebugRuleConfigurations\": […], trusts: [{service: sagemaker, jobs: "
                + "training-job/*}]")
        .prefer("trust processing-job/* beside training-job/*")
        .why(
            "Debugger rules assume the role as processing jobs; a trust policy for "
                + "training jobs only refuses them.")
        .limits("Reported whatever the trust policy is.")
        .source(
            "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DebugRuleConfiguration.html");
  }

  private static IssuePage imageNotInEcr() {
    return IssuePage.of("IMAGE_NOT_IN_ECR", IssueGroup.TRAINING, WARNING)
        .title("The image of a job is not in Amazon ECR")
        .avoid("\"TrainingImage\": \"pytorch/pytorch:latest\"")
        .prefer("\"TrainingImage\": \"123456789012.dkr.ecr.eu-west-1.amazonaws.com/training:1\"")
        .why(
            "Amazon SageMaker pulls images from Amazon ECR, or from a registry in your VPC "
                + "with TrainingImageConfig. No permission lets it pull from another registry.")
        .limits("An image in a registry of the VPC is not reported.")
        .source(
            "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_TrainingImageConfig.html");
  }

  private static IssuePage placeholderInJob() {
    return IssuePage.of("PLACEHOLDER_IN_JOB", IssueGroup.UNKNOWN, WARNING)
        .title("A value of a job is a placeholder: INDETERMINATE")
        .avoid("\"S3Uri\": \"{{input}}\"")
        .prefer("\"S3Uri\": \"s3://data/train/\"")
        .why(
            "A value that a pipeline fills in later is not known here, so nothing is "
                + "granted for it.")
        .limits("The placeholders of common template languages are recognized.")
        .source(
            "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateTrainingJob.html");
  }

  private static IssuePage unknownJobField() {
    return IssuePage.of("UNKNOWN_JOB_FIELD", IssueGroup.UNKNOWN, ERROR)
        .title("A job has an unknown field")
        .avoid("\"OutputDataConfg\": {\"S3OutputPath\": \"s3://models\"}")
        .prefer("\"OutputDataConfig\": {\"S3OutputPath\": \"s3://models\"}")
        .why("A misspelled or new field may need access that the role then lacks.")
        .limits("A warning if neither the name nor the value of the field suggests access.")
        .source(
            "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateTrainingJob.html");
  }
}
