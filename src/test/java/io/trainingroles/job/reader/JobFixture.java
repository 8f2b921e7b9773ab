package io.trainingroles.job.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.trainingroles.iam.PolicyDocumentWriter;
import io.trainingroles.job.JobKind;
import io.trainingroles.job.JobNeeds;
import io.trainingroles.job.JobOption;
import io.trainingroles.job.RoleUse;
import io.trainingroles.policy.RoleDetail;
import io.trainingroles.role.value.AccountId;
import io.trainingroles.role.value.Deployment;
import io.trainingroles.role.value.Region;
import io.trainingroles.spec.JobFiles;
import io.trainingroles.spec.SpecReading;
import io.trainingroles.spec.edit.JobSpecWriter;
import io.trainingroles.spec.edit.SpecComments;
import io.trainingroles.spec.edit.SpecJob;
import io.trainingroles.synthesis.SpecSynthesizer;
import io.trainingroles.synthesis.SynthesizedSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A folder with a job, and what is expected of it. */
record JobFixture(Path folder) {
  private static final Path FIXTURES = Path.of("src", "test", "resources", "fixtures", "job");
  static final Deployment DEPLOYMENT =
      new Deployment(new AccountId("123456789012"), new Region("eu-west-1"));
  private static final String HEADER =
      "terraform: {region: eu-west-1}\naccount: \"123456789012\"\nroles:\n";

  static List<JobFixture> all() {
    try (Stream<Path> folders = Files.list(FIXTURES)) {
      return folders.sorted().map(JobFixture::new).toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  /** The name of the job's own file. */
  String job() {
    return Files.exists(file("job.json")) ? "job.json" : "job.yaml";
  }

  String text() {
    try {
      return Files.readString(file(job()));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** What the job needs beside what its definition says. */
  Set<JobOption> options() {
    try {
      return Files.exists(file("options.txt"))
          ? Files.readAllLines(file("options.txt")).stream()
              .map(word -> JobOption.valueOf(word.toUpperCase(Locale.ROOT)))
              .collect(Collectors.toSet())
          : Set.of();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  JobNeeds needs() {
    return new JobReader(options()).read(job(), text(), DEPLOYMENT);
  }

  boolean isOfSageMaker() {
    JobKind kind = needs().kind();
    return kind != null && !kind.runsContainers();
  }

  /** What a role that runs the job gets, as a policy document; the empty text for nothing. */
  String policy(RoleUse use) {
    if (needs().isWrong()) {
      return "";
    }
    String as = use == RoleUse.JOB ? "job_role" : "execution_role";
    String options =
        options().stream()
            .map(option -> ", " + option.word() + ": true")
            .collect(Collectors.joining());
    String yaml =
        HEADER
            + "  r: {trusts: [sagemaker, ecs-tasks], runs: [{job: "
            + job()
            + ", as: "
            + as
            + options
            + "}]}\n";
    List<RoleDetail> roles = roles(yaml);
    assertThat(roles).hasSize(1);
    return document(roles.get(0));
  }

  /** What a role that starts the job gets; the empty text unless SageMaker runs it. */
  String callerPolicy() {
    if (!isOfSageMaker() || needs().isWrong()) {
      return "";
    }
    List<RoleDetail> roles =
        roles(
            HEADER
                + "  train: {trusts: [sagemaker], path: /ml/}\n"
                + "  r: {trusts: [{account: \"123456789012\"}], starts: {job: "
                + job()
                + (needs().roles().isEmpty() ? ", jobs_as: train" : "")
                + "}}\n");
    return document(roles.get(1));
  }

  /** What the roles of the spec that is written for the job get, the job's own role first. */
  List<String> writtenPolicies() {
    return roles(written()).stream().map(JobFixture::document).toList();
  }

  /** The spec that is written for the job. */
  String written() {
    return new JobSpecWriter(DEPLOYMENT)
        .write(List.of(SpecJob.of(job(), needs())), SpecComments.NONE);
  }

  private List<RoleDetail> roles(String yaml) {
    JobFiles files = path -> new JobFiles.Text(path, text());
    SpecReading<SynthesizedSpec> reading = new SpecSynthesizer(files).read("spec.yaml", yaml);
    if (reading instanceof SpecReading.Read<SynthesizedSpec> read) {
      return read.value().roles();
    }
    return fail(reading + "\n" + yaml);
  }

  private static String document(RoleDetail role) {
    return role.inlinePolicies().stream()
        .map(policy -> new PolicyDocumentWriter().write(policy.document()) + "\n")
        .map(document -> document.replace("{\"Effect\"", "\n  {\"Effect\""))
        .collect(Collectors.joining());
  }

  @Override
  public String toString() {
    return folder.getFileName().toString();
  }
}
