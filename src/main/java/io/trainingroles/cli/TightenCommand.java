package io.trainingroles.cli;

import io.trainingroles.adoption.ImportProof;
import io.trainingroles.adoption.RoleImport;
import io.trainingroles.adoption.Tightening;
import io.trainingroles.cli.configuration.ConfigurationOption;
import io.trainingroles.cli.console.Console;
import io.trainingroles.cli.console.ExitCode;
import io.trainingroles.cli.console.FailedException;
import io.trainingroles.cli.file.AtomicFiles;
import io.trainingroles.cli.file.InputRoles;
import io.trainingroles.cli.file.JobsOption;
import io.trainingroles.cli.file.NewSpec;
import io.trainingroles.cli.file.PoliciesOption;
import io.trainingroles.cli.file.SpecFile;
import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.ManagedPolicyDocuments;
import io.trainingroles.input.question.JobPlace;
import io.trainingroles.job.JobNeeds;
import io.trainingroles.job.OpenNeed;
import io.trainingroles.job.RoleJob;
import io.trainingroles.report.AccessText;
import io.trainingroles.report.ImportText;
import io.trainingroles.report.ReferenceDate;
import io.trainingroles.report.TighteningText;
import io.trainingroles.role.value.Deployment;
import io.trainingroles.synthesis.SynthesizedSpec;
import io.trainingroles.terraform.ReadablePolicies;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The smallest change of a role that fits its jobs. */
@Command(
    name = "tighten",
    mixinStandardHelpOptions = true,
    description = {
      "Narrows a role to what its jobs need: what they need stays, what they do not need goes. With"
          + " --add, the role also gets what they lack. Shows what changes in each policy, and which"
          + " access goes, with an example request for each; -o writes the new role as a spec,"
          + " --documents its policy documents.",
      "",
      "The result is proved: it allows nothing that the role did not allow (with --add: or that the jobs"
          + " lacked), and all that the role did allow of what the jobs need. What a job does not say,"
          + " such as the data that its code reads, is not known: nothing is written until --reads and"
          + " --writes name it, or --unknown is pass. Jobs that are not given are taken to need nothing.",
      "",
      "Deny statements, the trust policy and the permissions boundary stay as they are. Exits with 3 if"
          + " nothing is written although there is something to write, if the jobs still lack"
          + " something, or if they cannot run as the role."
    })
final class TightenCommand implements Callable<Integer> {
  private final Console console;
  private final InputStream standardInput;
  private final Map<String, String> environment;

  @Parameters(paramLabel = "INPUT", description = InputRoles.DESCRIPTION)
  private String input = "";

  @Option(
      names = "--role",
      paramLabel = "NAME",
      description = "this role of the input (default: the only one, or the one that the jobs name)")
  private @Nullable String name;

  @Option(names = "--add", description = "also add what the jobs need and the role does not allow")
  private boolean adds;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "SPEC",
      description = "write the new role as a spec to this file")
  private @Nullable Path spec;

  @Option(
      names = "--documents",
      paramLabel = "DIR",
      description =
          "write the policy documents of the new role to this folder, as ROLE.POLICY.json")
  private @Nullable Path documents;

  @Mixin private JobsOption jobs = new JobsOption();

  @Mixin private PoliciesOption policies = new PoliciesOption();

  @Mixin private ConfigurationOption configuration = new ConfigurationOption();

  @Mixin private UnknownOption unknown = new UnknownOption();

  TightenCommand(Console console, InputStream standardInput, Map<String, String> environment) {
    this.console = console;
    this.standardInput = standardInput;
    this.environment = environment;
  }

  @Override
  public Integer call() throws FailedException {
    if (!jobs.areGiven()) {
      throw new FailedException(
          ExitCode.WRONG_INPUT, "nothing to narrow the role to; give --job FILE");
    }
    if (spec != null) {
      new NewSpec(spec).refuseExisting();
    }
    Optional<ManagedPolicyDocuments> managed = policies.read(console);
    Optional<Map<String, String>> texts = jobs.texts(console);
    if (managed.isEmpty() || texts.isEmpty()) {
      return ExitCode.WRONG_INPUT;
    }
    var reader =
        new InputRoles(console, standardInput, null, managed.get())
            .with(configuration.reader(console, environment));
    Optional<List<JudgedRole>> all = reader.readWithPrincipals(input);
    if (all.isEmpty()) {
      return ExitCode.WRONG_INPUT;
    }
    reader.refuseSpec(
        "'fit' shows what its role allows and its jobs do not need, and 'runs' gives a role what its"
            + " jobs need");
    try {
      return tightened(reader, managed.get(), all.get(), texts.get());
    } catch (InvalidValueException invalid) {
      throw new FailedException(ExitCode.WRONG_INPUT, invalid.problem() + "; " + invalid.remedy());
    }
  }

  private int tightened(
      InputRoles reader,
      ManagedPolicyDocuments managed,
      List<JudgedRole> all,
      Map<String, String> texts)
      throws FailedException {
    Deployment given = jobs.deployment(configuration.account(), reader.deployment());
    List<JobNeeds> first = jobs.needs(texts, given);
    if (isWrong(first)) {
      jobs.show(console, texts, first, List.of());
      return ExitCode.WRONG_INPUT;
    }
    JudgedRole role = jobs.role(all.stream().filter(JudgedRole::isRole).toList(), name, first);
    Deployment deployment = JobPlace.of(given, reader.providerRegion(), role, first);
    List<JobNeeds> needs = jobs.needs(texts, deployment);
    jobs.show(console, texts, needs, jobs.otherRoles(role, needs));
    if (isWrong(needs)) {
      return ExitCode.WRONG_INPUT;
    }
    jobs.refuseUnusedValues();
    List<String> unseen = RoleImport.unseen(role);
    if (!unseen.isEmpty()) {
      console.err().print(ImportText.unseen(Map.of(role.name(), unseen)));
      return ExitCode.NOT_AS_EXPECTED;
    }
    List<RoleJob> roleJobs = jobs.roleJobs(role, needs);
    Tightening tightening = Tightening.of(role, all, roleJobs, deployment, adds);
    List<String> open =
        roleJobs.stream()
            .flatMap(job -> job.needs().open().stream())
            .map(OpenNeed::notKnown)
            .toList();
    console.out().print(TighteningText.of(tightening, open) + ReferenceDate.line(List.of(role)));
    if (!tightening.isProved()) {
      console.error("it is not proved that this is right; nothing was written");
      return ExitCode.NOT_AS_EXPECTED;
    }
    if (!open.isEmpty() && !unknown.passes()) {
      console.error(
          "the jobs do not say all that they need (see 'not known'); nothing was written. Give it with"
              + " --reads, --writes or --set, or go on without it with --unknown pass");
      return ExitCode.NOT_AS_EXPECTED;
    }
    if (!write(tightening, all, managed, reader, texts)) {
      return ExitCode.NOT_AS_EXPECTED;
    }
    return tightening.fit().lacking().isEmpty() && tightening.fit().untrusted().isEmpty()
        ? ExitCode.FINE
        : ExitCode.NOT_AS_EXPECTED;
  }

  private boolean write(
      Tightening tightening,
      List<JudgedRole> all,
      ManagedPolicyDocuments managed,
      InputRoles reader,
      Map<String, String> texts)
      throws FailedException {
    if (spec == null && documents == null) {
      return true;
    }
    List<JudgedRole> roles = List.of(tightening.after());
    Path place = spec == null ? Path.of(SpecFile.DEFAULT) : spec;
    RoleImport imported =
        RoleImport.of(roles, all, reader.providerRegion(), false, jobs.declared(place, texts));
    String text = ImportText.spec(input, imported);
    Optional<SynthesizedSpec> read =
        new SpecFile(place, console, managed.with(ImportProof.documents(all))).readText(text);
    if (read.isEmpty()) {
      console.error("a spec cannot declare this role; nothing was written");
      return false;
    }
    ImportProof proof = ImportProof.of(roles, read.get().judged());
    if (!proof.isSame()) {
      console.err().print(AccessText.differences(proof.differences()));
      console.error("it is not proved that the spec would allow the same; nothing was written");
      return false;
    }
    if (documents != null) {
      AtomicFiles.write(documents, ReadablePolicies.of(read.get().roles()));
      console.progress("Wrote the policy documents to " + documents + ".");
    }
    if (spec != null) {
      new NewSpec(spec).write(text);
      console.progress("Wrote " + spec + ". Next: training-roles check " + spec);
    }
    return true;
  }

  private static boolean isWrong(List<JobNeeds> needs) {
    return needs.stream().anyMatch(JobNeeds::isWrong);
  }
}
