package io.trainingroles.cli;

import io.trainingroles.access.documented.DocumentedAccess;
import io.trainingroles.access.proof.AccessProver;
import io.trainingroles.cli.configuration.ConfigurationOption;
import io.trainingroles.cli.console.Console;
import io.trainingroles.cli.console.ExitCode;
import io.trainingroles.cli.console.FailedException;
import io.trainingroles.cli.file.DocumentType;
import io.trainingroles.cli.file.InputRoles;
import io.trainingroles.cli.file.JobsOption;
import io.trainingroles.cli.file.OrganisationFile;
import io.trainingroles.cli.file.PoliciesOption;
import io.trainingroles.cli.file.ReportFile;
import io.trainingroles.finding.Severity;
import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.ManagedPolicyDocuments;
import io.trainingroles.input.question.JobPlace;
import io.trainingroles.input.question.RoleDifference;
import io.trainingroles.input.question.RoleFit;
import io.trainingroles.job.JobNeeds;
import io.trainingroles.organisation.Organisation;
import io.trainingroles.report.page.AccessReport;
import io.trainingroles.report.page.PageHtml;
import io.trainingroles.report.page.PageJson;
import io.trainingroles.report.page.PageMarkdown;
import io.trainingroles.report.page.RoleReporter;
import io.trainingroles.review.Review;
import io.trainingroles.review.RoleReview;
import io.trainingroles.role.value.Deployment;
import io.trainingroles.synthesis.SpecRole;
import io.trainingroles.synthesis.SynthesizedSpec;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
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
      "Writes a page about roles: who can assume them, what they may do, what is wrong with them, how they fit their jobs, and what changed. An HTML page is one file that needs no network.",
      "",
      "  training-roles report training-roles.yaml -o access.html",
      "  training-roles report plan.json --against state.json -o access.md"
    })
final class ReportCommand implements Callable<Integer> {
  private final Console console;
  private final InputStream standardInput;
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
          "the file to write: .html, .md or .json, which says its form; a file that is not a report is"
              + " not replaced")
  private Path output = Path.of("access.html");

  @Option(
      names = "--force",
      description = "replace the file, even if it is not a report of this program")
  private boolean force;

  @Option(
      names = "--against",
      paramLabel = "OLD",
      description = "an older input, with which the one INPUT is compared")
  private @Nullable String against;

  @Mixin private JobsOption jobs = new JobsOption();

  @Mixin private PoliciesOption policies = new PoliciesOption();

  @Mixin private ConfigurationOption configuration = new ConfigurationOption();

  @Mixin private OrganisationFile organisation = new OrganisationFile();

  ReportCommand(
      Console console,
      InputStream standardInput,
      Map<String, String> environment,
      Supplier<LocalDate> today) {
    this.console = console;
    this.standardInput = standardInput;
    this.environment = environment;
    this.today = today;
  }

  /** An input, what reads it and the rules that apply to it. */
  private record Ruled(InputRoles reader, InputRoles.ReadInput read, Organisation rules) {}

  @Override
  public Integer call() throws FailedException {
    var file = new ReportFile(output, force);
    file.refuseOther();
    if (against != null && inputs.size() > 1) {
      throw new FailedException(
          ExitCode.WRONG_INPUT, "--against compares one INPUT; give them one at a time");
    }
    Optional<ManagedPolicyDocuments> documents = policies.read(console);
    if (documents.isEmpty()) {
      return ExitCode.WRONG_INPUT;
    }
    List<Ruled> all = read(documents.get());
    Optional<List<JudgedRole>> old = old(documents.get());
    if (all.size() < inputs.size() || old.isEmpty()) {
      return ExitCode.WRONG_INPUT;
    }
    try {
      Optional<AccessReport> report = report(all, old.get());
      if (report.isEmpty()) {
        return ExitCode.WRONG_INPUT;
      }
      file.write(
          switch (file.form()) {
            case HTML -> new PageHtml(TrainingRolesCommand.VERSION).of(report.get());
            case MARKDOWN -> PageMarkdown.of(report.get());
            case JSON -> PageJson.of(report.get());
          });
    } catch (InvalidValueException invalid) {
      throw new FailedException(ExitCode.WRONG_INPUT, invalid.problem() + "; " + invalid.remedy());
    }
    console.progress("Wrote " + output + ".");
    return ExitCode.FINE;
  }

  private List<Ruled> read(ManagedPolicyDocuments documents) throws FailedException {
    var all = new ArrayList<Ruled>();
    for (String input : inputs) {
      Optional<Organisation> rules = organisation.of(input, environment, console);
      InputRoles reader =
          InputRoles.ofReview(console, standardInput, type, documents)
              .with(configuration.reader(console, environment));
      Optional<InputRoles.ReadInput> read = reader.load(input);
      if (read.isPresent() && rules.isPresent()) {
        all.add(new Ruled(reader, read.get(), rules.get()));
      }
    }
    return all;
  }

  /** The roles of the older input; none where nothing is compared. */
  private Optional<List<JudgedRole>> old(ManagedPolicyDocuments documents) throws FailedException {
    return against == null
        ? Optional.of(List.of())
        : new InputRoles(console, standardInput, type, documents)
            .with(configuration.reader(console, environment))
            .readWithPrincipals(against);
  }

  private Optional<AccessReport> report(List<Ruled> all, List<JudgedRole> old)
      throws FailedException {
    AccessProver prover = DocumentedAccess.prover();
    var known = new ArrayList<RoleReporter.Known>();
    var general = new ArrayList<Review>();
    var differences = new ArrayList<RoleDifference>();
    if (against != null) {
      differences.addAll(RoleDifference.between(old, all.get(0).read().all(), prover));
    }
    IdentityHashMap<JudgedRole, RoleDifference> ofRole = matched(all, differences);
    for (Ruled input : all) {
      var fits = new IdentityHashMap<JudgedRole, RoleFit>();
      if (jobs.areGiven() && !fit(input, fits)) {
        return Optional.empty();
      }
      RoleReview review = input.rules().review(today.get(), Severity.SUGGESTION);
      Optional<SynthesizedSpec> spec = input.read().spec();
      var specRoles = new IdentityHashMap<JudgedRole, SpecRole>();
      spec.ifPresent(each -> each.specRoles().forEach(role -> specRoles.put(role.judged(), role)));
      Map<String, Review> ofSpec = new HashMap<>();
      spec.ifPresent(each -> split(review.of(each), ofSpec));
      for (JudgedRole role : input.read().all()) {
        Optional<SpecRole> declared = Optional.ofNullable(specRoles.get(role));
        known.add(
            new RoleReporter.Known(
                role,
                declared.isPresent()
                    ? ofSpec.getOrDefault(role.name(), Review.of(List.of()))
                    : review.of(List.of(role)),
                declared.map(SpecRole::promises).orElse(List.of()),
                Optional.ofNullable(fits.get(role)).or(() -> declared.flatMap(SpecRole::fit)),
                Optional.ofNullable(ofRole.get(role))));
      }
      general.add(ofSpec.getOrDefault("", Review.of(List.of())));
    }
    return Optional.of(
        AccessReport.of(
            inputs,
            against == null ? "" : against,
            known,
            differences,
            Review.of(general),
            new RoleReporter(CheckPages.ALL, prover)));
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
      List<Ruled> all, List<RoleDifference> differences) {
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

  /** How the role that the jobs name fits them; false if a job cannot be read. */
  private boolean fit(Ruled input, IdentityHashMap<JudgedRole, RoleFit> fits)
      throws FailedException {
    Deployment given = jobs.deployment(configuration.account(), input.reader().deployment());
    Optional<Map<String, String>> texts = jobs.texts(console);
    if (texts.isEmpty()) {
      return false;
    }
    List<JobNeeds> first = jobs.needs(texts.get(), given);
    JudgedRole role = jobs.role(input.read().all(), null, first);
    Deployment deployment = JobPlace.of(given, input.reader().providerRegion(), role, first);
    List<JobNeeds> needs = jobs.needs(texts.get(), deployment);
    jobs.show(console, texts.get(), needs, jobs.otherRoles(role, needs));
    if (needs.stream().anyMatch(JobNeeds::isWrong)) {
      return false;
    }
    fits.put(
        role, RoleFit.of(role, jobs.roleJobs(role, needs), deployment, DocumentedAccess.prover()));
    return true;
  }
}
