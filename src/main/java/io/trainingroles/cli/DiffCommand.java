package io.trainingroles.cli;

import io.trainingroles.access.documented.DocumentedAccess;
import io.trainingroles.access.proof.AccessProver;
import io.trainingroles.cli.configuration.ConfigurationOption;
import io.trainingroles.cli.configuration.GitRevision;
import io.trainingroles.cli.console.Console;
import io.trainingroles.cli.console.ExitCode;
import io.trainingroles.cli.console.FailedException;
import io.trainingroles.cli.console.ReadableFiles;
import io.trainingroles.cli.file.DocumentType;
import io.trainingroles.cli.file.InputRoles;
import io.trainingroles.cli.file.PoliciesOption;
import io.trainingroles.cli.file.ReadInput;
import io.trainingroles.cli.file.SurroundingPoliciesOption;
import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.ManagedPolicyDocuments;
import io.trainingroles.input.SurroundingPolicies;
import io.trainingroles.input.question.RoleDifference;
import io.trainingroles.report.AccessJson;
import io.trainingroles.report.AccessMarkdown;
import io.trainingroles.report.AccessText;
import io.trainingroles.report.ReferenceDate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What access is new, and what is gone. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    description = {
      "Shows which access was added and which was removed between two inputs, with an example "
          + "request for each change. The requests that the inputs allow are compared, not their "
          + "texts: a rewrite that allows the same is not a change. Only requests that AWS "
          + "documents count as changes. Roles are matched by name; who may assume them is compared too.",
      "",
      "Each input is "
          + InputRoles.DESCRIPTION
          + ". Exits with 3 if access is broader, or if"
          + " that is not known."
    })
final class DiffCommand implements Callable<Integer> {
  /** How differences are shown. */
  enum Format {
    text,
    json,
    markdown
  }

  private final Console console;
  private final ReadableFiles files;
  private final Map<String, String> environment;

  @Parameters(
      arity = "1..2",
      paramLabel = "OLD NEW",
      description = "the old input and the new one; with --git the new one alone")
  private List<String> inputs = new ArrayList<>();

  @Option(
      names = "--git",
      paramLabel = "REVISION",
      description =
          "compare with the input as it is in this revision: a branch, a tag or a commit of its git repository")
  private @Nullable String revision;

  @Option(
      names = "--type",
      paramLabel = "identity|trust|boundary|resource",
      description =
          "the kind of policy documents (default: identity); for trust policies, compares who may "
              + "assume the role, for resource policies, who may use the resource")
  private @Nullable DocumentType type;

  @Option(
      names = "--format",
      paramLabel = "text|json|markdown",
      defaultValue = "text",
      description = "how the changes are shown (default: ${DEFAULT-VALUE})")
  private Format format = Format.text;

  @Mixin private PoliciesOption policies = new PoliciesOption();

  @Mixin private ConfigurationOption configuration = new ConfigurationOption();

  @Mixin private SurroundingPoliciesOption surroundings = new SurroundingPoliciesOption();

  @Mixin private UnknownOption unknown = new UnknownOption();

  @Option(
      names = "--conceivable",
      description =
          "consider every conceivable request, also those that AWS does not document, such as an "
              + "action on a resource type that it does not support")
  private boolean conceivable;

  DiffCommand(Console console, ReadableFiles files, Map<String, String> environment) {
    this.console = console;
    this.environment = environment;
    this.files = files;
  }

  @Override
  public Integer call() throws FailedException {
    Optional<ManagedPolicyDocuments> documents = policies.read(console, files);
    if (documents.isEmpty()) {
      return ExitCode.WRONG_INPUT;
    }
    if (type != null && type.namesPrincipals() && !surroundings.isEmpty()) {
      throw new FailedException(
          ExitCode.WRONG_INPUT,
          "a "
              + type
              + " policy defines who may do something; --boundary, --session-policy, "
              + "--resource-policy, --kms-grants, --scp and --rcp are about what a role may do");
    }
    if (inputs.size() != (revision == null ? 2 : 1)) {
      throw new FailedException(
          ExitCode.WRONG_INPUT,
          revision == null
              ? "give the old input and the new one; or the new one with --git REVISION"
              : "with --git, give one input: its old version is that of the revision");
    }
    if (revision == null) {
      return compared(documents.get(), inputs.get(0), inputs.get(1), null);
    }
    try (GitRevision before = GitRevision.of(revision, inputs.get(0), environment)) {
      console.progress("Comparing with '" + inputs.get(0) + "' of " + revision + " …");
      Path trusted = Files.isDirectory(before.input()) ? before.input() : null;
      return compared(documents.get(), before.input().toString(), inputs.get(0), trusted);
    }
  }

  private int compared(
      ManagedPolicyDocuments documents, String before, String after, @Nullable Path trusted)
      throws FailedException {
    Optional<SurroundingPolicies> around = surroundings.read(console, files);
    Optional<ReadInput> oldInput = inputRoles(documents, null).readWithPrincipals(before);
    Optional<ReadInput> newInput = inputRoles(documents, trusted).readWithPrincipals(after);
    if (oldInput.isEmpty() || newInput.isEmpty() || around.isEmpty()) {
      return ExitCode.WRONG_INPUT;
    }
    List<JudgedRole> all =
        Stream.concat(newInput.get().all().stream(), oldInput.get().all().stream()).toList();
    if (all.isEmpty()) {
      throw new FailedException(ExitCode.WRONG_INPUT, "neither input has a role or a policy");
    }
    List<RoleDifference> differences;
    try {
      differences = newInput.get().differencesFrom(oldInput.get(), prover(), around.get());
    } catch (InvalidValueException invalid) {
      throw new FailedException(ExitCode.WRONG_INPUT, invalid.problem() + "; " + invalid.remedy());
    }
    console
        .out()
        .print(
            switch (format) {
              case text -> AccessText.differences(differences) + ReferenceDate.line(all);
              case json -> AccessJson.differences(differences, ReferenceDate.of(all).orElse(null));
              case markdown -> AccessMarkdown.differences(differences);
            });
    boolean isFine =
        differences.stream()
            .allMatch(
                each -> !each.isBroadened() && (each.unknown().isEmpty() || unknown.passes()));
    return isFine ? ExitCode.FINE : ExitCode.NOT_AS_EXPECTED;
  }

  private InputRoles inputRoles(ManagedPolicyDocuments documents, @Nullable Path trusted)
      throws FailedException {
    return new InputRoles(console, files, type, documents)
        .with(configuration.reader(console, environment, files, trusted));
  }

  private AccessProver prover() {
    return conceivable ? DocumentedAccess.conceivable() : DocumentedAccess.prover();
  }
}
