package io.trainingroles.cli;

import io.trainingroles.adoption.AccessLimits;
import io.trainingroles.adoption.ImportProof;
import io.trainingroles.adoption.RecordedUses;
import io.trainingroles.adoption.RoleImport;
import io.trainingroles.adoption.Tightening;
import io.trainingroles.adoption.TighteningTask;
import io.trainingroles.cli.configuration.ConfigurationOption;
import io.trainingroles.cli.console.Console;
import io.trainingroles.cli.console.ExitCode;
import io.trainingroles.cli.console.FailedException;
import io.trainingroles.cli.console.ReadableFiles;
import io.trainingroles.cli.file.EventsOption;
import io.trainingroles.cli.file.InputRoles;
import io.trainingroles.cli.file.JobsOfRole;
import io.trainingroles.cli.file.JobsOption;
import io.trainingroles.cli.file.OrganisationFile;
import io.trainingroles.cli.file.PoliciesOption;
import io.trainingroles.cli.file.ReadInput;
import io.trainingroles.cli.file.RoleListingOption;
import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.iam.Statement;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.ManagedPolicyDocuments;
import io.trainingroles.input.account.RoleListing;
import io.trainingroles.input.question.RoleFit;
import io.trainingroles.job.OpenNeed;
import io.trainingroles.job.RoleJob;
import io.trainingroles.organisation.Organisation;
import io.trainingroles.report.ImportText;
import io.trainingroles.report.ReferenceDate;
import io.trainingroles.report.TighteningJson;
import io.trainingroles.report.TighteningText;
import io.trainingroles.report.line.PrintableText;
import io.trainingroles.role.value.Deployment;
import io.trainingroles.spec.edit.EditedSpec;
import io.trainingroles.synthesis.SynthesizedSpec;
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

/** The smallest change of a role that fits its jobs. */
@Command(
    name = "tighten",
    mixinStandardHelpOptions = true,
    description = {
      "Narrows a role to what its jobs need, and removes what they do not need. With"
          + " --add, the role also gets what they lack. Shows what changes in each policy, and "
          + "which access is removed, with an example request for each; -o writes the new role as a spec,"
          + " --documents its policy documents. In a spec, only the lines of these grants are "
          + "changed; -o may be the spec itself.",
      "",
      "The result is proved: it allows nothing that the role did not allow (with --add: or that the jobs"
          + " lacked), and all that the role did allow of what the jobs need. What a job does not say,"
          + " such as the data that its code reads, is not known: nothing is written until --reads and"
          + " --writes name it, or --unknown is pass. Jobs that are not given are taken to need nothing.",
      "",
      "With --events, access that the role was seen to use is kept and listed, even if no job "
          + "explains it. Access that is removed although the events could not have shown its use "
          + "is listed too. What would break a rule of the organisation or a 'never' of the spec, "
          + "or what the boundary blocks, is never added.",
      "",
      "Deny statements, the trust policy and the permissions boundary stay as they are. Exits with 3 if"
          + " nothing is written although there is something to write, if the jobs still lack"
          + " something, or if they cannot run as the role."
    })
final class TightenCommand implements Callable<Integer> {
  private final Console console;
  private final ReadableFiles files;
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

  @Mixin private TighteningOutput output = new TighteningOutput();

  @Option(
      names = "--format",
      paramLabel = "text|json",
      defaultValue = "text",
      description = "how the change is shown (default: ${DEFAULT-VALUE})")
  private ResultFormat format = ResultFormat.text;

  @Mixin private EventsOption events = new EventsOption();

  @Mixin private OrganisationFile organisation = new OrganisationFile();

  @Mixin private JobsOption jobs = new JobsOption();

  @Mixin private RoleListingOption listing = new RoleListingOption();

  @Mixin private PoliciesOption policies = new PoliciesOption();

  @Mixin private ConfigurationOption configuration = new ConfigurationOption();

  @Mixin private UnknownOption unknown = new UnknownOption();

  TightenCommand(Console console, ReadableFiles files, Map<String, String> environment) {
    this.console = console;
    this.files = files;
    this.environment = environment;
  }

  @Override
  public Integer call() throws FailedException {
    events.refuseRoleAlone();
    Optional<ManagedPolicyDocuments> managed = policies.read(console, files);
    if (managed.isEmpty()) {
      return ExitCode.WRONG_INPUT;
    }
    Optional<ReadInput> read =
        new InputRoles(console, files, null, managed.get())
            .with(configuration.reader(console, environment, files))
            .readWithPrincipals(input);
    if (read.isEmpty()) {
      return ExitCode.WRONG_INPUT;
    }
    if (read.get().spec().isEmpty() && !jobs.areGiven()) {
      throw noJobs();
    }
    output.refuseFor(read.get());
    Optional<RoleListing> listed = listing.read(console, files);
    if (listed.isEmpty()) {
      return ExitCode.WRONG_INPUT;
    }
    List<JudgedRole> described = read.get().all().stream().map(listed.get()::addTo).toList();
    try {
      return tightened(read.get(), managed.get(), described);
    } catch (InvalidValueException invalid) {
      throw new FailedException(ExitCode.WRONG_INPUT, invalid.problem() + "; " + invalid.remedy());
    }
  }

  private int tightened(ReadInput read, ManagedPolicyDocuments managed, List<JudgedRole> all)
      throws FailedException {
    Optional<JobsOfRole> held =
        jobs.of(
            console,
            files,
            read,
            all.stream().filter(JudgedRole::isRole).toList(),
            name,
            configuration.account());
    if (held.isEmpty()) {
      return ExitCode.WRONG_INPUT;
    }
    Deployment deployment = held.get().deployment();
    Optional<TightenedSpec> declared = declared(read, held.get().role());
    JudgedRole role = declared.map(TightenedSpec::role).orElse(held.get().role());
    List<String> unseen = declared.isPresent() ? List.of() : RoleImport.unseen(role);
    if (!unseen.isEmpty()) {
      console.err().print(ImportText.unseen(Map.of(role.name(), unseen)));
      return ExitCode.NOT_AS_EXPECTED;
    }
    List<RoleJob> roleJobs =
        Stream.concat(
                held.get().jobs().stream(), declared.stream().flatMap(spec -> spec.jobs().stream()))
            .toList();
    if (roleJobs.isEmpty()) {
      throw noJobs();
    }
    Optional<Organisation> rules = organisation.of(input, environment, console, files);
    if (rules.isEmpty()) {
      return ExitCode.WRONG_INPUT;
    }
    Optional<RecordedUses> uses = Optional.empty();
    if (events.areGiven()) {
      List<Statement> needed = RoleFit.needed(roleJobs, deployment);
      uses = events.read(console, files, role, held.get().given().account(), needed);
      if (uses.isEmpty()) {
        return ExitCode.WRONG_INPUT;
      }
    }
    AccessLimits limits = rules.get()::brokenBy;
    AccessLimits kept = declared.map(spec -> limits.and(spec.promises())).orElse(limits);
    Tightening tightening =
        Tightening.of(
            role,
            declared.map(TightenedSpec::attached).orElseGet(() -> RoleImport.shared(all)),
            new TighteningTask(roleJobs, deployment, adds, kept, uses));
    List<String> open =
        roleJobs.stream()
            .flatMap(job -> job.needs().open().stream())
            .map(OpenNeed::notKnown)
            .toList();
    Optional<EditedSpec> edited = declared.flatMap(spec -> spec.edited(tightening));
    Optional<TightenedFolder> folder =
        read.folderTexts().isEmpty()
            ? Optional.empty()
            : Optional.of(TightenedFolder.of(read.folderTexts(), tightening));
    String patch =
        folder
            .map(TightenedFolder::text)
            .or(() -> declared.flatMap(spec -> edited.map(spec::patch)))
            .orElse("");
    show(tightening, open, patch);
    folder.ifPresent(each -> each.patch().left().forEach(this::leave));
    ManagedPolicyDocuments known = managed.with(ImportProof.documents(all));
    boolean isWritten =
        isFinished(tightening, open)
            && output.writePatch(
                console, patch, () -> folder.isEmpty() || isRight(folder.get(), all, managed))
            && (declared.isPresent()
                ? output.write(declared.get(), tightening, edited, known)
                : output.write(
                    console,
                    files,
                    tightening,
                    read,
                    all,
                    place -> jobs.declared(place, held.get().texts()),
                    known));
    boolean isLeft = output.hasPatch() && folder.stream().anyMatch(TightenedFolder::isLeft);
    if (!isWritten || isLeft) {
      return ExitCode.NOT_AS_EXPECTED;
    }
    return tightening.fit().lacking().isEmpty()
            && tightening.fit().untrusted().isEmpty()
            && tightening.broken().isEmpty()
        ? ExitCode.FINE
        : ExitCode.NOT_AS_EXPECTED;
  }

  private void leave(String left) {
    console.progress("to be done by hand: " + PrintableText.of(left));
  }

  /**
   * Whether the changed files of a folder have the role as it should be, and all else as it was.
   */
  private boolean isRight(
      TightenedFolder folder, List<JudgedRole> all, ManagedPolicyDocuments managed)
      throws FailedException {
    return new InputRoles(console, files, null, managed)
        .with(configuration.reader(console, environment, files, folder.changed()))
        .readWithPrincipals(input)
        .filter(now -> folder.isRight(all, now.all()))
        .isPresent();
  }

  private static String printable(String patch) {
    return patch.lines().map(line -> PrintableText.of(line) + "\n").collect(Collectors.joining());
  }

  private static FailedException noJobs() {
    return new FailedException(
        ExitCode.WRONG_INPUT, "nothing to narrow the role to; give --job FILE");
  }

  /** The role of a spec, if the input is one. */
  private Optional<TightenedSpec> declared(ReadInput read, JudgedRole role) {
    if (read.spec().isEmpty()) {
      return Optional.empty();
    }
    SynthesizedSpec whole = read.spec().get();
    return whole.specRoles().stream()
        .filter(each -> each.judged().name().equals(role.name()))
        .findFirst()
        .map(each -> new TightenedSpec(console, files, input, read.text().orElse(""), whole, each));
  }

  /** Whether it may be written; says what to do where it may not. */
  private boolean isFinished(Tightening tightening, List<String> open) {
    if (!tightening.isProved()) {
      console.error("it is not proved that the result is right; nothing was written");
      return false;
    }
    if (!open.isEmpty() && !unknown.passes()) {
      console.error(
          "the job definitions do not contain all that the jobs need (see 'not known'); nothing was "
              + "written. Give it with --reads, --writes or --set, or continue without it with --unknown pass");
      return false;
    }
    if (tightening.mayLoseUnseenUse() && !unknown.passes()) {
      console.error(
          "the events show access that no job explains, so a job is missing, and they may not show "
              + "all that it uses; nothing was written. Give the job with --job, or continue "
              + "without it with --unknown pass");
      return false;
    }
    return true;
  }

  private void show(Tightening tightening, List<String> open, String patch) {
    List<JudgedRole> role = List.of(tightening.before());
    if (format == ResultFormat.json) {
      console
          .out()
          .print(TighteningJson.of(tightening, open, patch, ReferenceDate.of(role).orElse(null)));
    } else {
      console
          .out()
          .print(
              TighteningText.of(tightening, open)
                  + ReferenceDate.line(role)
                  + (patch.isEmpty() ? "" : "\n" + printable(patch)));
    }
  }
}
