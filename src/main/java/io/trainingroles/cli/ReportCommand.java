package io.trainingroles.cli;

import io.trainingroles.access.documented.DocumentedAccess;
import io.trainingroles.access.proof.AccessProver;
import io.trainingroles.cli.configuration.ConfigurationOption;
import io.trainingroles.cli.console.Console;
import io.trainingroles.cli.console.ExitCode;
import io.trainingroles.cli.console.FailedException;
import io.trainingroles.cli.console.ProgramVersion;
import io.trainingroles.cli.console.ReadableFiles;
import io.trainingroles.cli.file.DocumentType;
import io.trainingroles.cli.file.InputRoles;
import io.trainingroles.cli.file.JobsOfRole;
import io.trainingroles.cli.file.JobsOption;
import io.trainingroles.cli.file.OrganisationFile;
import io.trainingroles.cli.file.PoliciesOption;
import io.trainingroles.cli.file.ReadInput;
import io.trainingroles.cli.file.ReportFile;
import io.trainingroles.cli.file.RuledInput;
import io.trainingroles.finding.Severity;
import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.ManagedPolicyDocuments;
import io.trainingroles.input.SurroundingPolicies;
import io.trainingroles.input.question.RoleDifference;
import io.trainingroles.report.page.AccessReport;
import io.trainingroles.report.page.PageHtml;
import io.trainingroles.report.page.PageJson;
import io.trainingroles.report.page.PageMarkdown;
import io.trainingroles.report.page.RoleReporter;
import io.trainingroles.review.Review;
import io.trainingroles.review.RoleReview;
import io.trainingroles.synthesis.SpecRole;
import io.trainingroles.synthesis.SynthesizedSpec;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the page that a reviewer reads. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = {
      "Writes a page about roles: who can assume them, what they may do, what is wrong with them, "
          + "how they fit their jobs, and what changed. An HTML page is one file that needs no network.",
      "",
      "  training-roles report training-roles.yaml -o access.html",
      "  training-roles report plan.json --against state.json -o access.md"
    })
final class ReportCommand implements Callable<Integer> {
  private final Console console;
  private final ReadableFiles files;
  private final Map<String, String> environment;
  private final Supplier<LocalDate> today;

  @Parameters(paramLabel = "INPUT", arity = "1..*", description = InputRoles.DESCRIPTION)
  private List<String> inputs = new ArrayList<>();

  @Option(
      names = "--type",
      paramLabel = "identity|trust|boundary|resource",
      description = "the kind of policy documents (default: identity)")
  private @Nullable DocumentType type;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      required = true,
      description =
          "the file to write; its extension, .html, .md or .json, sets the format; a file that is "
              + "not a report is not replaced")
  private Path output = Path.of("access.html");

  @Option(
      names = "--force",
      description = "replace the file, even if it is not a report of this program")
  private boolean force;

  @Option(
      names = "--against",
      paramLabel = "OLD",
      description = "an older input to compare INPUT with; for one INPUT only")
  private @Nullable String against;

  @Option(
      names = "--role",
      paramLabel = "NAME",
      description =
          "the role that the jobs are for (default: the only one, or the one that the jobs name)")
  private @Nullable String roleName;

  @Mixin private JobsOption jobs = new JobsOption();

  @Mixin private PoliciesOption policies = new PoliciesOption();

  @Mixin private ConfigurationOption configuration = new ConfigurationOption();

  @Mixin private OrganisationFile organisation = new OrganisationFile();

  ReportCommand(
      Console console,
      ReadableFiles files,
      Map<String, String> environment,
      Supplier<LocalDate> today) {
    this.console = console;
    this.files = files;
    this.environment = environment;
    this.today = today;
  }

  @Override
  public Integer call() throws FailedException {
    var file = new ReportFile(output, force);
    file.refuseOther();
    if (against != null && inputs.size() > 1) {
      throw new FailedException(
          ExitCode.WRONG_INPUT, "--against compares one INPUT; give them one at a time");
    }
    if (roleName != null && !jobs.areGiven()) {
      throw new FailedException(
          ExitCode.WRONG_INPUT, "--role names the role that jobs are for; give --job FILE as well");
    }
    if (against != null && type == DocumentType.boundary) {
      throw new FailedException(
          ExitCode.WRONG_INPUT,
          "--against compares what roles may do, and a boundary grants nothing; compare boundaries"
              + " with 'training-roles diff'");
    }
    Optional<ManagedPolicyDocuments> documents = policies.read(console, files);
    if (documents.isEmpty()) {
      return ExitCode.WRONG_INPUT;
    }
    InputRoles reader =
        InputRoles.ofReview(console, files, type, documents.get())
            .with(configuration.reader(console, environment, files));
    Optional<List<RuledInput>> all =
        RuledInput.all(inputs, reader, organisation, environment, console);
    Optional<ReadInput> old =
        against == null ? Optional.empty() : reader.readWithPrincipals(against);
    if (all.isEmpty() || (against != null && old.isEmpty())) {
      return ExitCode.WRONG_INPUT;
    }
    if (old.isPresent() && !reader.hasValidPrincipals(all.get().get(0).read())) {
      return ExitCode.WRONG_INPUT;
    }
    try {
      Optional<AccessReport> report = report(all.get(), old);
      if (report.isEmpty()) {
        return ExitCode.WRONG_INPUT;
      }
      file.write(
          switch (file.form()) {
            case HTML -> new PageHtml(ProgramVersion.TEXT).of(report.get());
            case MARKDOWN -> PageMarkdown.of(report.get());
            case JSON -> PageJson.of(report.get());
          });
    } catch (InvalidValueException invalid) {
      throw new FailedException(ExitCode.WRONG_INPUT, invalid.problem() + "; " + invalid.remedy());
    }
    console.progress("Wrote " + output + ".");
    return ExitCode.FINE;
  }

  private Optional<AccessReport> report(List<RuledInput> all, Optional<ReadInput> old)
      throws FailedException {
    AccessProver prover = DocumentedAccess.prover();
    var known = new ArrayList<RoleReporter.Known>();
    var general = new ArrayList<Review>();
    List<RoleDifference> differences =
        old.map(older -> all.get(0).read().differencesFrom(older, prover, SurroundingPolicies.NONE))
            .orElse(List.of());
    IdentityHashMap<JudgedRole, RoleDifference> ofRole = matched(all, differences);
    Optional<JobsOfRole> held =
        jobs.areGiven()
            ? jobs.ofOneOf(
                console,
                files,
                all.stream().map(RuledInput::read).toList(),
                roleName,
                configuration.account())
            : Optional.empty();
    if (jobs.areGiven() && held.isEmpty()) {
      return Optional.empty();
    }
    for (RuledInput input : all) {
      RoleReview review =
          input
              .rules()
              .review(today.get(), Severity.SUGGESTION)
              .beside(RuledInput.rolesBeside(input, all));
      Optional<SynthesizedSpec> spec = input.read().spec();
      var specRoles = new IdentityHashMap<JudgedRole, SpecRole>();
      spec.ifPresent(each -> each.specRoles().forEach(role -> specRoles.put(role.judged(), role)));
      Map<String, Review> ofSpec = new HashMap<>();
      spec.ifPresent(each -> split(review.of(each), ofSpec));
      IdentityHashMap<JudgedRole, Review> undeclared =
          each(
              review,
              input.read().all().stream().filter(role -> !specRoles.containsKey(role)).toList());
      for (JudgedRole role : input.read().all()) {
        Optional<SpecRole> declared = Optional.ofNullable(specRoles.get(role));
        known.add(
            new RoleReporter.Known(
                role,
                declared.isPresent()
                    ? ofSpec.getOrDefault(role.name(), Review.of(List.of()))
                    : undeclared.getOrDefault(role, Review.of(List.of())),
                declared.map(SpecRole::promises).orElse(List.of()),
                held.filter(each -> each.role().equals(role))
                    .map(each -> each.fit(prover))
                    .or(() -> declared.flatMap(SpecRole::fit)),
                Optional.ofNullable(ofRole.get(role))));
      }
      Set<String> names =
          specRoles.keySet().stream().map(JudgedRole::name).collect(Collectors.toSet());
      ofSpec.forEach((name, found) -> addOther(general, names, name, found));
    }
    return Optional.of(
        AccessReport.of(
            inputs,
            against == null ? "" : against,
            known,
            differences,
            Review.of(general),
            new RoleReporter(CheckPages.ALL, prover, today.get())));
  }

  /** The reviews of roles that stand together in one input. */
  private static IdentityHashMap<JudgedRole, Review> each(
      RoleReview review, List<JudgedRole> roles) {
    var reviews = new IdentityHashMap<JudgedRole, Review>();
    List<Review> found = review.ofEach(roles);
    for (int index = 0; index < roles.size(); index++) {
      reviews.put(roles.get(index), found.get(index));
    }
    return reviews;
  }

  /** Whatever is found of no role that is reported is still reported. */
  private static void addOther(List<Review> general, Set<String> names, String name, Review found) {
    if (!names.contains(name)) {
      general.add(found);
    }
  }

  /** The review of a spec by the roles that its findings are about. */
  private static void split(Review review, Map<String, Review> byRole) {
    review
        .findings()
        .forEach(
            found ->
                byRole.merge(
                    found.role(),
                    new Review(List.of(found), List.of()),
                    (one, other) -> Review.of(List.of(one, other))));
    review
        .accepted()
        .forEach(
            accepted ->
                byRole.merge(
                    accepted.finding().role(),
                    new Review(List.of(), List.of(accepted)),
                    (one, other) -> Review.of(List.of(one, other))));
  }

  /** The difference of each role: those of one name are compared in their order. */
  private static IdentityHashMap<JudgedRole, RoleDifference> matched(
      List<RuledInput> all, List<RoleDifference> differences) {
    var ofRole = new IdentityHashMap<JudgedRole, RoleDifference>();
    var left = new ArrayList<RoleDifference>(differences);
    for (JudgedRole role : all.get(0).read().all()) {
      left.stream()
          .filter(each -> each.role().equals(role.name()))
          .filter(each -> each.presence() != RoleDifference.Presence.REMOVED)
          .findFirst()
          .ifPresent(
              difference -> {
                ofRole.put(role, difference);
                left.remove(difference);
              });
    }
    return ofRole;
  }
}
