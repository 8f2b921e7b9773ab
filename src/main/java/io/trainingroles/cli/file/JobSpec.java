package io.trainingroles.cli.file;

import io.trainingroles.cli.console.Console;
import io.trainingroles.cli.console.ExitCode;
import io.trainingroles.cli.console.FailedException;
import io.trainingroles.cli.console.ReadableFiles;
import io.trainingroles.finding.Finding;
import io.trainingroles.input.question.JobPlace;
import io.trainingroles.job.JobNeeds;
import io.trainingroles.job.NamedRole;
import io.trainingroles.report.FindingText;
import io.trainingroles.role.value.Deployment;
import io.trainingroles.spec.edit.JobRole;
import io.trainingroles.spec.edit.JobSpecWriter;
import io.trainingroles.spec.edit.SpecComments;
import io.trainingroles.spec.edit.SpecJob;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The spec of some job files: reads them, shows what is wrong with them, and writes it. */
public final class JobSpec {
  private static final String STANDARD_INPUT = "-";

  private final Console console;
  private final ReadableFiles readable;
  private final Deployment given;
  private final SetOption values;
  private final Path spec;

  /**
   * A spec.
   *
   * @param console what is shown on
   * @param readable what is read from; the job that is called {@code -} is its standard input
   * @param given where the roles are deployed to, as far as the user says it
   * @param values what stands in the place of placeholders
   * @param spec the file that it will be written to
   */
  public JobSpec(
      Console console, ReadableFiles readable, Deployment given, SetOption values, Path spec) {
    this.console = console;
    this.readable = readable;
    this.given = given;
    this.values = values;
    this.spec = spec;
  }

  /** The text of the spec; nothing where a job is wrong, which has then been shown. */
  public Optional<String> of(List<String> files) throws FailedException {
    Map<String, String> texts = new LinkedHashMap<>();
    var findings = new ArrayList<Finding>();
    for (String file : files) {
      try {
        var input = new InputFile(readable, file, "give the path of the job's file");
        texts.put(file, file.equals(STANDARD_INPUT) ? input.textOfStandardInput() : input.text());
      } catch (InputFile.UnreadableException unreadable) {
        findings.add(unreadable.finding());
      }
    }
    boolean isRead = findings.isEmpty();
    Deployment deployment = JobPlace.of(given, needs(texts, given));
    Map<String, JobNeeds> jobs = new LinkedHashMap<>();
    texts.forEach((file, text) -> jobs.put(file, values.read(file, text, deployment)));
    jobs.values().forEach(job -> findings.addAll(job.findings()));
    console
        .err()
        .print(
            new FindingText(texts, console.errColours()).of(findings.stream().sorted().toList()));
    if (!isRead || jobs.values().stream().anyMatch(JobNeeds::isWrong)) {
      return Optional.empty();
    }
    values.refuseUnused();
    refuseOtherPartition(jobs, deployment);
    List<SpecJob> specJobs =
        jobs.entrySet().stream()
            .map(job -> specJob(job.getKey(), texts.get(job.getKey()), job.getValue()))
            .toList();
    return Optional.of(written(specJobs, deployment));
  }

  private List<JobNeeds> needs(Map<String, String> texts, Deployment deployment) {
    return texts.entrySet().stream()
        .map(job -> values.read(job.getKey(), job.getValue(), deployment))
        .toList();
  }

  /** ARNs without a Region would be in the partition {@code aws}. */
  private static void refuseOtherPartition(Map<String, JobNeeds> jobs, Deployment deployment)
      throws FailedException {
    for (JobNeeds job : jobs.values()) {
      for (NamedRole role : job.roles()) {
        String partition = role.partition().orElse(deployment.partition().id());
        if (!partition.equals(deployment.partition().id())) {
          throw new FailedException(
              ExitCode.WRONG_INPUT,
              role.field()
                  + " names a role in the partition "
                  + partition
                  + ", and "
                  + (deployment.region() == null
                      ? "the job does not name its Region"
                      : "the Region " + deployment.region().value() + " is in another one")
                  + "; give --region");
        }
      }
    }
  }

  private SpecJob specJob(String file, @Nullable String text, JobNeeds needs) {
    return new SpecJob(
        file,
        file.equals(STANDARD_INPUT) ? null : path(spec, file),
        needs,
        values.usedBy(Objects.requireNonNullElse(text, "")));
  }

  /** The path of a job's file from the folder of the spec. */
  static String path(Path spec, String file) {
    Path folder = spec.toAbsolutePath().normalize().resolveSibling("");
    Path job = Path.of(file).toAbsolutePath().normalize();
    Path path = Objects.equals(folder.getRoot(), job.getRoot()) ? folder.relativize(job) : job;
    return path.toString().replace(path.getFileSystem().getSeparator(), "/");
  }

  /** Writes the spec, reviews it, and writes it again with what the review says of it. */
  private String written(List<SpecJob> jobs, Deployment deployment) {
    var writer = new JobSpecWriter(deployment);
    List<String> notes = notes(jobs, deployment);
    notes.forEach(console::progress);
    for (JobRole role : JobRole.of(jobs)) {
      role.firstNamed()
          .ifPresent(named -> console.progress(JobSpecWriter.existing(role, named).get(0)));
    }
    String text = writer.write(jobs, new SpecComments(notes, Map.of()));
    return new SpecFile(readable, spec, console)
        .declaredBy(text)
        .map(read -> writer.write(jobs, JobSpecComments.of(notes, read, jobs)))
        .orElse(text);
  }

  private static List<String> notes(List<SpecJob> jobs, Deployment deployment) {
    var notes = new ArrayList<String>();
    if (deployment.account() == null) {
      notes.add(unknown(accounts(jobs), "account", "--account"));
    }
    if (deployment.region() == null) {
      notes.add(unknown(regions(jobs), "Region", "--region"));
    }
    return notes;
  }

  private static String unknown(List<String> several, String what, String option) {
    return several.size() > 1
        ? "The jobs run in several "
            + what
            + "s ("
            + String.join(", ", several)
            + "): write a spec for each."
        : "The jobs do not name the "
            + what
            + " that they run in, so ARNs match any: give "
            + option
            + " for exact ARNs.";
  }

  private static List<String> accounts(List<SpecJob> jobs) {
    return jobs.stream()
        .flatMap(job -> job.needs().roles().stream())
        .flatMap(role -> role.account().stream())
        .distinct()
        .toList();
  }

  private static List<String> regions(List<SpecJob> jobs) {
    return jobs.stream()
        .flatMap(job -> Stream.ofNullable(job.needs().runsIn().region()))
        .map(region -> region.value())
        .distinct()
        .toList();
  }
}
