package io.trainingroles.review;

import static io.trainingroles.finding.Severity.SUGGESTION;
import static io.trainingroles.finding.Severity.WARNING;

import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import java.util.List;

/** The pages of what the reader of jobs says about data and keys. */
final class StoragePages {
  static final List<IssuePage> ALL =
      List.of(
          outputCoversInput(),
          prefixMatchesSiblings(),
          unknownObjects(),
          unknownKmsKey(),
          unknownFileSystem(),
          s3ValueNotGranted(),
          uselessInIsolation(),
          dataNotInJob());

  private StoragePages() {}

  private static IssuePage outputCoversInput() {
    return IssuePage.of("OUTPUT_COVERS_INPUT", IssueGroup.TRAINING, WARNING)
        .title("An output path of a job covers its input")
        .avoid("\"S3OutputPath\": \"s3://data\", \"S3Uri\": \"s3://data/train\"")
        .prefer("\"S3OutputPath\": \"s3://models/vision\"")
        .why(
            "A job may write to everything below its output path, and so to the data that "
                + "it is trained on.")
        .limits(
            "Only the fields of one job are compared. WRITE_TO_TRAINING_DATA compares all "
                + "that a role has.")
        .source(
            "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_OutputDataConfig.html");
  }

  private static IssuePage prefixMatchesSiblings() {
    return IssuePage.of("PREFIX_MATCHES_SIBLINGS", IssueGroup.TRAINING, SUGGESTION)
        .title("The input of a job also matches its neighbours")
        .avoid("\"S3Uri\": \"s3://data/train\"")
        .prefer("\"S3Uri\": \"s3://data/train/\"")
        .why(
            "Amazon SageMaker takes the URI for the beginning of names: train also is "
                + "train-old/1.rec, and the job is trained on it.")
        .limits("A name with a dot in its last part is taken for a file.")
        .source("https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_S3DataSource.html");
  }

  private static IssuePage unknownObjects() {
    return IssuePage.of("UNKNOWN_OBJECTS", IssueGroup.UNKNOWN, WARNING)
        .title("Which objects a job reads is not in the job: INDETERMINATE")
        .avoid("\"S3DataType\": \"ManifestFile\"")
        .prefer(
            "\"S3DataType\": \"ManifestFile\", and inline_policies: {data: [{read: "
                + "s3://data/train}]}")
        .why(
            "A manifest, an access point or a query names objects that the request does "
                + "not; nothing is granted for them.")
        .limits("What stands in the manifest is not read.")
        .source("https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_S3DataSource.html");
  }

  private static IssuePage unknownKmsKey() {
    return IssuePage.of("UNKNOWN_KMS_KEY", IssueGroup.UNKNOWN, WARNING)
        .title("Which key a job uses is not known: INDETERMINATE")
        .avoid("\"KmsKeyId\": \"alias/training\"")
        .prefer("\"KmsKeyId\": \"arn:aws:kms:eu-west-1:123456789012:key/…\"")
        .why(
            "A policy names keys by their ARN; an alias in its place allows nothing, and a "
                + "bare id is of an account and a Region that must be known.")
        .limits("Aliases are not looked up.")
        .source("https://docs.aws.amazon.com/kms/latest/developerguide/cmks-in-iam-policies.html");
  }

  private static IssuePage unknownFileSystem() {
    return IssuePage.of("UNKNOWN_FILE_SYSTEM", IssueGroup.UNKNOWN, WARNING)
        .title("Which file system a job mounts is not known: INDETERMINATE")
        .avoid("\"fileSystemId\": \"fs-0123456789abcdef0\", in a spec without an account")
        .prefer("account: \"123456789012\", terraform: {region: eu-west-1}")
        .why("A task names the file system by its id, which is of an account and a Region.")
        .limits("Only file systems that are mounted with IAM need a grant.")
        .source(
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_EFSAuthorizationConfig.html");
  }

  private static IssuePage s3ValueNotGranted() {
    return IssuePage.of("S3_VALUE_NOT_GRANTED", IssueGroup.TRAINING, WARNING)
        .title("A place in Amazon S3 is named where only code understands it")
        .avoid("\"HyperParameters\": {\"base\": \"s3://models/base\"}")
        .prefer("the same, and inline_policies: {data: [{read: s3://models/base}]}")
        .why(
            "Whether code reads or writes the place, nobody knows but the code; so nothing "
                + "is granted for it.")
        .limits("Only whole values that begin with s3:// are seen.")
        .source(
            "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateTrainingJob.html");
  }

  private static IssuePage uselessInIsolation() {
    return IssuePage.of("USELESS_IN_ISOLATION", IssueGroup.TRAINING, WARNING)
        .title("A grant that an isolated container cannot use")
        .avoid("\"EnableNetworkIsolation\": true, and MLflow or code to download")
        .prefer("no network isolation, or the code in the image")
        .why(
            "With network isolation a container has neither a network nor credentials. What"
                + " only its code could do is not granted, and the code fails.")
        .limits("What the platform does for the job is granted all the same.")
        .source(
            "https://docs.aws.amazon.com/sagemaker/latest/dg/mkt-algo-model-internet-free.html");
  }

  private static IssuePage dataNotInJob() {
    return IssuePage.of("DATA_NOT_IN_JOB", IssueGroup.TRAINING, SUGGESTION)
        .title("A job does not say which data its code uses")
        .avoid("a job definition of AWS Batch, as it is")
        .prefer("the same, and inline_policies: {data: [{read: s3://data/train}]}")
        .why(
            "Containers of AWS Batch and Amazon ECS get their data by code. A role made of "
                + "the definition alone reads none.")
        .limits("The commands and the environment are not understood.")
        .source("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html");
  }
}
