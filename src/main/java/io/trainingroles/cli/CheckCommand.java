package io.trainingroles.cli;

import io.trainingroles.cli.configuration.ConfigurationOption;
import io.trainingroles.cli.console.Console;
import io.trainingroles.cli.console.ExitCode;
import io.trainingroles.cli.console.FailedException;
import io.trainingroles.cli.console.ProgramVersion;
import io.trainingroles.cli.console.ReadableFiles;
import io.trainingroles.cli.file.DocumentType;
import io.trainingroles.cli.file.InputRoles;
import io.trainingroles.cli.file.OrganisationFile;
import io.trainingroles.cli.file.PoliciesOption;
import io.trainingroles.cli.file.RuledInput;
import io.trainingroles.cli.file.SpecFile;
import io.trainingroles.cli.file.SpecFixes;
import io.trainingroles.finding.Severity;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.ManagedPolicyDocuments;
import io.trainingroles.report.CheckJson;
import io.trainingroles.report.CheckJunit;
import io.trainingroles.report.CheckMarkdown;
import io.trainingroles.report.CheckSarif;
import io.trainingroles.report.CheckText;
import io.trainingroles.report.ReferenceDate;
import io.trainingroles.report.line.PrintableText;
import io.trainingroles.review.Review;
import io.trainingroles.review.RoleReview;
import io.trainingroles.synthesis.SynthesizedSpec;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reviews roles against best practice. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Reviews roles and policies against best practice. Nothing is sent to AWS.",
      "",
      "Each finding shows where it is, what is wrong and what to do; 'training-roles explain CODE' "
          + "shows why. To accept one, add it to 'accept:' of the role in the spec, with a reason.",
      "",
      "Exits with 3 if there are findings of the type that --fail-on names, or more severe ones.",
      "",
      "  terraform show -json PLAN | training-roles check -"
    })
final class CheckCommand implements Callable<Integer> {
  /** How findings are shown. */
  enum Format {
    text,
    json,
    sarif,
    junit,
    markdown
  }

  /** From which findings on the command fails. */
  enum Level {
    error(Severity.ERROR),
    security_warning(Severity.SECURITY_WARNING),
    warning(Severity.WARNING),
    suggestion(Severity.SUGGESTION);

    private final Severity severity;

    Level(Severity severity) {
      this.severity = severity;
    }
  }

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
      names = "--format",
      paramLabel = "text|json|sarif|junit|markdown",
      defaultValue = "text",
      description = "how the findings are shown (default: ${DEFAULT-VALUE})")
  private Format format = Format.text;

  @Option(
      names = "--fail-on",
      paramLabel = "error|security_warning|warning|suggestion",
      defaultValue = "security_warning",
      description =
          "exit with 3 if there is a finding of this type or a more severe one (default: ${DEFAULT-VALUE})")
  private Level failOn = Level.security_warning;

  @Option(
      names = "--fix",
      description =
          "first fix the findings in specs that need no decision, then show the rest; a fix never adds access")
  private boolean fix;

  @Option(
      names = "--dry-run",
      description = "with --fix: show what it would change, and change nothing")
  private boolean dryRun;

  @Mixin private PoliciesOption policies = new PoliciesOption();

  @Mixin private ConfigurationOption configuration = new ConfigurationOption();

  @Mixin private OrganisationFile organisation = new OrganisationFile();

  CheckCommand(
      Console console,
      ReadableFiles files,
      Map<String, String> environment,
      Supplier<LocalDate> today) {
    this.console = console;
    this.environment = environment;
    this.files = files;
    this.today = today;
  }

  @Override
  public Integer call() throws FailedException {
    if (dryRun && !fix) {
      throw new FailedException(
          ExitCode.WRONG_INPUT, "--dry-run shows what --fix would change; give --fix too");
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
    if (all.isEmpty()) {
      return ExitCode.WRONG_INPUT;
    }
    Map<String, String> texts = new HashMap<>();
    texts.putAll(policies.texts());
    List<JudgedRole> roles = new ArrayList<>();
    List<Review> reviews = new ArrayList<>();
    List<RuledInput> reviewed = fix ? fixed(all.get(), reader, documents.get()) : all.get();
    for (RuledInput input : reviewed) {
      texts.putAll(input.read().texts());
      roles.addAll(input.read().all());
      reviews.add(reviewed(input, RuledInput.rolesBeside(input, reviewed)));
    }
    Review review = Review.of(reviews);
    console.out().print(shown(review, texts, roles));
    return review.has(failOn.severity) ? ExitCode.NOT_AS_EXPECTED : ExitCode.FINE;
  }

  private Review reviewed(RuledInput input, List<JudgedRole> others) {
    RoleReview review = input.rules().review(today.get(), Severity.SUGGESTION).beside(others);
    return input.read().spec().map(review::of).orElseGet(() -> review.of(input.read().all()));
  }

  /** The inputs after what can be fixed in them has been fixed. */
  private List<RuledInput> fixed(
      List<RuledInput> all, InputRoles reader, ManagedPolicyDocuments documents)
      throws FailedException {
    for (RuledInput input : all) {
      if (input.read().spec().isEmpty() || input.read().name().equals("-")) {
        throw new FailedException(
            ExitCode.WRONG_INPUT,
            "--fix works only on specs, and this is not a spec: " + input.read().name());
      }
    }
    var fixed = new ArrayList<RuledInput>();
    for (RuledInput input : all) {
      // The reader of specs writes a path as the file system does.
      String file = Path.of(input.read().name()).toString();
      String text = Objects.requireNonNull(input.read().texts().get(file));
      var spec = new SpecFile(files, Path.of(file), console, documents);
      SynthesizedSpec before = input.read().spec().orElseThrow();
      SpecFixes fixes =
          SpecFixes.of(
              file,
              text,
              reviewed(input, RuledInput.rolesBeside(input, all)),
              changed ->
                  spec.declaredBy(changed)
                      .filter(after -> FixProof.allowsNothingNew(before.judged(), after.judged()))
                      .isPresent());
      show(input.read().name(), fixes);
      if (dryRun) {
        fixed.add(input);
        continue;
      }
      fixes.write();
      reader
          .load(input.read().name())
          .ifPresent(read -> fixed.add(new RuledInput(read, input.rules())));
    }
    return fixed;
  }

  private void show(String name, SpecFixes fixes) {
    String findings = fixes.count() == 1 ? "1 finding in " : fixes.count() + " findings in ";
    console.progress(
        fixes.count() == 0
            ? "Nothing in " + name + " can be fixed without a decision."
            : (dryRun ? "Would fix " : "Fixed ") + findings + name + (dryRun ? ":" : "."));
    if (dryRun) {
      for (SpecFixes.ChangedLine line : fixes.changedLines()) {
        console.progress("line " + line.number() + ":");
        console.progress("- " + PrintableText.of(line.before()));
        console.progress("+ " + PrintableText.of(line.after()));
      }
    }
    if (fixes.refused() > 0) {
      console.progress(
          "Skipped "
              + (fixes.refused() == 1 ? "1 fix" : fixes.refused() + " fixes")
              + ", because it is not proved that the fixed spec allows nothing new.");
    }
  }

  private String shown(Review review, Map<String, String> texts, List<JudgedRole> roles) {
    return switch (format) {
      case text ->
          new CheckText(texts, CheckPages.ALL, console.outColours()).of(review, roles)
              + ReferenceDate.line(roles);
      case json -> CheckJson.of(review, ReferenceDate.of(roles).orElse(null));
      case sarif ->
          new CheckSarif(
                  ProgramVersion.TEXT,
                  CheckPages.ALL,
                  Path.of("").toAbsolutePath().toString(),
                  texts)
              .of(review);
      case junit ->
          new CheckJunit(failOn.severity).of(review, roles.stream().map(JudgedRole::name).toList());
      case markdown -> CheckMarkdown.of(review, roles);
    };
  }
}
