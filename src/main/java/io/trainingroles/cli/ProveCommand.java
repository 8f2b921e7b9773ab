package io.trainingroles.cli;

import io.trainingroles.access.documented.DocumentedAccess;
import io.trainingroles.access.proof.AccessProver;
import io.trainingroles.access.set.AccessPattern;
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
import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.input.JudgedKind;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.ManagedPolicyDocuments;
import io.trainingroles.input.SurroundingPolicies;
import io.trainingroles.input.question.AccessPhrase;
import io.trainingroles.input.question.RoleAssumers;
import io.trainingroles.input.question.RoleProof;
import io.trainingroles.report.AccessJson;
import io.trainingroles.report.AccessText;
import io.trainingroles.report.AssumersReport;
import io.trainingroles.report.ReferenceDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Whether something can never happen, and who can become a role. */
@Command(
    name = "prove",
    mixinStandardHelpOptions = true,
    description = {
      "Proves that a role can never do something, or shows a request with which it can. The proof "
          + "covers every possible request, or, where that cannot be proved, every request that AWS "
          + "documents. With --who-can-assume, lists who can become the role.",
      "",
      "Unless --resource-policy gives one, resource policies are assumed to leave the decision to "
          + "the role's account."
          + " The document of a policy that the input only names by its ARN is taken from the AWS "
          + "managed policies that this program contains, or from --policies; if it is in neither, "
          + "the answer is not known.",
      "",
      "Exits with 3 if it is not proved, or not known.",
      "",
      "  training-roles prove training-roles.yaml --never 's3:Delete* on *'",
      "  training-roles prove training-roles.yaml --who-can-assume"
    })
final class ProveCommand implements Callable<Integer> {
  private final Console console;
  private final ReadableFiles files;
  private final Map<String, String> environment;

  @Parameters(paramLabel = "INPUT", description = InputRoles.DESCRIPTION)
  private String input = "";

  @Option(
      names = "--type",
      paramLabel = "identity|boundary|trust",
      description =
          "the kind of the policy document (default: identity); trust with --who-can-assume")
  private @Nullable DocumentType type;

  @Option(
      names = "--never",
      paramLabel = "'ACTION on RESOURCE'",
      description =
          "what must never be allowed, with wildcards; 'when KEY=VALUE' may follow, with 'and' "
              + "between several; a Terraform reference is written as $${aws_s3_bucket.data.arn}; "
              + "may be given several times")
  private List<String> nevers = new ArrayList<>();

  @Option(
      names = "--who-can-assume",
      description =
          "list the largest principals that can become the role, with their conditions; policies of"
              + " other accounts and of the principals themselves are not in the input")
  private boolean whoCanAssume;

  @Option(names = "--role", paramLabel = "NAME", description = "only this role of the input")
  private @Nullable String role;

  @Option(
      names = "--format",
      paramLabel = "text|json",
      defaultValue = "text",
      description = "how the proof is shown (default: ${DEFAULT-VALUE})")
  private ResultFormat format = ResultFormat.text;

  @Mixin private PoliciesOption policies = new PoliciesOption();

  @Mixin private ConfigurationOption configuration = new ConfigurationOption();

  @Mixin private SurroundingPoliciesOption surroundings = new SurroundingPoliciesOption();

  @Option(
      names = "--conceivable",
      description =
          "consider every conceivable request, also those that AWS does not document, such as an "
              + "action on a resource type that it does not support")
  private boolean conceivable;

  @Mixin private AcceptUnknownOption acceptUnknown = new AcceptUnknownOption();

  @Mixin private UnknownOption unknown = new UnknownOption();

  ProveCommand(Console console, ReadableFiles files, Map<String, String> environment) {
    this.console = console;
    this.environment = environment;
    this.files = files;
  }

  @Override
  public Integer call() throws FailedException {
    if (whoCanAssume == !nevers.isEmpty()) {
      throw new WrongUsageException(
          whoCanAssume
              ? "--never and --who-can-assume cannot be combined; give one of them"
              : "a question is missing; give --never 'ACTION on RESOURCE' or --who-can-assume");
    }
    Optional<ManagedPolicyDocuments> documents = policies.read(console, files);
    if (documents.isEmpty()) {
      return ExitCode.WRONG_INPUT;
    }
    Optional<SurroundingPolicies> around = surroundings.read(console, files);
    if (whoCanAssume) {
      return around.isEmpty() ? ExitCode.WRONG_INPUT : assumers(documents.get(), around.get());
    }
    Optional<ReadInput> read =
        InputRoles.ofAccess(console, files, type, documents.get())
            .with(configuration.reader(console, environment, files))
            .read(input);
    if (read.isEmpty() || around.isEmpty()) {
      return ExitCode.WRONG_INPUT;
    }
    List<JudgedRole> chosen = ChosenRoles.of(read.get().roles(), role);
    boolean isProved = true;
    for (String never : nevers) {
      List<RoleProof> proofs =
          proofs(read.get().asked(never, chosen, console), chosen, around.get());
      console
          .out()
          .print(
              format == ResultFormat.json
                  ? AccessJson.proofs(never, proofs, ReferenceDate.of(chosen).orElse(null))
                  : AccessText.proofs(never, proofs));
      isProved &= proofs.stream().map(RoleProof::result).allMatch(this::passes);
    }
    if (format == ResultFormat.text) {
      console.out().print(ReferenceDate.line(chosen));
    }
    return isProved ? ExitCode.FINE : ExitCode.NOT_AS_EXPECTED;
  }

  private boolean passes(RoleProof.Result result) {
    return result == RoleProof.Result.PROVED
        || (result == RoleProof.Result.INDETERMINATE && unknown.passes());
  }

  private int assumers(ManagedPolicyDocuments documents, SurroundingPolicies around)
      throws FailedException {
    if (!surroundings.isOnlyOfResourceControl()) {
      throw new FailedException(
          ExitCode.WRONG_INPUT,
          "--who-can-assume is about the trust policy, which only --rcp limits; remove the other"
              + " policies");
    }
    Optional<ReadInput> read =
        new InputRoles(console, files, type, documents)
            .with(configuration.reader(console, environment, files))
            .readWithPrincipals(input);
    if (read.isEmpty()) {
      return ExitCode.WRONG_INPUT;
    }
    List<RoleAssumers> assumers;
    try {
      assumers =
          ChosenRoles.of(roles(read.get().all()), role).stream()
              .map(one -> RoleAssumers.of(one, around, prover()))
              .toList();
    } catch (InvalidValueException invalid) {
      throw new FailedException(ExitCode.WRONG_INPUT, invalid.problem() + "; " + invalid.remedy());
    }
    console
        .out()
        .print(
            format == ResultFormat.json
                ? AssumersReport.json(assumers)
                : AssumersReport.text(assumers));
    return unknown.passes() || assumers.stream().allMatch(one -> one.unknown().isEmpty())
        ? ExitCode.FINE
        : ExitCode.NOT_AS_EXPECTED;
  }

  /** The roles, or the document that is the whole input. */
  private List<JudgedRole> roles(List<JudgedRole> all) {
    if (all.size() == 1 && all.get(0).isDocument()) {
      return all;
    }
    List<String> skipped =
        all.stream()
            .filter(one -> one.kind() == JudgedKind.USER || one.kind() == JudgedKind.GROUP)
            .map(JudgedRole::name)
            .toList();
    if (!skipped.isEmpty()) {
      console.progress("Only roles can be assumed; skipped: " + String.join(", ", skipped) + ".");
    }
    return all.stream().filter(JudgedRole::isRole).toList();
  }

  private List<RoleProof> proofs(String never, List<JudgedRole> roles, SurroundingPolicies around)
      throws FailedException {
    try {
      AccessPhrase phrase = AccessPhrase.of(never);
      AccessPhrase known = phrase.atMost();
      acceptUnknown.check(known.action(), known.resource(), known.context(), console);
      AccessPattern question = phrase.pattern();
      AccessProver prover = prover();
      return roles.stream().map(one -> RoleProof.of(one, question, prover, around)).toList();
    } catch (InvalidValueException invalid) {
      throw new FailedException(ExitCode.WRONG_INPUT, invalid.problem() + "; " + invalid.remedy());
    }
  }

  private AccessProver prover() {
    return conceivable ? DocumentedAccess.conceivable() : DocumentedAccess.prover();
  }
}
