package io.trainingroles.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/** The AWS emulator: one process, which belongs to these tests alone. */
final class Emulator implements AutoCloseable {
  static final String ACCOUNT = "123456789012";
  private static final Duration LONGEST_START = Duration.ofMinutes(2);
  private static final AwsCredentials ADMINISTRATOR =
      AwsBasicCredentials.create("administrator", "secret");

  private final Process process;
  private final URI endpoint;
  private final HttpClient http = HttpClient.newHttpClient();

  private Emulator(Process process, URI endpoint) {
    this.process = process;
    this.endpoint = endpoint;
  }

  /** Starts it on a port that is free. */
  static Emulator start() throws IOException, InterruptedException {
    return start(Map.of(), Path.of("target", "emulator.log"));
  }

  /** Starts one that knows the policies that AWS manages. */
  static Emulator withManagedPolicies() throws IOException, InterruptedException {
    return start(
        Map.of("MOTO_IAM_LOAD_MANAGED_POLICIES", "true"),
        Path.of("target", "emulator-with-managed-policies.log"));
  }

  private static Emulator start(Map<String, String> settings, Path file)
      throws IOException, InterruptedException {
    Path program = EmulatorProgram.find();
    int port = freePort();
    Path log = file.toAbsolutePath();
    ProcessBuilder builder =
        new ProcessBuilder(program.toString(), "-H", "127.0.0.1", "-p", String.valueOf(port))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().putAll(settings);
    Process process = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    var emulator = new Emulator(process, URI.create("http://127.0.0.1:" + port));
    emulator.waitUntilItAnswers(log);
    return emulator;
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void waitUntilItAnswers(Path log) throws IOException, InterruptedException {
    long start = System.nanoTime();
    while (process.isAlive() && System.nanoTime() - start < LONGEST_START.toNanos()) {
      try {
        if (post("/moto-api/reset", "").statusCode() == 200) {
          return;
        }
      } catch (IOException notYet) {
        Thread.sleep(100);
      }
    }
    process.destroyForcibly();
    fail("moto_server does not answer; it wrote:%n%s", Files.readString(log));
  }

  /** Forgets everything, and allows everything. */
  void reset() throws IOException, InterruptedException {
    assertThat(post("/moto-api/reset-auth", "inf").statusCode()).isEqualTo(200);
    assertThat(post("/moto-api/reset", "").statusCode()).isEqualTo(200);
  }

  /** From here on each call is allowed or denied by the policies of who makes it. */
  void enforcePolicies() throws IOException, InterruptedException {
    assertThat(post("/moto-api/reset-auth", "0").statusCode()).isEqualTo(200);
  }

  private HttpResponse<String> post(String path, String text)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(endpoint.resolve(path))
            .header("Content-Type", "text/plain")
            .POST(BodyPublishers.ofString(text))
            .build();
    return http.send(request, BodyHandlers.ofString());
  }

  /** What makes a program with an AWS SDK in it call the emulator, and only the emulator. */
  Map<String, String> environment() {
    return Map.of(
        "AWS_ENDPOINT_URL", endpoint.toString(),
        "AWS_ACCESS_KEY_ID", ADMINISTRATOR.accessKeyId(),
        "AWS_SECRET_ACCESS_KEY", ADMINISTRATOR.secretAccessKey(),
        "AWS_REGION", "us-east-1",
        "AWS_CONFIG_FILE", "/dev/null",
        "AWS_SHARED_CREDENTIALS_FILE", "/dev/null",
        "AWS_EC2_METADATA_DISABLED", "true");
  }

  IamClient iam() {
    return iam(ADMINISTRATOR);
  }

  IamClient iam(AwsCredentials credentials) {
    return client(IamClient.builder(), credentials);
  }

  StsClient sts() {
    return client(StsClient.builder(), ADMINISTRATOR);
  }

  /** The credentials of a session of a role. */
  AwsCredentials session(String roleArn) {
    try (StsClient sts = sts()) {
      Credentials session =
          sts.assumeRole(request -> request.roleArn(roleArn).roleSessionName("job")).credentials();
      return AwsSessionCredentials.create(
          session.accessKeyId(), session.secretAccessKey(), session.sessionToken());
    }
  }

  CloudWatchLogsClient logs(AwsCredentials credentials) {
    return client(CloudWatchLogsClient.builder(), credentials);
  }

  S3Client s3() {
    return s3(ADMINISTRATOR);
  }

  S3Client s3(AwsCredentials credentials) {
    return client(S3Client.builder().forcePathStyle(true), credentials);
  }

  private <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C> C client(
      B builder, AwsCredentials credentials) {
    return builder
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(StaticCredentialsProvider.create(credentials))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }

  @Override
  public void close() throws InterruptedException {
    List<ProcessHandle> below = process.descendants().toList();
    process.destroy();
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    below.forEach(ProcessHandle::destroyForcibly);
  }
}
