package io.trainingroles.cli.file;

import io.trainingroles.cli.console.Console;
import io.trainingroles.cli.console.ExitCode;
import io.trainingroles.cli.console.FailedException;
import io.trainingroles.cli.console.ReadableFiles;
import io.trainingroles.finding.Finding;
import io.trainingroles.finding.Severity;
import io.trainingroles.input.ManagedPolicyDocuments;
import io.trainingroles.organisation.Organisation;
import io.trainingroles.report.FindingText;
import io.trainingroles.spec.SpecReading;
import io.trainingroles.synthesis.SpecSynthesizer;
import io.trainingroles.synthesis.SynthesizedSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The spec that a command is given: reads it, and shows what is wrong with it. */
public final class SpecFile {
  /** The name of a spec. */
  public static final String DEFAULT = "training-roles.yaml";

  private static final String OTHER_DEFAULT = "training-roles.yml";
  private static final String STANDARD_INPUT = "-";

  private final ReadableFiles files;
  private final String name;
  private final boolean mayBeStandardInput;
  private final Console console;
  private final ManagedPolicyDocuments documents;
  private final boolean isToBeWritten;
  private final Map<String, String> texts = new HashMap<>();

  public SpecFile(ReadableFiles files, Path file, Console console) {
    this(files, file, console, new ManagedPolicyDocuments());
  }

  /** {@code documents} are those of the policies that the spec names by their ARNs. */
  public SpecFile(
      ReadableFiles files, Path file, Console console, ManagedPolicyDocuments documents) {
    this(files, file, console, documents, false);
  }

  private SpecFile(
      ReadableFiles files,
      Path file,
      Console console,
      ManagedPolicyDocuments documents,
      boolean isToBeWritten) {
    this.files = files;
    this.name = file.toString();
    this.console = console;
    this.documents = documents;
    this.mayBeStandardInput = isToBeWritten;
    this.isToBeWritten = isToBeWritten;
  }

  /**
   * The spec that a command writes files of: {@code -} is standard input, and where no file has the
   * name of {@value #DEFAULT}, one that ends in {@code .yml} is taken.
   */
  public static SpecFile given(Path file, Console console, ReadableFiles files) {
    Path other = file.resolveSibling(OTHER_DEFAULT);
    boolean isOther = file.endsWith(DEFAULT) && Files.notExists(file) && files.isFile(other);
    return new SpecFile(files, isOther ? other : file, console, new ManagedPolicyDocuments(), true);
  }

  /** A spec that has been read, with the findings of its reader. */
  record ReadSpec(SynthesizedSpec spec, List<Finding> warnings, Map<String, String> texts) {}

  /** What the file declares; nothing where it is wrong, which has then been shown. */
  Optional<ReadSpec> load() {
    String text;
    try {
      var input =
          new InputFile(
              files,
              name,
              "write a first spec with 'training-roles init', or give the path of one");
      text =
          mayBeStandardInput && name.equals(STANDARD_INPUT)
              ? input.textOfStandardInput()
              : input.text();
    } catch (InputFile.UnreadableException unreadable) {
      show(Map.of(), List.of(unreadable.finding()));
      return Optional.empty();
    }
    return load(text);
  }

  /** What this text of the file declares; nothing where it is wrong, which has then been shown. */
  Optional<ReadSpec> load(String text) {
    var jobs = new JobFolder(files, Path.of(name));
    SpecReading<SynthesizedSpec> reading = new SpecSynthesizer(jobs, documents).read(name, text);
    texts.putAll(jobs.texts());
    texts.put(name, text);
    if (reading instanceof SpecReading.Refused<SynthesizedSpec> refused) {
      show(texts, refused.findings());
      return Optional.empty();
    }
    var right = (SpecReading.Read<SynthesizedSpec>) reading;
    return Optional.of(new ReadSpec(right.value(), right.warnings(), Map.copyOf(texts)));
  }

  /** What a text of the file declares, with its errors and without its warnings shown. */
  public Optional<SynthesizedSpec> readText(String text) {
    return load(text).map(ReadSpec::spec);
  }

  /** What another text of the file would declare; nothing where it is wrong. */
  public Optional<SynthesizedSpec> declaredBy(String text) {
    SpecReading<SynthesizedSpec> reading =
        new SpecSynthesizer(new JobFolder(files, Path.of(name)), documents).read(name, text);
    return reading instanceof SpecReading.Read<SynthesizedSpec> read
        ? Optional.of(read.value())
        : Optional.empty();
  }

  /** What the file declares, with its warnings shown. */
  Optional<SynthesizedSpec> read() {
    Optional<ReadSpec> read = load();
    read.ifPresent(spec -> show(texts, spec.warnings()));
    return read.map(ReadSpec::spec);
  }

  /**
   * The spec, to be deployed: without an error in its roles, and with what it promises kept. What
   * is less than a security warning is left to {@code check}.
   */
  public Optional<SynthesizedSpec> readSound(
      OrganisationFile organisation, Map<String, String> environment, LocalDate today)
      throws FailedException {
    Optional<ReadSpec> read = load();
    Optional<Organisation> rules = organisation.of(name, environment, console, files);
    if (read.isEmpty() || rules.isEmpty()) {
      return Optional.empty();
    }
    SynthesizedSpec spec = read.get().spec();
    List<Finding> findings =
        rules.get().review(today, Severity.SECURITY_WARNING).beforeDeployment(spec);
    show(texts, findings);
    if (findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR)) {
      throw new FailedException(
          ExitCode.NOT_AS_EXPECTED,
          "the review found errors; 'training-roles check " + name + "' shows all findings");
    }
    return Optional.of(spec);
  }

  private void show(Map<String, String> texts, List<Finding> findings) {
    console.err().print(new FindingText(texts, console.errColours()).of(findings));
    long errors = findings.stream().filter(finding -> finding.severity() == Severity.ERROR).count();
    if (errors > 1) {
      console.progress(errors + (isToBeWritten ? " errors; nothing was written." : " errors"));
    }
  }
}
