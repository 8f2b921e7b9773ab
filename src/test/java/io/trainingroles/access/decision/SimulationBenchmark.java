package io.trainingroles.access.decision;

import io.trainingroles.access.Caller;
import io.trainingroles.access.ContextValue;
import io.trainingroles.access.Policies;
import io.trainingroles.access.Request;
import io.trainingroles.access.RequestContext;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.PolicyDocumentReader;
import io.trainingroles.iam.PolicyDocumentReading;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How many requests a second one core decides for a role of ten statements, prepared once. {@code
 * bench/simulate} runs it.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Threads(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Thread)
public class SimulationBenchmark {
  private static final String ROLE =
      """
      {"Version": "2012-10-17", "Statement": [
        {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::vision-data/train/*"},
        {"Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::vision-data",
         "Condition": {"StringLike": {"s3:prefix": ["train/*", "train"]}}},
        {"Effect": "Allow", "Action": ["s3:PutObject", "s3:AbortMultipartUpload"],
         "Resource": "arn:aws:s3:::vision-models/checkpoints/*"},
        {"Effect": "Allow", "Action": ["kms:Decrypt", "kms:GenerateDataKey"],
         "Resource": "arn:aws:kms:eu-west-1:123456789012:key/1234",
         "Condition": {"StringEquals": {"kms:ViaService": "s3.eu-west-1.amazonaws.com"}}},
        {"Effect": "Allow", "Action": ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
         "Resource": "arn:aws:ecr:eu-west-1:123456789012:repository/training"},
        {"Effect": "Allow", "Action": "ecr:GetAuthorizationToken", "Resource": "*"},
        {"Effect": "Allow",
         "Action": ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"],
         "Resource": "arn:aws:logs:eu-west-1:123456789012:log-group:/aws/sagemaker/TrainingJobs*"},
        {"Effect": "Allow", "Action": "cloudwatch:PutMetricData", "Resource": "*",
         "Condition": {"StringEquals": {"cloudwatch:namespace": "/aws/sagemaker/TrainingJobs"}}},
        {"Effect": "Allow", "Action": "sagemaker:*", "Resource":
         "arn:aws:sagemaker:*:123456789012:training-job/${aws:PrincipalTag/team}-*"},
        {"Effect": "Deny", "Action": "s3:*", "Resource": "*",
         "Condition": {"Bool": {"aws:SecureTransport": "false"}}}]}
      """;

  /** What comes of the request. */
  public enum Outcome {
    /** The last statement that allows something does. */
    ALLOWED,
    /** The last statement denies. */
    EXPLICITLY_DENIED,
    /** No statement is about it. */
    IMPLICITLY_DENIED
  }

  /** What is asked. */
  @Param public Outcome outcome = Outcome.ALLOWED;

  private Simulator simulator = new Simulator(Policies.NONE);
  private Request request =
      new Request(new Caller.Anonymous(), "s3:GetObject", "*", RequestContext.EMPTY);

  /** Prepares the role and the request, and checks that it is decided as it is called. */
  @Setup
  public void prepare() {
    simulator = new Simulator(Policies.ofIdentity(List.of(document())));
    boolean isTraining = outcome == Outcome.ALLOWED;
    String action = outcome == Outcome.IMPLICITLY_DENIED ? "s3:DeleteObject" : "s3:GetObject";
    request =
        new Request(
            Caller.of("arn:aws:sts::123456789012:assumed-role/visionTraining/run-1"),
            isTraining ? "sagemaker:StopTrainingJob" : action,
            isTraining
                ? "arn:aws:sagemaker:eu-west-1:123456789012:training-job/vision-1"
                : "arn:aws:s3:::vision-data/train/part-00000.rec",
            RequestContext.of(
                Map.of(
                    "aws:SecureTransport",
                    ContextValue.of(Boolean.toString(outcome != Outcome.EXPLICITLY_DENIED)),
                    "aws:PrincipalTag/team",
                    ContextValue.of("vision"))));
    String decided = decide().getClass().getSimpleName();
    if (!decided.equalsIgnoreCase(outcome.name().replace("_", ""))) {
      throw new IllegalStateException("decided " + decided + ", not " + outcome);
    }
  }

  private static PolicyDocument document() {
    if (new PolicyDocumentReader().read(ROLE) instanceof PolicyDocumentReading.Read read) {
      return read.document();
    }
    throw new IllegalStateException("the role is malformed");
  }

  /**
   * One decision with its explanation.
   *
   * @return the decision
   */
  @Benchmark
  public Decision decide() {
    return simulator.decide(request);
  }
}
