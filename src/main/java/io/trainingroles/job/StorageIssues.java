package io.trainingroles.job;

import static io.trainingroles.finding.Severity.SUGGESTION;
import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import java.util.List;

/**
 * The issues that the reader of jobs reports about the data and keys of a job. The severity of a
 * page is the most frequent one; a finding can have another.
 */
public final class StorageIssues {
  /** The output path of a job contains its input. */
  public static final IssuePage OUTPUT_COVERS_INPUT =
      IssuePage.of("OUTPUT_COVERS_INPUT", IssueGroup.TRAINING, WARNING)
          .title("The output path of a job contains its input")
          .avoid("\"S3OutputPath\": \"s3://data\", \"S3Uri\": \"s3://data/train\"")
          .prefer("\"S3OutputPath\": \"s3://models/vision\"")
          .why(
              "A job can write to everything below its output path, including its training "
                  + "data.")
          .limits(
              "Only the fields of one job are compared. WRITE_TO_TRAINING_DATA checks all "
                  + "policies of a role.")
          .source(
              "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_OutputDataConfig.html");

  /** The input prefix of a job also matches other folders. */
  public static final IssuePage PREFIX_MATCHES_SIBLINGS =
      IssuePage.of("PREFIX_MATCHES_SIBLINGS", IssueGroup.TRAINING, SUGGESTION)
          .title("The input prefix of a job also matches other folders")
          .avoid("\"S3Uri\": \"s3://data/train\"")
          .prefer("\"S3Uri\": \"s3://data/train/\"")
          .why(
              "Amazon SageMaker uses the URI as a prefix of object keys: train also matches "
                  + "train-old/1.rec, which becomes training data.")
          .limits("A name with a dot in its last part counts as a file.")
          .source(
              "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_S3DataSource.html");

  /** The job does not name the objects that it reads: INDETERMINATE. */
  public static final IssuePage UNKNOWN_OBJECTS =
      IssuePage.of("UNKNOWN_OBJECTS", IssueGroup.UNKNOWN, WARNING)
          .title("The job does not name the objects that it reads: INDETERMINATE")
          .avoid("\"S3DataType\": \"ManifestFile\"")
          .prefer("the same, and runs: {job: job.json, reads: s3://data/train}")
          .why(
              "The objects are named in a manifest, an access point, a query or a file system, not "
                  + "in the job; nothing is granted for them.")
          .limits("The manifest is not read.")
          .source(
              "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_S3DataSource.html");

  /** Which key a job uses is not known: INDETERMINATE. */
  public static final IssuePage UNKNOWN_KMS_KEY =
      IssuePage.of("UNKNOWN_KMS_KEY", IssueGroup.UNKNOWN, WARNING)
          .title("Which key a job uses is not known: INDETERMINATE")
          .avoid("\"KmsKeyId\": \"alias/training\"")
          .prefer("\"KmsKeyId\": \"arn:aws:kms:eu-west-1:123456789012:key/…\"")
          .why(
              "A policy needs the ARN of a key. An alias does not work in a policy, and for "
                  + "a key ID the account and the Region must be known.")
          .limits("Aliases are not resolved.")
          .source(
              "https://docs.aws.amazon.com/kms/latest/developerguide/cmks-in-iam-policies.html");

  /** Which file system a job mounts is not known: INDETERMINATE. */
  public static final IssuePage UNKNOWN_FILE_SYSTEM =
      IssuePage.of("UNKNOWN_FILE_SYSTEM", IssueGroup.UNKNOWN, WARNING)
          .title("Which file system a job mounts is not known: INDETERMINATE")
          .avoid("\"fileSystemId\": \"fs-0123456789abcdef0\", in a spec without an account")
          .prefer("account: \"123456789012\", terraform: {region: eu-west-1}")
          .why("A task names the file system by its ID; its ARN needs an account and a Region.")
          .limits("Only file systems that are mounted with IAM need a grant.")
          .source(
              "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_EFSAuthorizationConfig.html");

  /** A value that only the job's code uses is an Amazon S3 URI. */
  public static final IssuePage S3_VALUE_NOT_GRANTED =
      IssuePage.of("S3_VALUE_NOT_GRANTED", IssueGroup.TRAINING, WARNING)
          .title("A value that only the job's code uses is an Amazon S3 URI")
          .avoid("\"HyperParameters\": {\"base\": \"s3://models/base\"}")
          .prefer("the same, and runs: {job: job.json, reads: s3://models/base}")
          .why(
              "Only the code determines whether it reads or writes there, so nothing is "
                  + "granted.")
          .limits("Only values that begin with s3:// are recognized.")
          .source(
              "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateTrainingJob.html");

  /** A value that only the job's code uses is an ARN. */
  public static final IssuePage ARN_VALUE_NOT_GRANTED =
      IssuePage.of("ARN_VALUE_NOT_GRANTED", IssueGroup.TRAINING, WARNING)
          .title("A value that only the job's code uses is an ARN")
          .avoid(
              "\"Environment\": {\"TOKEN\": "
                  + "\"arn:aws:secretsmanager:eu-west-1:123456789012:secret:token-AbCdEf\"}")
          .prefer("the same, and inline_policies: {data: [{read_secret: …}]}")
          .why(
              "Only the code determines what it does with the secret, the table or the function, so "
                  + "nothing is granted.")
          .limits(
              "Only values that are ARNs are recognized. What another field of the job grants is not "
                  + "reported; in jobs of Amazon SageMaker, the tracking server in "
                  + "MLFLOW_TRACKING_URI is granted.")
          .source(
              "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateTrainingJob.html");

  /** A container with network isolation cannot use the permission. */
  public static final IssuePage USELESS_IN_ISOLATION =
      IssuePage.of("USELESS_IN_ISOLATION", IssueGroup.TRAINING, WARNING)
          .title("A container with network isolation cannot use the permission")
          .avoid("\"EnableNetworkIsolation\": true, and MLflow or code to download")
          .prefer("no network isolation, or the code in the image")
          .why(
              "With network isolation a container has neither network access nor "
                  + "credentials. Nothing is granted that only its code could use, and the code "
                  + "fails.")
          .limits("What the service does for the job is still granted.")
          .source(
              "https://docs.aws.amazon.com/sagemaker/latest/dg/mkt-algo-model-internet-free.html");

  /** The job does not define which data its code uses. */
  public static final IssuePage DATA_NOT_IN_JOB =
      IssuePage.of("DATA_NOT_IN_JOB", IssueGroup.TRAINING, SUGGESTION)
          .title("The job does not define which data its code uses")
          .avoid("an AWS Batch job definition, as it is")
          .prefer("the same, and runs: {job: job.json, reads: s3://data/train}")
          .why(
              "Code in containers of AWS Batch and Amazon ECS reads its data itself. A "
                  + "role that is generated from the definition alone can read no data.")
          .limits("Commands and environment variables are not interpreted.")
          .source(
              "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html");

  /** The place of data has the name of a run in it. */
  public static final IssuePage RUN_NAME_IN_PATH =
      IssuePage.of("RUN_NAME_IN_PATH", IssueGroup.TRAINING, SUGGESTION)
          .title("A path of a job contains the name of one run")
          .avoid("\"S3Uri\": \"s3://b/tf-2024-05-06-07-08-09-123/source\"")
          .prefer("\"S3Uri\": \"s3://b/tf/source\"")
          .why(
              "SDKs stage code and data in folders that are named after the run, with its "
                  + "time. The next run has another name. If the name is recognized as the job's "
                  + "own, it is granted with '?' in place of each digit of the time, so that the "
                  + "role fits later runs too.")
          .limits(
              "The names of the SageMaker Python SDK and of its pipelines are recognized, and the "
                  + "job's own name with a date, a time or an identifier at its end. Names of other "
                  + "jobs are granted as they are.")
          .source("https://docs.aws.amazon.com/sagemaker/latest/dg/model-train-storage.html");

  /** The key of an S3 URI has two slashes in a row. */
  public static final IssuePage EMPTY_FOLDER_IN_KEY =
      IssuePage.of("EMPTY_FOLDER_IN_KEY", IssueGroup.TRAINING, WARNING)
          .title("The key of an S3 URI has '//'")
          .avoid("\"S3OutputPath\": \"s3://models//vision\"")
          .prefer("\"S3OutputPath\": \"s3://models/vision\"")
          .why(
              "Amazon S3 keeps the empty name as a folder, and Amazon SageMaker refuses the URI. It "
                  + "is usually the result of a prefix that ends with a slash and one that begins "
                  + "with it.")
          .limits("The grant has the key as it is.")
          .source(
              "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_S3DataSource.html");

  /** The pages, each code once. */
  public static final List<IssuePage> PAGES =
      List.of(
          OUTPUT_COVERS_INPUT,
          PREFIX_MATCHES_SIBLINGS,
          UNKNOWN_OBJECTS,
          UNKNOWN_KMS_KEY,
          UNKNOWN_FILE_SYSTEM,
          S3_VALUE_NOT_GRANTED,
          ARN_VALUE_NOT_GRANTED,
          USELESS_IN_ISOLATION,
          DATA_NOT_IN_JOB,
          RUN_NAME_IN_PATH,
          EMPTY_FOLDER_IN_KEY);

  private StorageIssues() {}
}
