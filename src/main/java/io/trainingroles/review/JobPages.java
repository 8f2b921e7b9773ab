package io.trainingroles.review;

import static io.trainingroles.finding.Severity.ERROR;
import static io.trainingroles.finding.Severity.SUGGESTION;
import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import java.util.List;

/** The pages of what the reader of jobs says about the rest of a job. */
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
        .title("A job runs as the role, and its kind is not trusted")
        .avoid("trusts: [{service: sagemaker, jobs: training-job/*}], runs: a processing job")
        .prefer(
            "trusts: [{service: sagemaker, jobs: training-job/*}, {service: sagemaker, "
                + "jobs: processing-job/*}]")
        .why(
            "The condition on aws:SourceArn keeps the job from assuming the role, and it "
                + "fails when it starts.")
        .limits("Names of jobs are not compared, only their kinds.")
        .source(
            "https://docs.aws.amazon.com/sagemaker/latest/dg/security-confused-deputy-prevention.html");
  }

  private static IssuePage jobNamesAnotherRole() {
    return IssuePage.of("JOB_NAMES_ANOTHER_ROLE", IssueGroup.TRUST, WARNING)
        .title("A job names another role than the one made for it")
        .avoid("\"RoleArn\": \"arn:aws:iam::123456789012:role/old\", runs: in the role vision")
        .prefer("\"RoleArn\": \"arn:aws:iam::123456789012:role/vision\"")
        .why("The job would go on with the old role, and the new one would be of no use.")
        .limits("Only the name of the role is compared.")
        .source(
            "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateTrainingJob.html");
  }

  private static IssuePage jobNotOfSagemaker() {
    return IssuePage.of("JOB_NOT_OF_SAGEMAKER", IssueGroup.TRAINING, ERROR)
        .title("A job that is to be started is not one of Amazon SageMaker")
        .avoid("starts: {job: batch.json, jobs_as: vision}")
        .prefer("allow: {actions: [batch:SubmitJob], …}")
        .why("The condition keys that bind a caller are those of Amazon SageMaker.")
        .limits("None.")
        .source(
            "https://docs.aws.amazon.com/service-authorization/latest/reference/list_sagemaker.html");
  }

  private static IssuePage rulesRunAsProcessingJobs() {
    return IssuePage.of("RULES_RUN_AS_PROCESSING_JOBS", IssueGroup.TRUST, SUGGESTION)
        .title("Rules of the debugger run as processing jobs of the same role")
        .avoid(
            "\"DebugRuleConfigurations\": […], trusts: [{service: sagemaker, jobs: "
                + "training-job/*}]")
        .prefer("trust processing-job/* beside training-job/*")
        .why(
            "The rules assume the role as processing jobs do; a trust in training jobs "
                + "alone keeps them out.")
        .limits("It is said whatever the trust is.")
        .source(
            "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DebugRuleConfiguration.html");
  }

  private static IssuePage imageNotInEcr() {
    return IssuePage.of("IMAGE_NOT_IN_ECR", IssueGroup.TRAINING, WARNING)
        .title("The image of a job is not in Amazon ECR")
        .avoid("\"TrainingImage\": \"pytorch/pytorch:latest\"")
        .prefer("\"TrainingImage\": \"123456789012.dkr.ecr.eu-west-1.amazonaws.com/training:1\"")
        .why(
            "Amazon SageMaker pulls from Amazon ECR, or from a registry in your VPC with "
                + "TrainingImageConfig; no grant makes it pull from elsewhere.")
        .limits("A registry in the VPC is not found.")
        .source(
            "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_TrainingImageConfig.html");
  }

  private static IssuePage placeholderInJob() {
    return IssuePage.of("PLACEHOLDER_IN_JOB", IssueGroup.UNKNOWN, WARNING)
        .title("A value of a job is still to be filled in: INDETERMINATE")
        .avoid("\"S3Uri\": \"{{input}}\"")
        .prefer("\"S3Uri\": \"s3://data/train/\"")
        .why("What a pipeline fills in later is not known here, and grants nothing.")
        .limits("The signs of the common templates are known.")
        .source(
            "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateTrainingJob.html");
  }

  private static IssuePage unknownJobField() {
    return IssuePage.of("UNKNOWN_JOB_FIELD", IssueGroup.UNKNOWN, ERROR)
        .title("A job has a field that is not known")
        .avoid("\"OutputDataConfg\": {\"S3OutputPath\": \"s3://models\"}")
        .prefer("\"OutputDataConfig\": {\"S3OutputPath\": \"s3://models\"}")
        .why("A field that is misspelt or new may mean access that the role then lacks.")
        .limits("It is a warning where neither the name nor the value looks like access.")
        .source(
            "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateTrainingJob.html");
  }
}
