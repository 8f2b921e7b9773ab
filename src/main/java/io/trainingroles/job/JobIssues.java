package io.trainingroles.job;

import static io.trainingroles.finding.Severity.ERROR;
import static io.trainingroles.finding.Severity.SUGGESTION;
import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import java.util.List;

/**
 * The issues that the reader of jobs reports about a job, besides its data and keys. The severity
 * of a page is the most frequent one; a finding can have another.
 */
public final class JobIssues {
  /** Debugger rules run as processing jobs with the same role. */
  public static final IssuePage RULES_RUN_AS_PROCESSING_JOBS =
      IssuePage.of("RULES_RUN_AS_PROCESSING_JOBS", IssueGroup.TRUST, SUGGESTION)
          .title("Debugger rules run as processing jobs with the same role")
          .avoid(
              "\"DebugRuleConfigurations\": […], trusts: [{service: sagemaker, jobs: "
                  + "training-job/*}]")
          .prefer("trust processing-job/* beside training-job/*")
          .why(
              "Debugger rules assume the role as processing jobs; a trust policy that names only "
                  + "training jobs refuses them.")
          .limits(
              "The trust policy is not examined, so the finding is also reported if it "
                  + "already covers processing jobs.")
          .source(
              "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DebugRuleConfiguration.html");

  /** The image of a job is not in Amazon ECR. */
  public static final IssuePage IMAGE_NOT_IN_ECR =
      IssuePage.of("IMAGE_NOT_IN_ECR", IssueGroup.TRAINING, WARNING)
          .title("The image of a job is not in Amazon ECR")
          .avoid("\"TrainingImage\": \"pytorch/pytorch:latest\"")
          .prefer("\"TrainingImage\": \"123456789012.dkr.ecr.eu-west-1.amazonaws.com/training:1\"")
          .why(
              "Amazon SageMaker pulls images from Amazon ECR, or from a registry in your VPC "
                  + "with TrainingImageConfig. No permission lets it pull from another registry.")
          .limits("An image in a registry of the VPC is not reported.")
          .source(
              "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_TrainingImageConfig.html");

  /** A value of a job is a placeholder: INDETERMINATE. */
  public static final IssuePage PLACEHOLDER_IN_JOB =
      IssuePage.of("PLACEHOLDER_IN_JOB", IssueGroup.UNKNOWN, WARNING)
          .title("A value of a job is a placeholder: INDETERMINATE")
          .avoid("\"S3Uri\": \"{{input}}\"")
          .prefer("\"S3Uri\": \"s3://data/train/\"")
          .why(
              "A value that a pipeline fills in later is not known here, so nothing is "
                  + "granted for it.")
          .limits("The placeholders of common template languages are recognized.")
          .source(
              "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateTrainingJob.html");

  /** A job names another role than the one that runs it. */
  public static final IssuePage JOB_NAMES_ANOTHER_ROLE =
      IssuePage.of("JOB_NAMES_ANOTHER_ROLE", IssueGroup.TRUST, WARNING)
          .title("A job names a different role than the one that declares it")
          .avoid(
              "\"RoleArn\": \"arn:aws:iam::123456789012:role/old\", in a job that the role "
                  + "vision runs")
          .prefer("\"RoleArn\": \"arn:aws:iam::123456789012:role/vision\"")
          .why("The job runs as the role that it names, not as the one that declares it.")
          .limits(
              "The account and the path are compared only if the job names the role by its "
                  + "ARN and the account of the role is known.")
          .source(
              "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateTrainingJob.html");

  /** A job has an unknown field. */
  public static final IssuePage UNKNOWN_JOB_FIELD =
      IssuePage.of("UNKNOWN_JOB_FIELD", IssueGroup.UNKNOWN, ERROR)
          .title("A job has an unknown field")
          .avoid("\"OutputDataConfg\": {\"S3OutputPath\": \"s3://models\"}")
          .prefer("\"OutputDataConfig\": {\"S3OutputPath\": \"s3://models\"}")
          .why("A misspelled or new field may need access that the role then lacks.")
          .limits(
              "The finding is only a warning if neither the name nor the value of the field "
                  + "suggests access.")
          .source(
              "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateTrainingJob.html");

  /** A job reads from a VPC but runs outside of one. */
  public static final IssuePage MISSING_VPC =
      IssuePage.of("MISSING_VPC", IssueGroup.TRAINING, WARNING)
          .title("A job needs a VPC but does not name one")
          .avoid("\"FileSystemDataSource\": {…}, without VpcConfig")
          .prefer("\"VpcConfig\": {\"Subnets\": [\"subnet-…\"], \"SecurityGroupIds\": [\"sg-…\"]}")
          .why("The job can reach the file system or the private registry only through a VPC.")
          .limits("Whether the subnets can reach it is not checked.")
          .source("https://docs.aws.amazon.com/sagemaker/latest/dg/train-vpc.html");

  /** An option of a spec needs the name of the job. */
  public static final IssuePage JOB_WITHOUT_NAME =
      IssuePage.of("JOB_WITHOUT_NAME", IssueGroup.TRAINING, WARNING)
          .title("An option of a job has no effect, as the job has no name")
          .avoid("runs: {job: job.json, own_log_streams: true}, of a job without TrainingJobName")
          .prefer("\"TrainingJobName\": \"vision-{{run}}\"")
          .why("Such an option limits permissions to names that begin with that of the job.")
          .limits("None known.")
          .source(
              "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateTrainingJob.html");

  /** A job on AWS Fargate, or one with secrets, has no execution role. */
  public static final IssuePage MISSING_EXECUTION_ROLE =
      IssuePage.of("MISSING_EXECUTION_ROLE", IssueGroup.TRAINING, WARNING)
          .title("A job that needs an execution role names none")
          .avoid("\"platformCapabilities\": [\"FARGATE\"], without executionRoleArn")
          .prefer("\"executionRoleArn\": \"arn:aws:iam::123456789012:role/batch-execution\"")
          .why(
              "AWS Fargate and external instances pull the image and write the logs with the "
                  + "execution role. Secrets, the credentials of a private registry or a Windows "
                  + "file server, environment files and the configuration of a log router are "
                  + "fetched with it wherever the container runs. Without these, a "
                  + "job on Amazon EC2 needs none: the role of the container instance pulls the "
                  + "image and writes the logs.")
          .limits(
              "Whether the role exists is not checked. A definition that does not say where it runs "
                  + "is taken for one of Amazon EC2.")
          .source(
              "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html");

  /** The account or the Region of a secret is not known. */
  public static final IssuePage UNKNOWN_SECRET =
      IssuePage.of("UNKNOWN_SECRET", IssueGroup.UNKNOWN, WARNING)
          .title("Which parameter a container reads is not known: INDETERMINATE")
          .avoid("\"secrets\": [{\"name\": \"TOKEN\", \"valueFrom\": \"/training/token\"}]")
          .prefer("\"valueFrom\": \"arn:aws:ssm:eu-west-1:123456789012:parameter/training/token\"")
          .why("The ARN of a parameter needs an account and a Region; nothing is granted for it.")
          .limits("An account and a Region in the spec are enough.")
          .source(
              "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-ssm-paramstore.html");

  /** FireLens routes logs to where the definition does not say. */
  public static final IssuePage LOGS_ROUTED_ELSEWHERE =
      IssuePage.of("LOGS_ROUTED_ELSEWHERE", IssueGroup.UNKNOWN, WARNING)
          .title("Where FireLens sends logs is not known: INDETERMINATE")
          .avoid("\"logDriver\": \"awsfirelens\", without options")
          .prefer("\"options\": {\"Name\": \"firehose\", \"delivery_stream\": \"training-logs\"}")
          .why(
              "The role of the task must allow what the log router sends logs to; a destination in "
                  + "a separate configuration file is not read, and nothing is "
                  + "granted for it.")
          .limits("Amazon CloudWatch Logs, Data Firehose, Kinesis Data Streams and S3 are known.")
          .source(
              "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_firelens.html");

  /** Which function evaluates a model is not known: INDETERMINATE. */
  public static final IssuePage UNKNOWN_FUNCTION =
      IssuePage.of("UNKNOWN_FUNCTION", IssueGroup.UNKNOWN, WARNING)
          .title("Which function evaluates a model is not known: INDETERMINATE")
          .avoid(
              "\"EvaluatorArn\": "
                  + "\"arn:aws:sagemaker:eu-west-1:123456789012:hub-content/Team/JsonDoc/reward/1.0.0\"")
          .prefer(
              "the same, and inline_policies: {reward: [{allow: {actions: [lambda:InvokeFunction], …}}]}")
          .why(
              "An evaluator in a hub can be an AWS Lambda reward function. Its ARN is in the "
                  + "content of the hub, not in the job, so nothing is granted for it.")
          .limits("Whether the evaluator is a prompt or a function is not known.")
          .source(
              "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ServerlessJobConfig.html");

  /** The pages, each code once. */
  public static final List<IssuePage> PAGES =
      List.of(
          RULES_RUN_AS_PROCESSING_JOBS,
          IMAGE_NOT_IN_ECR,
          PLACEHOLDER_IN_JOB,
          JOB_NAMES_ANOTHER_ROLE,
          UNKNOWN_JOB_FIELD,
          MISSING_VPC,
          JOB_WITHOUT_NAME,
          MISSING_EXECUTION_ROLE,
          UNKNOWN_SECRET,
          LOGS_ROUTED_ELSEWHERE,
          UNKNOWN_FUNCTION);

  private JobIssues() {}
}
