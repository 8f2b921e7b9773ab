package io.trainingroles.cli.file;

import io.trainingroles.cli.console.Console;
import io.trainingroles.cli.console.ExitCode;
import io.trainingroles.cli.console.FailedException;
import io.trainingroles.cli.console.ReadableFiles;
import io.trainingroles.finding.Finding;
import io.trainingroles.finding.Location;
import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.question.JobPlace;
import io.trainingroles.input.question.ReferringJobs;
import io.trainingroles.input.symbol.ReferredValues;
import io.trainingroles.input.symbol.SymbolCase;
import io.trainingroles.job.JobData;
import io.trainingroles.job.JobNeeds;
import io.trainingroles.job.NamedRole;
import io.trainingroles.job.RoleJob;
import io.trainingroles.job.RoleUse;
import io.trainingroles.job.reader.JobReader;
import io.trainingroles.report.FindingText;
import io.trainingroles.role.value.AccountId;
import io.trainingroles.role.value.Deployment;
import io.trainingroles.role.value.Region;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The jobs that a role is held against, and what is given beside their definitions. */
public final class JobsOption {
  @Option(
      names = "--job",
      paramLabel = "FILE",
      description = "the definition of a job; may be given several times")
  private List<String> files = new ArrayList<>();

  @Option(
      names = "--reads",
      paramLabel = "S3-URI",
      description =
          "data that the jobs read but their definitions do not contain, such as the objects of a "
              + "manifest; may be given several times")
  private List<String> reads = new ArrayList<>();

  @Option(
      names = "--writes",
      paramLabel = "S3-URI",
      description = "further places that the jobs write to; may be given several times")
  private List<String> writes = new ArrayList<>();

  @Option(
      names = "--as",
      paramLabel = "job_role|execution_role",
      description =
          "which role of the job is meant (default: the one that has the name of the role, or else"
              + " job_role)")
  private @Nullable String use;

  @Option(names = "--region", paramLabel = "CODE", description = "the Region of the jobs")
  private @Nullable String region;

  @Mixin private SetOption values = new SetOption();

  /**
   * The jobs as the key {@code jobs} of a spec has them, with what is given besides.
   *
   * @param spec the file of the spec, from whose folder paths start
   * @param texts the texts of the jobs by their files
   */
  public List<Object> declared(Path spec, Map<String, String> texts) {
    var items = new ArrayList<Object>();
    texts.forEach(
        (file, text) -> {
          Map<String, Object> item = new LinkedHashMap<>();
          item.put("job", JobSpec.path(spec, file));
          if (use() == RoleUse.EXECUTION) {
            item.put("as", "execution_role");
          }
          put(item, "reads", reads);
          put(item, "writes", writes);
          Map<String, String> set = values.usedBy(text);
          if (!set.isEmpty()) {
            item.put("set", new LinkedHashMap<String, Object>(set));
          }
          items.add(item.size() == 1 ? item.get("job") : item);
        });
    return items;
  }

  private static void put(Map<String, Object> item, String key, List<String> uris) {
    if (!uris.isEmpty()) {
      item.put(key, List.copyOf(uris));
    }
  }

  /** Whether there is a job. */
  public boolean areGiven() {
    return !files.isEmpty();
  }

  /**
   * The jobs for one of the roles of an input: the one named, the only one, or the one that the
   * jobs name.
   *
   * @param console where is shown what is found in the definitions
   * @param readable what is read from
   * @param input the input
   * @param roles its roles
   * @param name the name of the role that is given, or null
   * @param account the account that is given
   * @return nothing if a definition is wrong, which has then been shown
   * @throws FailedException if there is not one such role, or a value has no placeholder
   * @throws InvalidValueException if an option has a value that it may not have
   */
  public Optional<JobsOfRole> of(
      Console console,
      ReadableFiles readable,
      ReadInput input,
      List<JudgedRole> roles,
      @Nullable String name,
      Optional<String> account)
      throws FailedException {
    Deployment given = deployment(account, input.deployment());
    Optional<Map<String, String>> texts = texts(console, readable);
    if (texts.isEmpty()) {
      return Optional.empty();
    }
    var referred =
        new ReferredValues(
            input.referred(
                texts.get().values().stream()
                    .flatMap(text -> JobReader.placeholders(text).stream())
                    .toList()));
    List<JobNeeds> first = needs(texts.get(), given, referred.known());
    if (isWrong(first)) {
      show(console, texts.get(), first, List.of(), SymbolCase.OPEN);
      return Optional.empty();
    }
    JudgedRole role = role(roles, name, first);
    Deployment deployment = JobPlace.of(given, input.providerRegion(), role, first);
    List<JobNeeds> needs = needs(texts.get(), deployment, referred.known());
    SymbolCase usual = referred.usual();
    show(
        console,
        texts.get(),
        needs(texts.get(), deployment, referred.in(usual)),
        otherRoles(role, needs),
        usual);
    if (isWrong(needs)) {
      return Optional.empty();
    }
    values.refuseUnused();
    return Optional.of(
        new JobsOfRole(
            role,
            given,
            deployment,
            roleJobs(role, needs),
            where ->
                new ReferringJobs(
                    referred.open(),
                    values -> roleJobs(role, needs(texts.get(), where, referred.in(values)))),
            texts.get()));
  }

  /**
   * The jobs for one of the roles of several inputs.
   *
   * @param console where is shown what is found in the definitions
   * @param readable what is read from
   * @param inputs the inputs, at least one
   * @param name the name of the role that is given, or null
   * @param account the account that is given
   * @return nothing if a definition is wrong, which has then been shown
   * @throws FailedException if there is not one such role, or a value has no placeholder
   * @throws InvalidValueException if an option has a value that it may not have
   */
  public Optional<JobsOfRole> ofOneOf(
      Console console,
      ReadableFiles readable,
      List<ReadInput> inputs,
      @Nullable String name,
      Optional<String> account)
      throws FailedException {
    if (inputs.size() == 1) {
      return of(console, readable, inputs.get(0), inputs.get(0).roles(), name, account);
    }
    Optional<Map<String, String>> texts = texts(console, readable);
    if (texts.isEmpty()) {
      return Optional.empty();
    }
    List<JobNeeds> needs =
        needs(texts.get(), deployment(account, new Deployment(null, null)), Map.of());
    if (isWrong(needs)) {
      show(console, texts.get(), needs, List.of(), SymbolCase.OPEN);
      return Optional.empty();
    }
    List<JudgedRole> roles = inputs.stream().flatMap(input -> input.roles().stream()).toList();
    JudgedRole role = role(roles, name, needs);
    ReadInput input =
        inputs.stream().filter(each -> each.roles().contains(role)).findFirst().orElseThrow();
    return of(console, readable, input, List.of(role), null, account);
  }

  private static boolean isWrong(List<JobNeeds> needs) {
    return needs.stream().anyMatch(JobNeeds::isWrong);
  }

  /** The texts of the jobs by their files; nothing if one cannot be read, which is then shown. */
  private Optional<Map<String, String>> texts(Console console, ReadableFiles readable) {
    Map<String, String> texts = new LinkedHashMap<>();
    var findings = new ArrayList<Finding>();
    for (String file : files) {
      try {
        texts.put(
            file, new InputFile(readable, file, "give the path of a job's definition").text());
      } catch (InputFile.UnreadableException unreadable) {
        findings.add(unreadable.finding());
      }
    }
    console.err().print(new FindingText(Map.of(), console.errColours()).of(findings));
    return findings.isEmpty() ? Optional.of(texts) : Optional.empty();
  }

  /** What the jobs need where they are deployed to. */
  private List<JobNeeds> needs(
      Map<String, String> texts, Deployment deployment, Map<String, String> referred) {
    var data = new JobData(data(reads, "--reads"), data(writes, "--writes"));
    return texts.entrySet().stream()
        .map(job -> values.read(job.getKey(), job.getValue(), deployment, referred))
        .map(data::addTo)
        .toList();
  }

  private static List<JobData.Item> data(List<String> uris, String option) {
    return uris.stream().map(uri -> new JobData.Item(uri, new Location.Source(option))).toList();
  }

  /**
   * Where the jobs run, as far as the options say it, {@code account} among them, and else the
   * input.
   */
  private Deployment deployment(Optional<String> account, Deployment ofInput) {
    return new Deployment(
        account.map(AccountId::new).orElse(ofInput.account()),
        region == null ? ofInput.region() : new Region(region));
  }

  /**
   * The jobs, and what each has the role for: what is given, or else what it names the role for.
   */
  private List<RoleJob> roleJobs(JudgedRole role, List<JobNeeds> needs) {
    return needs.stream().map(job -> roleJob(role, job)).toList();
  }

  private RoleJob roleJob(JudgedRole role, JobNeeds job) {
    Set<RoleUse> named =
        job.roles().stream()
            .filter(each -> role.isRole() && each.name().equals(role.name()))
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

  /**
   * The role that is meant: the one named, the only one, or the one that the jobs name.
   *
   * @param roles those of the input
   * @param name the name that is given, or null
   * @param needs the jobs
   * @throws FailedException if there is not one
   */
  private JudgedRole role(List<JudgedRole> roles, @Nullable String name, List<JobNeeds> needs)
      throws FailedException {
    List<JudgedRole> chosen = ChosenRoles.of(roles, name);
    if (chosen.size() > 1) {
      List<JudgedRole> named = named(chosen, needs, Set.of(use()));
      chosen = named.isEmpty() ? named(chosen, needs, Set.of(RoleUse.values())) : named;
    }
    if (chosen.size() != 1) {
      throw new FailedException(
          ExitCode.WRONG_INPUT,
          files.isEmpty()
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

  /** Warns of jobs that name a role of another name; that may be what is asked about. */
  private List<Finding> otherRoles(JudgedRole role, List<JobNeeds> needs) {
    if (!role.isRole()) {
      return List.of();
    }
    return roleJobs(role, needs).stream()
        .flatMap(job -> job.namedRoles().stream())
        .filter(named -> !named.name().equals(role.name()))
        .map(named -> named.isAnother(role.name()))
        .toList();
  }

  /** Shows what is found in the definitions with the values of a case, and more. */
  private static void show(
      Console console,
      Map<String, String> texts,
      List<JobNeeds> needs,
      List<Finding> more,
      SymbolCase in) {
    List<Finding> findings =
        Stream.concat(needs.stream().flatMap(job -> job.findings().stream()), more.stream())
            .map(each -> each.with(in::shown))
            .toList();
    console.err().print(new FindingText(texts, console.errColours()).of(findings));
  }
}
