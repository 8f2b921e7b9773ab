package io.trainingroles.cli;

import io.trainingroles.adoption.ImportProof;
import io.trainingroles.adoption.RoleImport;
import io.trainingroles.cli.configuration.ConfigurationOption;
import io.trainingroles.cli.console.Console;
import io.trainingroles.cli.console.ExitCode;
import io.trainingroles.cli.console.FailedException;
import io.trainingroles.cli.console.ReadableFiles;
import io.trainingroles.cli.file.ChosenRoles;
import io.trainingroles.cli.file.InputRoles;
import io.trainingroles.cli.file.NewSpec;
import io.trainingroles.cli.file.PoliciesOption;
import io.trainingroles.cli.file.ReadInput;
import io.trainingroles.cli.file.RoleListingOption;
import io.trainingroles.cli.file.SpecFile;
import io.trainingroles.input.JudgedKind;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.ManagedPolicyDocuments;
import io.trainingroles.input.account.RoleListing;
import io.trainingroles.report.AccessText;
import io.trainingroles.report.ImportText;
import io.trainingroles.report.ReferenceDate;
import io.trainingroles.synthesis.SynthesizedSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Existing roles as a spec. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Writes a spec of roles that exist. Statements become intents where it is proved that both allow the"
          + " same requests; all others stay as they are. Then the spec is read and compared with the"
          + " input: it is written only if it is proved that both allow the same, for every request"
          + " that AWS documents, and let the same principals assume the roles.",
      "",
      "A role is not imported if a part of it is not known: a policy that is not in the input, or a "
          + "value that only 'terraform apply' knows. A managed policy is attached by its ARN if it "
          + "is one of AWS, has another path than its role, or is attached to several roles; any "
          + "other becomes part of the spec.",
      "",
      "An existing spec is never replaced. Exits with 3 if a role cannot be imported."
    })
final class ImportCommand implements Callable<Integer> {
  private static final String STANDARD_OUTPUT = "-";

  private final Console console;
  private final ReadableFiles files;
  private final Map<String, String> environment;

  @Parameters(paramLabel = "INPUT", description = InputRoles.DESCRIPTION)
  private String input = "";

  @Option(
      names = "--role",
      paramLabel = "NAME",
      description = "this role of the input; may be given several times (default: all roles)")
  private List<String> names = new ArrayList<>();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "SPEC",
      defaultValue = SpecFile.DEFAULT,
      description = "the file to write, or - for standard output (default: ${DEFAULT-VALUE})")
  private Path spec = Path.of(SpecFile.DEFAULT);

  @Option(
      names = "--adopt",
      description =
          "write 'adopt: true', so that Terraform manages the existing roles: the first plan"
              + " imports them and changes nothing")
  private boolean adopts;

  @Mixin private RoleListingOption listing = new RoleListingOption();

  @Mixin private PoliciesOption policies = new PoliciesOption();

  @Mixin private ConfigurationOption configuration = new ConfigurationOption();

  ImportCommand(Console console, ReadableFiles files, Map<String, String> environment) {
    this.console = console;
    this.files = files;
    this.environment = environment;
  }

  @Override
  public Integer call() throws FailedException {
    boolean isShown = spec.toString().equals(STANDARD_OUTPUT);
    if (!isShown) {
      new NewSpec(spec).refuseExisting();
    }
    Optional<ManagedPolicyDocuments> documents = policies.read(console, files);
    if (documents.isEmpty()) {
      return ExitCode.WRONG_INPUT;
    }
    Optional<ReadInput> read =
        new InputRoles(console, files, null, documents.get())
            .with(configuration.reader(console, environment, files))
            .readWithPrincipals(input);
    if (read.isEmpty()) {
      return ExitCode.WRONG_INPUT;
    }
    read.get().refuseSpec("give what exists, such as a state or the details of an account");
    Optional<RoleListing> listed = listing.read(console, files);
    if (listed.isEmpty()) {
      return ExitCode.WRONG_INPUT;
    }
    List<JudgedRole> roles =
        chosen(read.get().all()).stream().map(role -> listed.get().addTo(role)).toList();
    refuseSeveralAccounts(roles);
    Map<String, List<String>> unseen = unseen(roles);
    if (!unseen.isEmpty()) {
      console.err().print(ImportText.unseen(unseen));
      if (adopts && !listing.isGiven()) {
        console.progress(
            "For roles of an account, give --list-roles, the output of 'aws iam list-roles'.");
      }
      return ExitCode.NOT_AS_EXPECTED;
    }
    RoleImport imported =
        RoleImport.of(roles, read.get().all(), read.get().providerRegion(), adopts, List.of());
    return written(roles, imported, documents.get(), isShown);
  }

  private int written(
      List<JudgedRole> roles,
      RoleImport imported,
      ManagedPolicyDocuments documents,
      boolean isShown)
      throws FailedException {
    String text = ImportText.spec(input, imported);
    var file = new SpecFile(files, spec, console, documents.with(ImportProof.documents(roles)));
    Optional<SynthesizedSpec> read = file.readText(text);
    if (read.isEmpty()) {
      console.error("a spec cannot declare these roles as they are; nothing was written");
      return ExitCode.NOT_AS_EXPECTED;
    }
    ImportProof proof = ImportProof.of(roles, read.get().judged());
    if (!proof.isSame()) {
      console.err().print(AccessText.differences(proof.differences()));
      console.error(
          "it is not proved that the spec would allow the same as the input; nothing was written");
      return ExitCode.NOT_AS_EXPECTED;
    }
    String proved = ImportText.proof(proof) + ReferenceDate.line(roles);
    if (isShown) {
      console.out().print(text);
      console.err().print(proved);
    } else {
      new NewSpec(spec).write(text);
      console.out().print(proved);
      console.progress("Wrote " + spec + ". Next: training-roles check " + spec);
    }
    return ExitCode.FINE;
  }

  /** The roles that are named, or all; the service-linked ones belong to their services. */
  private List<JudgedRole> chosen(List<JudgedRole> all) throws FailedException {
    List<JudgedRole> roles = all.stream().filter(JudgedRole::isRole).toList();
    if (roles.isEmpty()) {
      throw new FailedException(
          ExitCode.WRONG_INPUT,
          "the input has no role with its trust policy; give the output of 'aws iam"
              + " get-account-authorization-details' or 'terraform show -json'");
    }
    if (names.isEmpty()) {
      List<JudgedRole> own = roles.stream().filter(role -> !RoleImport.isOfService(role)).toList();
      if (own.size() < roles.size()) {
        console.progress(
            "Left out "
                + JudgedKind.ROLE.words(roles.size() - own.size())
                + " of AWS services, which only AWS can change.");
      }
      if (own.isEmpty()) {
        throw new FailedException(
            ExitCode.WRONG_INPUT, "the input has no role that a spec can declare");
      }
      return own;
    }
    var chosen = new ArrayList<JudgedRole>();
    for (String name : names) {
      chosen.addAll(ChosenRoles.of(roles, name));
    }
    for (JudgedRole role : chosen) {
      if (RoleImport.isOfService(role)) {
        throw new FailedException(
            ExitCode.WRONG_INPUT,
            "only AWS can change '" + role.name() + "', a role of one of its services");
      }
    }
    return chosen.stream().distinct().toList();
  }

  private static void refuseSeveralAccounts(List<JudgedRole> roles) throws FailedException {
    List<String> accounts = RoleImport.accounts(roles);
    if (accounts.size() > 1) {
      throw new FailedException(
          ExitCode.WRONG_INPUT,
          "the roles are in the accounts "
              + String.join(", ", accounts)
              + ", and a spec is for one account; choose its roles with --role");
    }
  }

  private Map<String, List<String>> unseen(List<JudgedRole> roles) {
    var unseen = new LinkedHashMap<String, List<String>>();
    for (JudgedRole role : roles) {
      var reasons = new ArrayList<String>(RoleImport.unseen(role));
      if (adopts) {
        reasons.addAll(RoleImport.unknownToAdopt(role));
      }
      if (!reasons.isEmpty()) {
        unseen.put(role.name(), reasons);
      }
    }
    return unseen;
  }
}
