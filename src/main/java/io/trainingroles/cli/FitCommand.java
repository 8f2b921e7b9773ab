package io.trainingroles.cli;

import io.trainingroles.access.documented.DocumentedAccess;
import io.trainingroles.cli.configuration.ConfigurationOption;
import io.trainingroles.cli.console.Console;
import io.trainingroles.cli.console.ExitCode;
import io.trainingroles.cli.console.FailedException;
import io.trainingroles.cli.file.DocumentType;
import io.trainingroles.cli.file.InputFile;
import io.trainingroles.cli.file.InputRoles;
import io.trainingroles.cli.file.PoliciesOption;
import io.trainingroles.cli.file.SetOption;
import io.trainingroles.event.activity.ActivityRecorder;
import io.trainingroles.event.activity.RoleActivity;
import io.trainingroles.finding.Finding;
import io.trainingroles.finding.Location;
import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.iam.Statement;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.ManagedPolicyDocuments;
import io.trainingroles.input.question.JobPlace;
import io.trainingroles.input.question.RoleFit;
import io.trainingroles.job.JobData;
import io.trainingroles.job.JobNeeds;
import io.trainingroles.job.NamedRole;
import io.trainingroles.job.RoleJob;
import io.trainingroles.job.RoleUse;
import io.trainingroles.report.AccessJson;
import io.trainingroles.report.AccessText;
import io.trainingroles.report.ActivityText;
import io.trainingroles.report.FindingText;
import io.trainingroles.report.ReferenceDate;
import io.trainingroles.role.value.AccountId;
import io.trainingroles.role.value.Deployment;
import io.trainingroles.role.value.Region;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Whether a role allows what a job needs, or what it was seen to do: no more, no less. */
@Command(
    name = "fit",
    mixinStandardHelpOptions = true,
    description = {
      "Shows what a job needs and the role lacks, and what the role allows and the job does not need."
          + " All possible requests are compared. With several jobs, the role is compared with what all of them need together.",
      "",
      "With --events, shows what the role was seen to do: which statements and actions were used, what was"
          + " denied, what was not used although the events would show it, and what they cannot show."
          + " That there is no record of something is never taken for a proof that it is not used.",
      "",
      "The policies of the resource are assumed to leave the decision to the role's account."
          + " The document of a policy that the input only names by its ARN is taken from the AWS managed policies that this program contains, or from --policies; if it is in neither, the answer is not known.",
      "",
      "The account and the Region of the jobs are those of --account and --region, or else of the"
          + " spec, the role, the jobs or the provider; where nothing says them, what depends on them"
          + " is not known. Exits with 3 if the role does not fit, or if that is not known and --unknown"
          + " is not pass: with --events, if something was denied, or was not used and could be observed."
    })
final class FitCommand implements Callable<Integer> {
  private final Console console;
  private final InputStream standardInput;
  private final Map<String, String> environment;

  @Parameters(paramLabel = "INPUT", description = InputRoles.DESCRIPTION)
  private String input = "";

  @Option(
      names = "--type",
      paramLabel = "identity|boundary",
      description = "the kind of the policy document (default: identity)")
  private @Nullable DocumentType type;

  @Option(
      names = "--job",
      paramLabel = "FILE",
      description = "the definition of a job; may be given several times")
  private List<String> jobs = new ArrayList<>();

  @Option(
      names = "--reads",
      paramLabel = "S3-URI",
      description =
          "data that the jobs read and their definitions do not contain, such as the objects of a"
              + " manifest; may be given several times, then all of it")
  private List<String> reads = new ArrayList<>();

  @Option(
      names = "--writes",
      paramLabel = "S3-URI",
      description = "where the jobs write besides; may be given several times")
  private List<String> writes = new ArrayList<>();

  @Option(
      names = "--as",
      paramLabel = "job_role|execution_role",
      description =
          "which role of the job is compared (default: the one that has the name of the role, or else"
              + " job_role)")
  private @Nullable String use;

  @Option(names = "--role", paramLabel = "NAME", description = "this role of the input")
  private @Nullable String role;

  @Option(names = "--region", paramLabel = "CODE", description = "the Region of the jobs")
  private @Nullable String region;

  @Option(
      names = "--format",
      paramLabel = "text|json",
      defaultValue = "text",
      description = "how the fit is shown (default: ${DEFAULT-VALUE})")
  private ResultFormat format = ResultFormat.text;

  @Mixin private EventsOption events = new EventsOption();

  @Mixin private SetOption values = new SetOption();

  @Mixin private PoliciesOption policies = new PoliciesOption();

  @Mixin private ConfigurationOption configuration = new ConfigurationOption();

  @Mixin private UnknownOption unknown = new UnknownOption();

  FitCommand(Console console, InputStream standardInput, Map<String, String> environment) {
    this.console = console;
    this.environment = environment;
    this.standardInput = standardInput;
  }

  @Override
  public Integer call() throws FailedException {
    if (jobs.isEmpty() && !events.areGiven()) {
      throw new FailedException(
          ExitCode.WRONG_INPUT,
          "nothing to compare the role with; give --job FILE or --events FILE");
    }
    events.refuseRoleAlone();
    Optional<ManagedPolicyDocuments> documents = policies.read(console);
    if (documents.isEmpty()) {
      return ExitCode.WRONG_INPUT;
    }
    var reader =
        InputRoles.ofAccess(console, standardInput, type, documents.get())
            .with(configuration.reader(console, environment));
    Optional<List<JudgedRole>> roles = reader.read(input);
    if (roles.isEmpty()) {
      return ExitCode.WRONG_INPUT;
    }
    try {
      Deployment given = deployment(reader.deployment());
      Optional<Map<String, String>> texts = texts();
      if (texts.isEmpty()) {
        return ExitCode.WRONG_INPUT;
      }
      List<JobNeeds> first = needs(texts.get(), given);
      if (isWrong(first)) {
        show(texts.get(), first, List.of());
        return ExitCode.WRONG_INPUT;
      }
      JudgedRole judged = one(roles.get(), first);
      Deployment deployment = JobPlace.of(given, reader.providerRegion(), judged, first);
      List<JobNeeds> needs = needs(texts.get(), deployment);
      show(texts.get(), needs, otherRoles(judged, needs));
      if (isWrong(needs)) {
        return ExitCode.WRONG_INPUT;
      }
      values.refuseUnused();
      Optional<ActivityRecorder> recorder = Optional.empty();
      if (events.areGiven()) {
        recorder = events.read(console, standardInput, judged, given.account());
        if (recorder.isEmpty()) {
          return ExitCode.WRONG_INPUT;
        }
      }
      RoleFit fit = null;
      if (!jobs.isEmpty()) {
        fit = fit(judged, needs, deployment);
        if (!given.equals(deployment) && !fit.excess().isEmpty()) {
          fit = fit.withExcessOf(fit(judged, first, given));
        }
      }
      List<Statement> needed = RoleFit.needed(roleJobs(judged, needs), deployment);
      return show(judged, fit, recorder.map(seen -> seen.result(needed)).orElse(null));
    } catch (InvalidValueException invalid) {
      throw new FailedException(ExitCode.WRONG_INPUT, invalid.problem() + "; " + invalid.remedy());
    }
  }

  private RoleFit fit(JudgedRole judged, List<JobNeeds> needs, Deployment deployment) {
    return RoleFit.of(judged, roleJobs(judged, needs), deployment, DocumentedAccess.prover());
  }

  private List<RoleJob> roleJobs(JudgedRole judged, List<JobNeeds> needs) {
    return needs.stream().map(job -> roleJob(judged, job)).toList();
  }

  /** Shows what came of the comparison with jobs, with events or with both; the exit code. */
  private int show(JudgedRole judged, @Nullable RoleFit fit, @Nullable RoleActivity activity) {
    LocalDate reference = ReferenceDate.of(List.of(judged)).orElse(null);
    if (format == ResultFormat.json) {
      console.out().print(AccessJson.fit(fit, activity, reference));
    } else {
      String parts =
          Stream.concat(
                  Stream.ofNullable(fit).map(AccessText::fit),
                  Stream.ofNullable(activity).map(ActivityText::of))
              .collect(Collectors.joining("\n"));
      console.out().print(parts + ReferenceDate.line(List.of(judged)));
    }
    boolean fits = (fit == null || fit.fits()) && (activity == null || activity.fits());
    boolean isKnownNot =
        (fit != null && fit.isKnownNotToFit()) || (activity != null && activity.isKnownNotToFit());
    return fits || (unknown.passes() && !isKnownNot) ? ExitCode.FINE : ExitCode.NOT_AS_EXPECTED;
  }

  /** A job, and what it has the role for: what is given, or else what it names the role for. */
  private RoleJob roleJob(JudgedRole judged, JobNeeds job) {
    Set<RoleUse> named =
        job.roles().stream()
            .filter(each -> judged.isRole() && each.name().equals(judged.name()))
            .map(NamedRole::use)
            .collect(Collectors.toSet());
    return new RoleJob(job, use == null && !named.isEmpty() ? named : Set.of(use()));
  }

  private RoleUse use() {
    return switch (Objects.requireNonNullElse(use, "job_role")) {
      case "job_role" -> RoleUse.JOB;
      case "execution_role" -> RoleUse.EXECUTION;
      default ->
          throw new InvalidValueException(
              "'" + use + "' is not a role of a job", "allowed: job_role, execution_role");
    };
  }

  private Deployment deployment(Deployment ofSpec) {
    return new Deployment(
        configuration.account().map(AccountId::new).orElse(ofSpec.account()),
        region == null ? ofSpec.region() : new Region(region));
  }

  /** The texts of the jobs by their files; nothing if one cannot be read, which is then shown. */
  private Optional<Map<String, String>> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    var findings = new ArrayList<Finding>();
    for (String job : jobs) {
      try {
        texts.put(job, new InputFile(job, "give the path of a job's definition").text());
      } catch (InputFile.UnreadableException unreadable) {
        findings.add(unreadable.finding());
      }
    }
    console.err().print(new FindingText(Map.of(), console.errColours()).of(findings));
    return findings.isEmpty() ? Optional.of(texts) : Optional.empty();
  }

  private List<JobNeeds> needs(Map<String, String> texts, Deployment deployment) {
    return texts.entrySet().stream()
        .map(job -> values.read(job.getKey(), job.getValue(), deployment))
        .map(job -> data().addTo(job))
        .toList();
  }

  private JobData data() {
    return new JobData(data(reads, "--reads"), data(writes, "--writes"));
  }

  private static List<JobData.Item> data(List<String> uris, String option) {
    return uris.stream().map(uri -> new JobData.Item(uri, new Location.Source(option))).toList();
  }

  private static boolean isWrong(List<JobNeeds> needs) {
    return needs.stream().anyMatch(JobNeeds::isWrong);
  }

  private void show(Map<String, String> texts, List<JobNeeds> needs, List<Finding> more) {
    List<Finding> findings =
        Stream.concat(needs.stream().flatMap(job -> job.findings().stream()), more.stream())
            .toList();
    console.err().print(new FindingText(texts, console.errColours()).of(findings));
  }

  /** Warns of jobs that name a role of another name; that may be what is asked about. */
  private List<Finding> otherRoles(JudgedRole judged, List<JobNeeds> needs) {
    if (!judged.isRole()) {
      return List.of();
    }
    return needs.stream()
        .flatMap(job -> roleJob(judged, job).namedRoles().stream())
        .filter(named -> !named.name().equals(judged.name()))
        .map(named -> named.isAnother(judged.name()))
        .toList();
  }

  /** The role that is meant: the one named, the only one, or the one that the jobs name. */
  private JudgedRole one(List<JudgedRole> roles, List<JobNeeds> needs) throws FailedException {
    List<JudgedRole> chosen = InputRoles.chosen(roles, role);
    if (chosen.size() > 1) {
      List<JudgedRole> named = named(chosen, needs, Set.of(use()));
      chosen = named.isEmpty() ? named(chosen, needs, Set.of(RoleUse.values())) : named;
    }
    if (chosen.size() != 1) {
      throw new FailedException(
          ExitCode.WRONG_INPUT,
          jobs.isEmpty()
              ? "the input has several roles; give --role NAME"
              : "the input has several roles, and the jobs do not name one of them; give --role NAME");
    }
    return chosen.get(0);
  }

  /** The roles that jobs name for a use. */
  private static List<JudgedRole> named(
      List<JudgedRole> roles, List<JobNeeds> needs, Set<RoleUse> uses) {
    Set<String> names =
        needs.stream()
            .flatMap(job -> new RoleJob(job, uses).namedRoles().stream())
            .map(NamedRole::name)
            .collect(Collectors.toSet());
    return roles.stream().filter(each -> names.contains(each.name())).toList();
  }
}
