package io.trainingroles.real;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.S3Object;

/** What a training job does with the role that was made from its definition, and what it cannot. */
@ExtendWith(WithEmulator.class)
final class JobBehaviourIT {
  private static final String DATA = "vision-data";
  private static final String MODELS = "vision-models";
  private static final String GROUP = "/aws/sagemaker/TrainingJobs";

  private static final String JOB =
      """
      {"TrainingJobName": "vision",
       "AlgorithmSpecification": {"TrainingImage": "123456789012.dkr.ecr.us-east-1.amazonaws.com/t:1"},
       "RoleArn": "arn:aws:iam::123456789012:role/visionTraining",
       "InputDataConfig": [{"ChannelName": "train", "DataSource": {"S3DataSource":
         {"S3DataType": "S3Prefix", "S3Uri": "s3://vision-data/train"}}}],
       "OutputDataConfig": {"S3OutputPath": "s3://vision-models/out"},
       "ResourceConfig": {"InstanceType": "ml.m5.large", "InstanceCount": 1, "VolumeSizeInGB": 10},
       "StoppingCondition": {"MaxRuntimeInSeconds": 3600}}
      """;

  @TempDir(deletionStrategy = ProviderLinks.Deleted.class)
  private Path folder;

  @Test
  void job_when_itHasItsRole_doesWhatItDoesAndNothingElse(Emulator emulator) throws Exception {
    try (S3Client s3 = emulator.s3()) {
      for (String bucket : new String[] {DATA, MODELS}) {
        s3.createBucket(request -> request.bucket(bucket));
        put(s3, bucket, "train/0.rec");
        put(s3, bucket, "other/0.rec");
      }
    }
    AwsCredentials job = emulator.session(apply(emulator));
    allowLogsAnywhere(emulator);
    emulator.enforcePolicies();

    try (S3Client s3 = emulator.s3(job);
        CloudWatchLogsClient logs = emulator.logs(job)) {
      assertThat(s3.listObjectsV2(request -> request.bucket(DATA).prefix("train")).contents())
          .extracting(S3Object::key)
          .containsExactly("train/0.rec");
      assertThat(
              s3.getObjectAsBytes(request -> request.bucket(DATA).key("train/0.rec"))
                  .asUtf8String())
          .isEqualTo("data");
      upload(s3, MODELS, "out/vision/output/model.tar.gz");
      log(logs);

      Denials.assertDenied(() -> put(s3, DATA, "train/1.rec"));
      Denials.assertDenied(() -> put(s3, MODELS, "train/1.rec"));
      Denials.assertDenied(() -> upload(s3, MODELS, "outside/model.tar.gz"));
      Denials.assertDenied(
          () -> s3.getObjectAsBytes(request -> request.bucket(DATA).key("other/0.rec")));
      Denials.assertDenied(() -> s3.listObjectsV2(request -> request.bucket(MODELS)));
      Denials.assertDenied(
          () -> s3.deleteObject(request -> request.bucket(DATA).key("train/0.rec")));
      Denials.assertRefused(() -> logs.deleteLogGroup(request -> request.logGroupName(GROUP)));
    }
  }

  /**
   * The emulator knows no ARN of a log group and compares every resource with {@code *}; so here
   * the role's own actions on logs get that resource. That their ARNs are right is for the oracle.
   */
  private static void allowLogsAnywhere(Emulator emulator) throws Exception {
    try (IamClient iam = emulator.iam()) {
      JsonNode policy =
          Json.document(
              iam.getRolePolicy(
                      request -> request.roleName("visionTraining").policyName("visionTrainingJob"))
                  .policyDocument());
      ArrayNode statements = JsonNodeFactory.instance.arrayNode();
      for (JsonNode statement : policy.get("Statement")) {
        if (statement.get("Action").toString().contains("logs:")) {
          statements.add(((ObjectNode) statement.deepCopy()).put("Resource", "*"));
        }
      }
      assertThat(statements).hasSize(2);
      String anywhere = "{\"Version\": \"2012-10-17\", \"Statement\": " + statements + "}";
      iam.putRolePolicy(
          request ->
              request
                  .roleName("visionTraining")
                  .policyName("logsAnywhere")
                  .policyDocument(anywhere));
    }
  }

  private static void log(CloudWatchLogsClient logs) {
    String stream = "vision/algo-1-1700000000";
    logs.createLogGroup(request -> request.logGroupName(GROUP));
    logs.createLogStream(request -> request.logGroupName(GROUP).logStreamName(stream));
    logs.putLogEvents(
        request ->
            request
                .logGroupName(GROUP)
                .logStreamName(stream)
                .logEvents(event -> event.timestamp(1_700_000_000_000L).message("epoch 1")));
    assertThat(logs.describeLogStreams(request -> request.logGroupName(GROUP)).logStreams())
        .hasSize(1);
  }

  private static void upload(S3Client s3, String bucket, String key) {
    String upload = s3.createMultipartUpload(request -> request.bucket(bucket).key(key)).uploadId();
    String tag =
        s3.uploadPart(
                request -> request.bucket(bucket).key(key).uploadId(upload).partNumber(1),
                RequestBody.fromString("model"))
            .eTag();
    s3.completeMultipartUpload(
        request ->
            request
                .bucket(bucket)
                .key(key)
                .uploadId(upload)
                .multipartUpload(
                    parts -> parts.parts(CompletedPart.builder().partNumber(1).eTag(tag).build())));
  }

  private static void put(S3Client s3, String bucket, String key) {
    s3.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromString("data"));
  }

  private String apply(Emulator emulator) throws Exception {
    Path project = Files.createDirectory(folder.resolve("project"));
    Files.writeString(project.resolve("job.json"), JOB);
    Files.writeString(
        project.resolve("spec.yaml"),
        """
        terraform: {region: us-east-1}
        account: "123456789012"
        roles: {visionTraining: {trusts: [sagemaker], runs: job.json}}
        """);
    return TerraformProject.in(project, emulator)
        .synthesize(project.resolve("spec.yaml"), "")
        .init()
        .apply()
        .output("vision_training_arn")
        .asText();
  }
}
