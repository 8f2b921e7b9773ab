package io.trainingroles.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The proof of the first role: what a job that has assumed it can do, and what it cannot. */
@ExtendWith(WithEmulator.class)
class BehaviourIT {
  private static final String BUCKET = "my-ai-data-bucket";
  private static final String OTHER_BUCKET = "my-ai-data-bucket-2";
  private static final String KEY = "train/0.rec";

  @TempDir(deletionStrategy = ProviderLinks.Deleted.class)
  private Path folder;

  @Test
  void job_when_roleAssumed_readsItsBucketAndDoesNothingElse(Emulator emulator) throws Exception {
    AwsCredentials job = assumeFirstRole(emulator);
    emulator.enforcePolicies();

    try (S3Client s3 = emulator.s3(job);
        IamClient iam = emulator.iam(job)) {
      assertThat(s3.getObjectAsBytes(request -> request.bucket(BUCKET).key(KEY)).asUtf8String())
          .isEqualTo("data of " + BUCKET);
      assertThat(s3.listObjectsV2(request -> request.bucket(BUCKET)).contents())
          .extracting(S3Object::key)
          .containsExactly(KEY);

      Denials.assertDenied(() -> put(s3, BUCKET, "train/1.rec"));
      Denials.assertDenied(() -> put(s3, BUCKET, KEY));
      Denials.assertDenied(() -> s3.deleteObject(request -> request.bucket(BUCKET).key(KEY)));
      Denials.assertDenied(
          () -> s3.getObjectAsBytes(request -> request.bucket(OTHER_BUCKET).key(KEY)));
      Denials.assertDenied(() -> s3.listObjectsV2(request -> request.bucket(OTHER_BUCKET)));
      Denials.assertDenied(s3::listBuckets);
      Denials.assertDenied(() -> s3.createBucket(request -> request.bucket("another-bucket")));
      Denials.assertDenied(() -> s3.deleteBucket(request -> request.bucket(OTHER_BUCKET)));
      Denials.assertDenied(iam::listRoles);
      Denials.assertDenied(() -> iam.getRole(request -> request.roleName("aiTrainingRole")));
      Denials.assertDenied(
          () ->
              iam.putRolePolicy(
                  request ->
                      request
                          .roleName("aiTrainingRole")
                          .policyName("wider")
                          .policyDocument(allow("*", "*"))));
    }
  }

  /** Without this a test of denials would pass where everything is denied, or nothing enforced. */
  @Test
  void job_when_roleIsWiderThanItShouldBe_writesAndIsFoundOut(Emulator emulator) throws Exception {
    AwsCredentials job = assumeFirstRole(emulator);
    try (IamClient iam = emulator.iam()) {
      iam.putRolePolicy(
          request ->
              request
                  .roleName("aiTrainingRole")
                  .policyName("wider")
                  .policyDocument(allow("s3:PutObject", "arn:aws:s3:::" + BUCKET + "/*")));
    }
    emulator.enforcePolicies();

    try (S3Client s3 = emulator.s3(job)) {
      put(s3, BUCKET, "train/1.rec");

      assertThat(s3.listObjectsV2(request -> request.bucket(BUCKET)).contents())
          .extracting(S3Object::key)
          .containsExactly(KEY, "train/1.rec");
      Denials.assertDenied(() -> put(s3, OTHER_BUCKET, "train/1.rec"));
    }
  }

  @Test
  void job_when_roleIsNarrowerThanItShouldBe_isDeniedItsData(Emulator emulator) throws Exception {
    AwsCredentials job = assumeFirstRole(emulator);
    try (IamClient iam = emulator.iam()) {
      iam.deleteRolePolicy(
          request -> request.roleName("aiTrainingRole").policyName("aiTrainingPolicy"));
    }
    emulator.enforcePolicies();

    try (S3Client s3 = emulator.s3(job)) {
      Denials.assertDenied(() -> s3.getObjectAsBytes(request -> request.bucket(BUCKET).key(KEY)));
      Denials.assertDenied(() -> s3.listObjectsV2(request -> request.bucket(BUCKET)));
    }
  }

  private AwsCredentials assumeFirstRole(Emulator emulator) throws Exception {
    try (S3Client s3 = emulator.s3()) {
      for (String bucket : new String[] {BUCKET, OTHER_BUCKET}) {
        s3.createBucket(request -> request.bucket(bucket));
        put(s3, bucket, KEY);
      }
    }
    var project =
        TerraformProject.in(Files.createDirectory(folder.resolve("first")), emulator)
            .synthesize(TrainingRoles.firstSpec(), "")
            .init()
            .apply();
    return emulator.session(project.output("ai_training_role_arn").asText());
  }

  private static void put(S3Client s3, String bucket, String key) {
    s3.putObject(
        request -> request.bucket(bucket).key(key), RequestBody.fromString("data of " + bucket));
  }

  private static String allow(String action, String resource) {
    return """
        {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "%s", "Resource": "%s"}}
        """
        .formatted(action, resource);
  }
}
