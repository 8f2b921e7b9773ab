package io.trainingroles.spec;

import static io.trainingroles.finding.Quotation.quoted;

import io.trainingroles.finding.Finding;
import io.trainingroles.finding.IssueCode;
import io.trainingroles.finding.Severity;
import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.job.JobNeeds;
import io.trainingroles.job.JobOption;
import io.trainingroles.job.NamedRole;
import io.trainingroles.job.Need;
import io.trainingroles.job.RoleNeeds;
import io.trainingroles.job.RoleUse;
import io.trainingroles.job.reader.JobReader;
import io.trainingroles.role.Grant;
import io.trainingroles.role.value.Deployment;
import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Listing;
import io.trainingroles.tree.Tree.Mapping;
import io.trainingroles.yaml.KeyReader;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads the jobs that a role runs, and gathers what they need into one policy. A job file may be
 * right for its service and wrong for the role; what does not stop the role from being right is a
 * warning.
 */
public final class JobsReader {
  private static final IssueCode OTHER_ROLE = SpecIssues.JOB_NAMES_ANOTHER_ROLE.code();
  private static final IssueCode JOBS_NOT_TRUSTED = SpecIssues.JOBS_NOT_TRUSTED.code();
  private static final List<String> ITEM_KEYS =
      Stream.concat(Stream.of("job", "as"), JobOption.words().stream()).toList();
  private static final String EXAMPLE = "jobs/vision.json, or a list of such files";
  private static final String AS_EXAMPLE = "job_role or execution_role";

  private final Problems problems;
  private final Deployment deployment;
  private final JobFiles files;
  private final String role;
  private final List<RoleNeeds> needs = new ArrayList<>();
  private final Set<String> jobTypes = new LinkedHashSet<>();
  private boolean tagsSessions;

  /** {@code role} is the name of the role that runs the jobs. */
  JobsReader(Problems problems, Deployment deployment, JobFiles files, String role) {
    this.problems = problems;
    this.deployment = deployment;
    this.files = files;
    this.role = role;
  }

  /** The policy's name; it depends on the role's alone, so that its address never moves. */
  public static String policyName(String role) {
    return role + "Job";
  }

  /** Reads the value of {@code runs}: a file, or a list of files. */
  void read(Tree node) {
    if (node instanceof Listing) {
      problems.items(node, "'runs'", EXAMPLE).forEach(this::item);
    } else {
      item(node);
    }
  }

  /** What all jobs together need. */
  List<Grant> grants() {
    return needs().needs().stream().map(Need::grant).distinct().toList();
  }

  /** What the jobs need of the role, each with its field, and what they leave open. */
  RoleNeeds needs() {
    return RoleNeeds.all(needs);
  }

  /** Whether a job asks that its sessions be tagged. */
  boolean tagsSessions() {
    return tagsSessions;
  }

  /** Warns where the trust names jobs, and not those that run. */
  void warnOfTrust(Tree node, List<String> trusted) {
    for (String type : jobTypes) {
      if (!trusted.isEmpty() && trusted.stream().noneMatch(jobs -> jobs.startsWith(type))) {
        problems.add(
            new Finding(
                Severity.WARNING,
                JOBS_NOT_TRUSTED,
                node.location(),
                "a job runs as " + type + "*, which the role's trust does not name",
                "add {service: sagemaker, jobs: " + type + "*} to 'trusts'"));
      }
    }
  }

  private void item(Tree node) {
    Tree file = node;
    Optional<RoleUse> use = Optional.empty();
    Set<JobOption> options = Set.of();
    if (node instanceof Mapping mapping) {
      var keys = new KeyReader(mapping, "'runs'", ITEM_KEYS, problems);
      use = keys.optional("as").flatMap(this::use);
      options = options(keys);
      Optional<Tree> job = keys.required("job", "job: jobs/vision.json");
      if (job.isEmpty()) {
        return;
      }
      file = job.get();
    }
    Tree place = file;
    Optional<RoleUse> chosen = use;
    var reader = new JobReader(options);
    problems.text(file, "'runs'", EXAMPLE).ifPresent(path -> read(place, path, reader, chosen));
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
                      quoted(text) + " is no role of a job", "allowed: job_role, execution_role");
            });
  }

  private void read(Tree place, String path, JobReader reader, Optional<RoleUse> chosen) {
    Optional<JobFiles.Text> file = problems.jobFile(files, place, path);
    if (file.isEmpty()) {
      return;
    }
    JobNeeds job = reader.read(file.get().source(), file.get().text(), deployment);
    job.findings().forEach(problems::add);
    tagsSessions |= job.tagsSessions();
    jobTypes.addAll(job.jobTypes());
    Set<RoleUse> uses = chosen.map(Set::of).orElseGet(() -> uses(job));
    needs.add(job.of(uses));
    warnOfOtherRoles(job, uses);
  }

  /** What the job has the role for: what it names it for, else what its code runs as. */
  private Set<RoleUse> uses(JobNeeds needs) {
    var uses = new LinkedHashSet<RoleUse>();
    needs.roles().stream()
        .filter(named -> named.name().equals(role))
        .forEach(named -> uses.add(named.use()));
    return uses.isEmpty() ? Set.of(RoleUse.JOB) : uses;
  }

  private void warnOfOtherRoles(JobNeeds needs, Set<RoleUse> uses) {
    for (NamedRole named : needs.roles()) {
      if (uses.contains(named.use()) && !named.name().equals(role)) {
        problems.add(
            new Finding(
                Severity.WARNING,
                OTHER_ROLE,
                named.location(),
                named.field() + " names the role " + quoted(named.name()) + ", not " + quoted(role),
                "name this role in the job once it is made"));
      }
    }
  }
}
