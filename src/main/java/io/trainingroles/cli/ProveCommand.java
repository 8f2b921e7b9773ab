package io.trainingroles.cli;

import io.trainingroles.access.documented.DocumentedAccess;
import io.trainingroles.access.proof.AccessProver;
import io.trainingroles.access.set.AccessPattern;
import io.trainingroles.cli.console.Console;
import io.trainingroles.cli.console.ExitCode;
import io.trainingroles.cli.console.FailedException;
import io.trainingroles.cli.file.DocumentType;
import io.trainingroles.cli.file.InputRoles;
import io.trainingroles.cli.file.PoliciesOption;
import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.ManagedPolicyDocuments;
import io.trainingroles.input.question.AccessPhrase;
import io.trainingroles.input.question.RoleProof;
import io.trainingroles.report.AccessJson;
import io.trainingroles.report.AccessText;
import io.trainingroles.report.ReferenceDate;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Whether something can never happen. */
@Command(
    name = "prove",
    mixinStandardHelpOptions = true,
    description = {
      "Proves that a role can never do something, or shows a request with which it can. The proof covers every possible request, or, where that cannot be proved, every request that AWS documents.",
      "",
      "The policies of the resource are assumed to leave the decision to the role's account."
          + " The document of a policy that the input only names by its ARN is taken from the AWS managed policies that this program contains, or from --policies; if it is in neither, the answer is not known.",
      "",
      "Exits with 3 if it is not proved.",
      "",
      "  training-roles prove training-roles.yaml --never 's3:Delete* on *'"
    })
final class ProveCommand implements Callable<Integer> {
  private final Console console;
  private final InputStream standardInput;

  @Parameters(paramLabel = "INPUT", description = InputRoles.DESCRIPTION)
  private String input = "";

  @Option(
      names = "--type",
      paramLabel = "identity|boundary",
      description = "the kind of the policy document (default: identity)")
  private @Nullable DocumentType type;

  @Option(
      names = "--never",
      required = true,
      paramLabel = "'ACTION on RESOURCE'",
      description =
          "what must never be allowed, with wildcards; 'when KEY=VALUE' may follow, with 'and'"
              + " between several; may be given several times")
  private List<String> nevers = new ArrayList<>();

  @Option(names = "--role", paramLabel = "NAME", description = "only this role of the input")
  private @Nullable String role;

  @Option(
      names = "--format",
      paramLabel = "text|json",
      defaultValue = "text",
      description = "how the proof is shown (default: ${DEFAULT-VALUE})")
  private ResultFormat format = ResultFormat.text;

  @Mixin private PoliciesOption policies = new PoliciesOption();

  @Option(
      names = "--conceivable",
      description =
          "consider every conceivable request, also those that AWS does not document, such as an action on a resource type that it does not support")
  private boolean conceivable;

  @Mixin private AcceptUnknownOption acceptUnknown = new AcceptUnknownOption();

  ProveCommand(Console console, InputStream standardInput) {
    this.console = console;
    this.standardInput = standardInput;
  }

  @Override
  public Integer call() throws FailedException {
    Optional<ManagedPolicyDocuments> documents = policies.read(console);
    if (documents.isEmpty()) {
      return ExitCode.WRONG_INPUT;
    }
    Optional<List<JudgedRole>> roles =
        InputRoles.ofAccess(console, standardInput, type, documents.get()).read(input);
    if (roles.isEmpty()) {
      return ExitCode.WRONG_INPUT;
    }
    List<JudgedRole> chosen = InputRoles.chosen(roles.get(), role);
    boolean isProved = true;
    for (String never : nevers) {
      List<RoleProof> proofs = proofs(never, chosen);
      console
          .out()
          .print(
              format == ResultFormat.json
                  ? AccessJson.proofs(never, proofs, ReferenceDate.of(chosen).orElse(null))
                  : AccessText.proofs(never, proofs));
      isProved &= proofs.stream().allMatch(proof -> proof.result() == RoleProof.Result.PROVED);
    }
    if (format == ResultFormat.text) {
      console.out().print(ReferenceDate.line(chosen));
    }
    return isProved ? ExitCode.FINE : ExitCode.NOT_AS_EXPECTED;
  }

  private List<RoleProof> proofs(String never, List<JudgedRole> roles) throws FailedException {
    try {
      AccessPhrase phrase = AccessPhrase.of(never);
      acceptUnknown.check(phrase, console);
      AccessPattern question = phrase.pattern();
      AccessProver prover = prover();
      return roles.stream().map(one -> RoleProof.of(one, question, prover)).toList();
    } catch (InvalidValueException invalid) {
      throw new FailedException(ExitCode.WRONG_INPUT, invalid.problem() + "; " + invalid.remedy());
    }
  }

  private AccessProver prover() {
    return conceivable ? DocumentedAccess.conceivable() : DocumentedAccess.prover();
  }
}
