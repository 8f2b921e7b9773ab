package io.trainingroles.spec;

import static io.trainingroles.finding.Quotation.quoted;

import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.input.PolicySource.GrantOrigin;
import io.trainingroles.job.DeclaredGrant;
import io.trainingroles.job.JobData;
import io.trainingroles.job.JobNeeds;
import io.trainingroles.job.JobOption;
import io.trainingroles.job.NamedRole;
import io.trainingroles.job.RoleJob;
import io.trainingroles.job.RoleUse;
import io.trainingroles.job.reader.JobReader;
import io.trainingroles.role.Grant;
import io.trainingroles.role.value.AccountId;
import io.trainingroles.role.value.Deployment;
import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Listing;
import io.trainingroles.tree.Tree.Mapping;
import io.trainingroles.yaml.KeyReader;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads the jobs that run as a role, and what they need together. A job file may be right for its
 * service and wrong for the role; what does not make the role wrong is a warning.
 */
public final class JobsReader {
  private static final String READS = "reads";
  private static final String WRITES = "writes";
  private static final List<String> ITEM_KEYS =
      Stream.concat(
              Stream.of("job", "as", PlaceholderValues.KEY, READS, WRITES),
              JobOption.words().stream())
          .toList();
  private static final JobData NO_DATA = new JobData(List.of(), List.of());

  /** The key of the jobs whose needs the role gets. */
  static final String RUNS = "runs";

  /** The key of the jobs that the role is only compared with. */
  static final String JOBS = "jobs";

  private static final String EXAMPLE = "jobs/vision.json, or a list of such files";
  private static final String DATA_EXAMPLE = "s3://my-ai-data-bucket/train, or a list of these";
  private static final String AS_EXAMPLE = "job_role or execution_role";

  private final Problems problems;
  private final Deployment deployment;
  private final JobFiles files;
  private final String key;
  private final String role;
  private final String path;

  /**
   * {@code key} is the key that names the jobs; {@code role} is the name of the role that runs
   * them, {@code path} its path.
   */
  JobsReader(
      Problems problems,
      Deployment deployment,
      JobFiles files,
      String key,
      String role,
      String path) {
    this.key = quoted(key);
    this.path = path;
    this.problems = problems;
    this.deployment = deployment;
    this.files = files;
    this.role = role;
  }

  /** The policy's name; it depends on the role's alone, so that its address never moves. */
  public static String policyName(String role) {
    return role + "Job";
  }

  /** Reads the value of {@code runs} or {@code jobs}: a file, or a list of files. */
  List<RoleJob> read(Tree node) {
    List<Tree> items = node instanceof Listing ? problems.items(node, key, EXAMPLE) : List.of(node);
    return items.stream().flatMap(item -> item(item).stream()).toList();
  }

  /** What all jobs together need. */
  static List<Sourced<Grant>> grants(List<RoleJob> jobs) {
    return Sourced.merged(
        jobs.stream()
            .flatMap(job -> job.needs().needs().stream())
            .map(need -> new Sourced<>(need.grant(), new GrantOrigin(need.location(), RUNS)))
            .toList());
  }

  private Optional<RoleJob> item(Tree node) {
    if (!(node instanceof Mapping mapping)) {
      return job(node, new JobReader(Set.of()), Optional.empty(), NO_DATA);
    }
    var keys = new KeyReader(mapping, key, ITEM_KEYS, problems);
    Optional<RoleUse> use = keys.optional("as").flatMap(this::use);
    Map<String, String> values =
        PlaceholderValues.read(keys.optional(PlaceholderValues.KEY), problems);
    var reader = new JobReader(options(keys), values);
    List<JobData.Item> reads = data(keys.optional(READS), JobData::read);
    List<JobData.Item> writes = data(keys.optional(WRITES), JobData::write);
    var data = new JobData(reads, writes);
    return keys.required("job", "job: jobs/vision.json")
        .flatMap(file -> job(file, reader, use, data));
  }

  /** The locations of data that a definition does not contain, each as its grant takes it. */
  private List<JobData.Item> data(Optional<Tree> value, Function<String, DeclaredGrant> declared) {
    return value.stream()
        .flatMap(node -> node instanceof Listing list ? list.items().stream() : Stream.of(node))
        .flatMap(
            item ->
                problems
                    .value(item, "the data of a job", DATA_EXAMPLE, uri -> granted(uri, declared))
                    .map(uri -> new JobData.Item(uri, item.location()))
                    .stream())
        .toList();
  }

  private static String granted(String uri, Function<String, DeclaredGrant> declared) {
    declared.apply(uri).grant();
    return uri;
  }

  private Optional<RoleJob> job(Tree file, JobReader reader, Optional<RoleUse> use, JobData data) {
    return problems
        .text(file, key, EXAMPLE)
        .flatMap(path -> problems.jobFile(files, file, path))
        .map(text -> read(text, reader, use, data));
  }

  private Set<JobOption> options(KeyReader keys) {
    var options = EnumSet.noneOf(JobOption.class);
    for (JobOption option : JobOption.values()) {
      Optional<Tree> value = keys.optional(option.word());
      if (value.isPresent() && problems.flag(value.get(), "'" + option.word() + "'")) {
        options.add(option);
      }
    }
    return options;
  }

  private Optional<RoleUse> use(Tree node) {
    return problems.value(
        node,
        "'as'",
        AS_EXAMPLE,
        text ->
            switch (text) {
              case "job_role" -> RoleUse.JOB;
              case "execution_role" -> RoleUse.EXECUTION;
              default ->
                  throw new InvalidValueException(
                      quoted(text) + " is not a role of a job",
                      "allowed: job_role, execution_role");
            });
  }

  private RoleJob read(
      JobFiles.Text file, JobReader reader, Optional<RoleUse> chosen, JobData data) {
    JobNeeds definition = reader.read(file.source(), file.text(), deployment);
    JobNeeds job = data.addTo(definition);
    Set<RoleUse> uses = chosen.map(Set::of).orElseGet(() -> uses(job));
    var read = new RoleJob(job, uses);
    read.findings().forEach(problems::add);
    warnOfOtherRoles(read);
    return read;
  }

  /** What the job has the role for: what it names it for, else what its code runs as. */
  private Set<RoleUse> uses(JobNeeds needs) {
    var uses = new LinkedHashSet<RoleUse>();
    needs.roles().stream()
        .filter(named -> named.name().equals(role))
        .forEach(named -> uses.add(named.use()));
    return uses.isEmpty() ? Set.of(RoleUse.JOB) : uses;
  }

  private void warnOfOtherRoles(RoleJob job) {
    AccountId account = deployment.account();
    for (NamedRole named : job.namedRoles()) {
      if (!named.name().equals(role)) {
        problems.add(named.isAnother(role));
      } else {
        named
            .difference(account == null ? null : account.value(), path)
            .ifPresent(
                difference ->
                    problems.add(named.differs("the role " + quoted(role) + " in " + difference)));
      }
    }
  }
}
