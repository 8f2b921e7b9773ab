package io.trainingroles.review;

import io.trainingroles.access.documented.DocumentedAccess;
import io.trainingroles.access.set.AccessPattern;
import io.trainingroles.finding.Severity;
import io.trainingroles.input.question.RoleProof;
import io.trainingroles.spec.JobFiles;
import io.trainingroles.spec.SpecReader;
import io.trainingroles.spec.SpecReading;
import io.trainingroles.spec.declaration.DeclaredSpec;
import io.trainingroles.synthesis.SpecSynthesizer;
import io.trainingroles.synthesis.SynthesizedSpec;
import io.trainingroles.terraform.ConfigurationRenderer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long the stages of {@code synth} and {@code check} take for a hundred different roles, once
 * warm. {@code bench/roles} runs it.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class RolesBenchmark {
  private static final int ROLES = 100;
  private static final Path FROM_A_JOB = Path.of("examples", "from-a-job", "training-roles.yaml");

  private final String text =
      IntStream.range(0, ROLES)
          .mapToObj(RolesBenchmark::role)
          .collect(Collectors.joining("", "roles:\n", ""));

  private final DeclaredSpec declared = new SpecReader().read("spec.yaml", text);
  private final SynthesizedSpec spec = synthesized(SpecSynthesizer.synthesize(declared));
  private final String ofJob = read(FROM_A_JOB);

  private static String role(int number) {
    return """
      role%1$d:
        trusts: [sagemaker]
        inline_policies:
          data%1$d:
            - read: s3://data-%1$d/train
            - write: s3://models-%1$d/checkpoints
            - pull_image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/training-%1$d
            - write_logs: /aws/sagemaker/TrainingJobs
            - publish_metrics: /aws/sagemaker/TrainingJobs
    """
        .formatted(number);
  }

  private static SynthesizedSpec synthesized(SpecReading<SynthesizedSpec> reading) {
    return ((SpecReading.Read<SynthesizedSpec>) reading).value();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException missing) {
      throw new IllegalStateException(missing);
    }
  }

  /** YAML to declared roles. */
  @Benchmark
  public DeclaredSpec parse() {
    return new SpecReader().read("spec.yaml", text);
  }

  /** Declared roles to the documents that IAM keeps for them. */
  @Benchmark
  public SynthesizedSpec synthesize() {
    return synthesized(SpecSynthesizer.synthesize(declared));
  }

  /** The documents to the text of {@code main.tf.json}. */
  @Benchmark
  public String render() {
    return new ConfigurationRenderer().root(spec.roles(), spec.terraform()).mainFile();
  }

  /** All checks of all roles. */
  @Benchmark
  public Review check() {
    return new RoleReview(
            List.of(), CheckSettings.of(LocalDate.of(2026, 11, 30)), Severity.SUGGESTION)
        .of(spec);
  }

  /** One promise of each role, for every request that AWS documents. */
  @Benchmark
  public List<RoleProof> prove() {
    return spec.judged().stream()
        .map(
            role ->
                RoleProof.of(role, AccessPattern.of("s3:Delete*", "*"), DocumentedAccess.prover()))
        .toList();
  }

  /** Roles of jobs, read, synthesized and compared with what the jobs need. */
  @Benchmark
  public SynthesizedSpec fit() {
    JobFiles files = path -> new JobFiles.Text(path, read(FROM_A_JOB.resolveSibling(path)));
    return synthesized(new SpecSynthesizer(files).read("spec.yaml", ofJob));
  }
}
