package io.trainingroles.cli;

import io.trainingroles.cli.console.Console;
import io.trainingroles.cli.console.ExitCode;
import io.trainingroles.cli.console.FailedException;
import io.trainingroles.cli.file.DocumentType;
import io.trainingroles.cli.file.InputRoles;
import io.trainingroles.cli.file.OrganisationFile;
import io.trainingroles.cli.file.SpecFixes;
import io.trainingroles.finding.Severity;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.organisation.Organisation;
import io.trainingroles.report.CheckJson;
import io.trainingroles.report.CheckJunit;
import io.trainingroles.report.CheckMarkdown;
import io.trainingroles.report.CheckSarif;
import io.trainingroles.report.CheckText;
import io.trainingroles.review.Review;
import io.trainingroles.review.RoleReview;
import java.io.InputStream;
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

/** Best practice. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Reviews roles and policies against best practice. Nothing is sent to AWS.",
      "",
      "Each finding says where it is, what is wrong and what to do; 'training-roles explain CODE'"
          + " says why. A spec accepts one with 'accept:' in the role, with a reason.",
      "",
      "Exits with 3 where there are findings as bad as --fail-on says, or worse.",
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
  private final InputStream standardInput;
  private final Map<String, String> environment;
  private final Supplier<LocalDate> today;

  @Parameters(paramLabel = "INPUT", arity = "1..*", description = InputRoles.DESCRIPTION)
  private List<String> inputs = new ArrayList<>();

  @Option(
      names = "--type",
      paramLabel = "identity|trust|boundary|resource",
      description = "what policy documents are that stand alone (default: identity)")
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
          "exit with 3 at findings of this type or a worse one (default: ${DEFAULT-VALUE})")
  private Level failOn = Level.security_warning;

  @Option(
      names = "--fix",
      description = "first mend in the specs what needs no person to decide, and say what is left")
  private boolean fix;

  @Mixin private OrganisationFile organisation = new OrganisationFile();

  CheckCommand(
      Console console,
      InputStream standardInput,
      Map<String, String> environment,
      Supplier<LocalDate> today) {
    this.console = console;
    this.environment = environment;
    this.standardInput = standardInput;
    this.today = today;
  }

  /** An input with the rules that hold for it. */
  private record Ruled(String name, InputRoles.ReadInput read, Organisation rules) {}

  @Override
  public Integer call() throws FailedException {
    List<Ruled> all = read();
    if (all.size() < inputs.size()) {
      return ExitCode.WRONG_INPUT;
    }
    Map<String, String> texts = new HashMap<>();
    List<String> roles = new ArrayList<>();
    List<Review> reviews = new ArrayList<>();
    for (Ruled input : fix ? mended(all) : all) {
      texts.putAll(input.read().texts());
      input.read().roles().stream().map(JudgedRole::name).forEach(roles::add);
      reviews.add(reviewed(input));
    }
    Review review = Review.of(reviews);
    console.out().print(shown(review, texts, roles));
    return review.has(failOn.severity) ? ExitCode.NOT_AS_EXPECTED : ExitCode.FINE;
  }

  /** The inputs that can be read; what is wrong with the others has then been shown. */
  private List<Ruled> read() throws FailedException {
    var all = new ArrayList<Ruled>();
    for (String input : inputs) {
      Optional<Organisation> rules = organisation.of(input, environment, console);
      Optional<InputRoles.ReadInput> read = load(input);
      if (read.isPresent() && rules.isPresent()) {
        all.add(new Ruled(input, read.get(), rules.get()));
      }
    }
    return all;
  }

  private Optional<InputRoles.ReadInput> load(String input) throws FailedException {
    return InputRoles.ofReview(console, standardInput, type).load(input);
  }

  private Review reviewed(Ruled input) {
    RoleReview review = input.rules().review(today.get(), Severity.SUGGESTION);
    return input.read().spec().map(review::of).orElseGet(() -> review.of(input.read().roles()));
  }

  /** The inputs once what can be mended in them has been. */
  private List<Ruled> mended(List<Ruled> all) throws FailedException {
    for (Ruled input : all) {
      if (input.read().spec().isEmpty() || input.name().equals("-")) {
        throw new FailedException(
            ExitCode.WRONG_INPUT,
            "--fix mends specs in their files, and this is none: " + input.name());
      }
    }
    var mended = new ArrayList<Ruled>();
    for (Ruled input : all) {
      // The reader of specs writes a path as the file system does.
      String file = Path.of(input.name()).toString();
      String text = Objects.requireNonNull(input.read().texts().get(file));
      int count = SpecFixes.apply(file, text, reviewed(input));
      console.progress(
          count == 0
              ? "Nothing in " + input.name() + " can be mended without a person."
              : "Mended "
                  + input.name()
                  + " for "
                  + (count == 1 ? "1 finding." : count + " findings."));
      load(input.name())
          .ifPresent(read -> mended.add(new Ruled(input.name(), read, input.rules())));
    }
    return mended;
  }

  private String shown(Review review, Map<String, String> texts, List<String> roles) {
    return switch (format) {
      case text -> new CheckText(texts, console.outColours()).of(review, roles.size());
      case json -> CheckJson.of(review);
      case sarif -> new CheckSarif(TrainingRolesCommand.VERSION, CheckPages.ALL).of(review);
      case junit -> new CheckJunit(failOn.severity).of(review, roles);
      case markdown -> CheckMarkdown.of(review, roles.size());
    };
  }
}
