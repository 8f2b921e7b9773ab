package io.trainingroles.cli;

import io.trainingroles.job.JobOption;
import io.trainingroles.role.Form;
import io.trainingroles.role.Parameter;
import io.trainingroles.role.intent.Intents;
import io.trainingroles.role.intent.StartJobs;
import io.trainingroles.role.trust.TrustedService;
import io.trainingroles.role.trust.Trusts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A spec that this project shows or writes.
 *
 * @param name where it comes from
 * @param text the spec
 * @param jobs the jobs that it names, by the paths that it gives
 */
record OwnSpec(String name, String text, Map<String, Path> jobs) {
  private static final Path EXAMPLE_JOB =
      Path.of("examples", "from-a-job", "jobs", "segmentation.json");
  private static final Path JOBS = Path.of("src", "test", "resources", "fixtures", "job");
  private static final Path OF_PIPELINES = Path.of("examples/pipelines");
  private static final Path REAL = Path.of("src", "test", "resources", "fixtures", "real");
  private static final Pattern BLOCK = Pattern.compile("(?s)```yaml\n(.*?)```");
  private static final String HEADER =
      "account: \"123456789012\"\nterraform: {region: eu-west-1}\nroles:\n  r:\n";

  OwnSpec(String name, String text) {
    this(name, text, Map.of());
  }

  /** Writes it, and each job where the spec says that it is. */
  Path in(Path folder) throws IOException {
    for (Map.Entry<String, Path> job : jobs.entrySet()) {
      Path file = folder.resolve(job.getKey());
      Files.createDirectories(file.resolveSibling(""));
      Files.copy(job.getValue(), file);
    }
    return Files.writeString(folder.resolve("training-roles.yaml"), text);
  }

  /** Each intent with the parameters that it requires, and with each optional one. */
  static Stream<OwnSpec> ofIntents() {
    return Intents.ALL.stream()
        .flatMap(
            form ->
                written(form)
                    .map(
                        given ->
                            new OwnSpec(
                                form.word() + ": " + given,
                                HEADER
                                    + "    trusts: [sagemaker]\n    inline_policies:\n      p:\n"
                                    + ("        - " + form.word() + ": " + given + "\n"))));
  }

  /** Each service in one word, and each other trust with all its parameters. */
  static Stream<OwnSpec> ofTrusts() {
    Stream<String> services = Stream.of(TrustedService.values()).map(TrustedService::word);
    Stream<String> forms =
        Trusts.ALL.stream()
            .filter(form -> !form.word().equals("service"))
            .flatMap(OwnSpec::written);
    return Stream.concat(services, forms)
        .map(trust -> new OwnSpec("trusts: " + trust, HEADER + "    trusts: [" + trust + "]\n"));
  }

  /** The parameters of starting jobs. */
  static Stream<OwnSpec> ofStarts() {
    return written(StartJobs.FORM)
        .map(
            given ->
                new OwnSpec(
                    "starts: " + given,
                    HEADER + "    trusts: [sagemaker]\n    starts: " + given + "\n"));
  }

  private static Stream<String> written(Form<?> form) {
    List<Parameter<?>> must = form.parameters().stream().filter(Parameter::isRequired).toList();
    List<Parameter<?>> may =
        form.parameters().stream().filter(parameter -> !parameter.isRequired()).toList();
    return Stream.concat(
        Stream.of(given(must)),
        IntStream.range(0, may.size())
            .mapToObj(
                index -> {
                  var given = new ArrayList<>(must);
                  given.add(may.get(index));
                  return given(given);
                }));
  }

  private static String given(List<Parameter<?>> parameters) {
    return parameters.stream()
        .map(parameter -> parameter.name() + ": " + parameter.example())
        .collect(Collectors.joining(", ", "{", "}"));
  }

  /** Each whole spec of the documentation; a part of one shows no role. */
  static Stream<OwnSpec> ofDocumentation() {
    return Stream.of("README.md", "docs")
        .flatMap(place -> files(Path.of(place), ".*\\.md"))
        .flatMap(page -> BLOCK.matcher(read(page)).results())
        .map(block -> block.group(1))
        .filter(text -> text.contains("roles:\n") && text.contains("trusts:"))
        .map(text -> new OwnSpec(text, text, Map.of("jobs/vision.json", EXAMPLE_JOB)));
  }

  /** A role that runs a job, the one that it is started with, and the one that starts it. */
  static OwnSpec of(Path job) {
    return new OwnSpec(job.toString(), HEADER + roles(job), Map.of(file(job), job));
  }

  private static String roles(Path job) {
    String kind = JOBS.relativize(job).getName(0).toString();
    return kind.startsWith("ecs-") || kind.startsWith("batch-")
        ? """
              trusts: [ecs-tasks]
              runs: FILE
            execution:
              trusts: [ecs-tasks]
              runs: {job: FILE, as: execution_role}
          """
            .replace("FILE", file(job))
        : """
              trusts: [sagemaker]
              runs: FILE
            rWithOptions:
              trusts: [sagemaker]
              runs: {job: FILE, OPTIONS}
            caller:
              trusts: [{role: "arn:aws:iam::123456789012:role/ci"}]
              starts: {job: FILE, jobs_as: r}
          """
            .replace("OPTIONS", options())
            .replace("FILE", file(job));
  }

  private static String options() {
    return Stream.of(JobOption.values())
        .map(option -> option.word() + ": true")
        .collect(Collectors.joining(", "));
  }

  private static String file(Path job) {
    return job.getFileName().toString();
  }

  /** The jobs that are read without an error. */
  static Stream<Path> jobFiles() {
    return files(JOBS, ".*/job\\.(json|yaml)").filter(job -> !job.toString().contains("/wrong-"));
  }

  /** The first role, the examples but for other programs' files, and what is applied in tests. */
  static Stream<Path> specFiles() {
    return Stream.of(Path.of("training-roles.yaml"), Path.of("examples"), REAL)
        .flatMap(place -> files(place, ".*\\.yaml"))
        .filter(file -> !file.startsWith(OF_PIPELINES));
  }

  private static Stream<Path> files(Path place, String pattern) {
    try (Stream<Path> files = Files.walk(place)) {
      return files.filter(file -> file.toString().matches(pattern)).sorted().toList().stream();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
