package io.trainingroles.cli;

import io.trainingroles.access.ContextValue;
import io.trainingroles.access.RequestContext;
import io.trainingroles.access.decision.Decision;
import io.trainingroles.cli.configuration.ConfigurationOption;
import io.trainingroles.cli.console.Console;
import io.trainingroles.cli.console.ExitCode;
import io.trainingroles.cli.console.FailedException;
import io.trainingroles.cli.console.ReadableFiles;
import io.trainingroles.cli.file.ChosenRoles;
import io.trainingroles.cli.file.DocumentType;
import io.trainingroles.cli.file.InputRoles;
import io.trainingroles.cli.file.PoliciesOption;
import io.trainingroles.cli.file.ReadInput;
import io.trainingroles.cli.file.SurroundingPoliciesOption;
import io.trainingroles.cli.request.RequestLines;
import io.trainingroles.iam.ActionPattern;
import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.iam.ResourcePattern;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.ManagedPolicyDocuments;
import io.trainingroles.input.SurroundingPolicies;
import io.trainingroles.input.question.AccessPhrase;
import io.trainingroles.input.question.RoleDecision;
import io.trainingroles.report.DecisionJson;
import io.trainingroles.report.DecisionText;
import io.trainingroles.report.ReferenceDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Whether requests are allowed, and why. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    description = {
      "Shows whether a role is allowed an action on a resource, and why, as AWS documents its evaluation."
          + " Nothing is sent to AWS.",
      "",
      "Resource policies (a bucket policy, a key policy, a trust policy, those of another account) "
          + "are not in the input. Unless --resource-policy gives one, they are assumed to leave "
          + "the decision to the role's account. Condition keys that are not given are not in the "
          + "request, except those that follow from the role where its account is known, such as"
          + " aws:PrincipalArn.",
      "",
      "With --requests, each line of a file is a request with all its policies, one JSON object:"
          + " action and resource, and as needed policies, principal, context, boundary,"
          + " session_policy, resource_policy, resource_account, scps, rcps. The answer is one line,"
          + " {\"decision\": \"ALLOWED|EXPLICIT_DENY|IMPLICIT_DENY|INDETERMINATE\", \"because\": […]};"
          + " a line that cannot be read gets {\"error\": …}, and the exit code is 2."
    })
final class SimulateCommand implements Callable<Integer> {
  /** What is expected of each decision. */
  enum Expected {
    allow,
    deny
  }

  private final Console console;
  private final ReadableFiles files;
  private final Map<String, String> environment;

  @Parameters(paramLabel = "INPUT", arity = "0..1", description = InputRoles.DESCRIPTION)
  private @Nullable String input;

  @Option(
      names = "--type",
      paramLabel = "identity|boundary",
      description = "the kind of the policy document (default: identity)")
  private @Nullable DocumentType type;

  @Option(
      names = "--action",
      paramLabel = "ACTION",
      description = "the action, such as s3:GetObject")
  private @Nullable String action;

  @Option(
      names = "--resource",
      paramLabel = "ARN",
      description =
          "the resource; * for an action without a resource; a Terraform reference is written as "
              + "$${aws_s3_bucket.data.arn}")
  private @Nullable String resource;

  @Option(
      names = "--context",
      paramLabel = "KEY=VALUE",
      description =
          "a condition key of the request, such as aws:SourceIp=203.0.113.7; given several times, the"
              + " key has several values")
  private List<String> context = new ArrayList<>();

  @Option(names = "--role", paramLabel = "NAME", description = "only this role of the input")
  private @Nullable String role;

  @Option(
      names = "--expect",
      paramLabel = "allow|deny",
      description = "exit with 3 if the decision is different, or not known")
  private @Nullable Expected expected;

  @Option(
      names = "--format",
      paramLabel = "text|json",
      defaultValue = "text",
      description = "how the decision is shown (default: ${DEFAULT-VALUE})")
  private ResultFormat format = ResultFormat.text;

  @Option(
      names = "--requests",
      paramLabel = "FILE",
      description = "decide the requests of this file, one per line; - for standard input")
  private @Nullable String requests;

  @Mixin private PoliciesOption policies = new PoliciesOption();

  @Mixin private ConfigurationOption configuration = new ConfigurationOption();

  @Mixin private SurroundingPoliciesOption surroundings = new SurroundingPoliciesOption();

  @Mixin private AcceptUnknownOption acceptUnknown = new AcceptUnknownOption();

  @Mixin private UnknownOption unknown = new UnknownOption();

  SimulateCommand(Console console, ReadableFiles files, Map<String, String> environment) {
    this.console = console;
    this.environment = environment;
    this.files = files;
  }

  @Override
  public Integer call() throws FailedException {
    if (requests != null) {
      refuseBesideRequests();
      return new RequestLines(console, files, acceptUnknown.names()).decide(requests);
    }
    String file = required(input, "INPUT");
    String what = required(action, "--action");
    String where = required(resource, "--resource");
    RequestContext given = context();
    boolean hasAddresses = where.contains("${");
    if (!hasAddresses) {
      checkPatterns(what, where);
      acceptUnknown.check(what, where, given, console);
    }
    Optional<ManagedPolicyDocuments> documents = policies.read(console, files);
    if (documents.isEmpty()) {
      return ExitCode.WRONG_INPUT;
    }
    Optional<SurroundingPolicies> around = surroundings.read(console, files);
    Optional<ReadInput> read =
        InputRoles.ofAccess(console, files, type, documents.get())
            .with(configuration.reader(console, environment, files))
            .read(file);
    if (read.isEmpty() || around.isEmpty()) {
      return ExitCode.WRONG_INPUT;
    }
    List<JudgedRole> chosen = ChosenRoles.of(read.get().roles(), role);
    String asked = read.get().asked(where, chosen, console);
    if (hasAddresses) {
      checkPatterns(what, asked);
      acceptUnknown.check(
          what, new AccessPhrase(what, asked, Map.of()).atMost().resource(), given, console);
    }
    return decideAll(chosen, asked, given, around.get());
  }

  private static void checkPatterns(String what, String where) {
    try {
      ActionPattern.of(what);
      ResourcePattern.of(where);
    } catch (InvalidValueException invalid) {
      throw wrong(invalid.problem() + "; " + invalid.remedy());
    }
  }

  private void refuseBesideRequests() {
    boolean isAlone =
        input == null
            && action == null
            && resource == null
            && role == null
            && context.isEmpty()
            && surroundings.isEmpty();
    if (!isAlone || expected != null) {
      throw wrong(
          "--requests cannot be combined with INPUT or the options of one request: each line of the file"
              + " has its own policies, action, resource and context");
    }
  }

  private int decideAll(
      List<JudgedRole> roles, String asked, RequestContext given, SurroundingPolicies around)
      throws FailedException {
    boolean isAsExpected = true;
    for (JudgedRole one : roles) {
      RoleDecision decision = decide(one, asked, given, around);
      show(one, decision);
      isAsExpected &= isAsExpected(decision.decision());
    }
    if (format == ResultFormat.text) {
      console.out().print(ReferenceDate.line(roles));
    }
    return isAsExpected ? ExitCode.FINE : ExitCode.NOT_AS_EXPECTED;
  }

  private RoleDecision decide(
      JudgedRole one, String asked, RequestContext given, SurroundingPolicies around)
      throws FailedException {
    try {
      return RoleDecision.of(one, Objects.requireNonNull(action), asked, given, around);
    } catch (InvalidValueException invalid) {
      throw new FailedException(ExitCode.WRONG_INPUT, invalid.problem() + "; " + invalid.remedy());
    }
  }

  private void show(JudgedRole one, RoleDecision decided) {
    Decision decision = decided.decision();
    UnaryOperator<String> shown = decided::shown;
    console
        .out()
        .print(
            format == ResultFormat.json
                ? DecisionJson.of(
                    one.name(), decision, shown, ReferenceDate.of(List.of(one)).orElse(null))
                : DecisionText.of(one.name(), action + " on " + resource, decision, shown));
  }

  private boolean isAsExpected(Decision decision) {
    if (expected == null || (decision instanceof Decision.Indeterminate && unknown.passes())) {
      return true;
    }
    boolean isDenied =
        decision instanceof Decision.ExplicitlyDenied
            || decision instanceof Decision.ImplicitlyDenied;
    return expected == Expected.allow ? decision instanceof Decision.Allowed : isDenied;
  }

  private RequestContext context() {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (String pair : context) {
      int equals = pair.indexOf('=');
      if (equals < 1) {
        throw wrong("'" + pair + "' is not a condition key with a value; write KEY=VALUE");
      }
      values
          .computeIfAbsent(pair.substring(0, equals), key -> new ArrayList<>())
          .add(pair.substring(equals + 1));
    }
    Map<String, ContextValue> keys = new LinkedHashMap<>();
    values.forEach(
        (key, several) ->
            keys.put(
                key,
                several.size() == 1 ? ContextValue.of(several.get(0)) : ContextValue.of(several)));
    try {
      return RequestContext.of(keys);
    } catch (IllegalArgumentException twice) {
      throw wrong(String.valueOf(twice.getMessage()));
    }
  }

  private static String required(@Nullable String value, String name) {
    if (value == null) {
      throw wrong("a request needs " + name + "; or give --requests FILE");
    }
    return value;
  }

  private static WrongUsageException wrong(String message) {
    return new WrongUsageException(message);
  }
}
