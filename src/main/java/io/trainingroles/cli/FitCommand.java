package io.trainingroles.cli;

import io.trainingroles.access.documented.DocumentedAccess;
import io.trainingroles.cli.configuration.ConfigurationOption;
import io.trainingroles.cli.console.Console;
import io.trainingroles.cli.console.ExitCode;
import io.trainingroles.cli.console.FailedException;
import io.trainingroles.cli.console.ReadableFiles;
import io.trainingroles.cli.file.DocumentType;
import io.trainingroles.cli.file.EventsOption;
import io.trainingroles.cli.file.InputRoles;
import io.trainingroles.cli.file.JobsOfRole;
import io.trainingroles.cli.file.JobsOption;
import io.trainingroles.cli.file.PoliciesOption;
import io.trainingroles.cli.file.ReadInput;
import io.trainingroles.event.activity.ActivityRecorder;
import io.trainingroles.event.activity.RoleActivity;
import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.iam.Statement;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.ManagedPolicyDocuments;
import io.trainingroles.input.question.RoleFit;
import io.trainingroles.report.AccessJson;
import io.trainingroles.report.AccessText;
import io.trainingroles.report.ActivityText;
import io.trainingroles.report.ReferenceDate;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
          + " All possible requests are compared. With several jobs, the role is compared with what "
          + "all of them need together.",
      "",
      "With --events, shows what the role was seen to do: which statements and actions were used, what was"
          + " denied, what was not used although the events would show it, and what they cannot show."
          + " No record of something is never taken as proof that it is not used.",
      "",
      "Resource policies are assumed to leave the decision to the role's account."
          + " The document of a policy that the input only names by its ARN is taken from the AWS "
          + "managed policies that this program contains, or from --policies; if it is in neither, "
          + "the answer is not known.",
      "",
      "The account and the Region of the jobs are those of --account and --region, or else of the"
          + " spec, the role, the jobs or the provider; where nothing says them, what depends on them"
          + " is not known. Exits with 3 if the role does not fit, or if that is not known and --unknown"
          + " is not pass: with --events, if something was denied, or was not used and could be observed."
    })
final class FitCommand implements Callable<Integer> {
  private final Console console;
  private final ReadableFiles files;
  private final Map<String, String> environment;

  @Parameters(paramLabel = "INPUT", description = InputRoles.DESCRIPTION)
  private String input = "";

  @Option(
      names = "--type",
      paramLabel = "identity|boundary",
      description = "the kind of the policy document (default: identity)")
  private @Nullable DocumentType type;

  @Option(names = "--role", paramLabel = "NAME", description = "this role of the input")
  private @Nullable String role;

  @Option(
      names = "--format",
      paramLabel = "text|json",
      defaultValue = "text",
      description = "how the fit is shown (default: ${DEFAULT-VALUE})")
  private ResultFormat format = ResultFormat.text;

  @Mixin private EventsOption events = new EventsOption();

  @Mixin private JobsOption jobs = new JobsOption();

  @Mixin private PoliciesOption policies = new PoliciesOption();

  @Mixin private ConfigurationOption configuration = new ConfigurationOption();

  @Mixin private UnknownOption unknown = new UnknownOption();

  FitCommand(Console console, ReadableFiles files, Map<String, String> environment) {
    this.console = console;
    this.environment = environment;
    this.files = files;
  }

  @Override
  public Integer call() throws FailedException {
    if (!jobs.areGiven() && !events.areGiven()) {
      throw new FailedException(
          ExitCode.WRONG_INPUT,
          "nothing to compare the role with; give --job FILE or --events FILE");
    }
    events.refuseRoleAlone();
    Optional<ManagedPolicyDocuments> documents = policies.read(console, files);
    if (documents.isEmpty()) {
      return ExitCode.WRONG_INPUT;
    }
    Optional<ReadInput> read =
        InputRoles.ofAccess(console, files, type, documents.get())
            .with(configuration.reader(console, environment, files))
            .read(input);
    if (read.isEmpty()) {
      return ExitCode.WRONG_INPUT;
    }
    try {
      Optional<JobsOfRole> held =
          jobs.of(console, files, read.get(), read.get().roles(), role, configuration.account());
      if (held.isEmpty()) {
        return ExitCode.WRONG_INPUT;
      }
      JudgedRole judged = held.get().role();
      Optional<ActivityRecorder> recorder = Optional.empty();
      if (events.areGiven()) {
        recorder = events.read(console, files, judged, held.get().given().account());
        if (recorder.isEmpty()) {
          return ExitCode.WRONG_INPUT;
        }
      }
      RoleFit fit = jobs.areGiven() ? held.get().fit(DocumentedAccess.prover()) : null;
      List<Statement> needed = held.get().needed();
      return show(judged, fit, recorder.map(seen -> seen.result(needed)).orElse(null));
    } catch (InvalidValueException invalid) {
      throw new FailedException(ExitCode.WRONG_INPUT, invalid.problem() + "; " + invalid.remedy());
    }
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
}
