package io.trainingroles.cdktf;

import com.hashicorp.cdktf.App;
import io.trainingroles.finding.Finding;
import io.trainingroles.finding.Severity;
import io.trainingroles.organisation.Organisation;
import io.trainingroles.organisation.OrganisationReader;
import io.trainingroles.report.FindingText;
import io.trainingroles.spec.JobFiles;
import io.trainingroles.spec.SpecReader;
import io.trainingroles.spec.SpecReading;
import io.trainingroles.synthesis.SpecSynthesizer;
import io.trainingroles.synthesis.SynthesizedSpec;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The app that {@code cdktf.json} starts: the roles of {@code training-roles.yaml} in the current
 * folder, or of the file that {@code TRAINING_ROLES_SPEC} names, as one stack. The rules of an
 * organisation are those of the file that {@code TRAINING_ROLES_ORGANISATION} names, else of the
 * nearest {@code organisation.yaml} beside the spec or above it.
 *
 * <pre>{@code
 * TrainingRolesApp.main(new String[0]); // what cdktf synth runs
 * }</pre>
 */
public final class TrainingRolesApp {
  /** The name of the stack. */
  public static final String STACK = "training-roles";

  private TrainingRolesApp() {}

  /**
   * Synthesizes the stack.
   *
   * @param arguments none
   */
  public static void main(String[] arguments) {
    String named = System.getenv("TRAINING_ROLES_SPEC");
    Path file = Path.of(named == null || named.isEmpty() ? "training-roles.yaml" : named);
    var err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    String yaml = text(file, "a spec", err);
    Map<String, String> texts = new HashMap<>();
    SpecReading<SynthesizedSpec> reading =
        new SpecSynthesizer(path -> job(file, path, texts)).read(file.toString(), yaml);
    texts.put(file.toString(), yaml);
    if (reading instanceof SpecReading.Refused<SynthesizedSpec> refused) {
      err.print(new FindingText(texts, false).of(refused.findings()));
      System.exit(2);
    }
    var read = (SpecReading.Read<SynthesizedSpec>) reading;
    // No day changes what is an error.
    List<Finding> findings =
        organisation(file, err)
            .review(LocalDate.EPOCH, Severity.SECURITY_WARNING)
            .beforeDeployment(read.value());
    err.print(new FindingText(texts, false).of(findings));
    if (findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR)) {
      System.exit(3);
    }
    var app = new App();
    new TrainingRolesStack(app, STACK, read.value());
    app.synth();
  }

  /** The rules that hold for a spec: those that the environment names, else the nearest ones. */
  private static Organisation organisation(Path spec, PrintStream err) {
    String named = System.getenv(Organisation.VARIABLE);
    Optional<Path> file =
        named == null || named.isEmpty()
            ? nearest(spec.toAbsolutePath().normalize())
            : Optional.of(Path.of(named));
    if (file.isEmpty()) {
      return Organisation.NONE;
    }
    String name = file.get().toString();
    String yaml = text(file.get(), "the rules of an organisation", err);
    SpecReading<Organisation> reading = OrganisationReader.read(name, yaml);
    if (reading instanceof SpecReading.Refused<Organisation> refused) {
      err.print(new FindingText(Map.of(name, yaml), false).of(refused.findings()));
      System.exit(2);
    }
    return ((SpecReading.Read<Organisation>) reading).value();
  }

  private static Optional<Path> nearest(Path spec) {
    return Stream.iterate(spec.getParent(), Objects::nonNull, Path::getParent)
        .map(folder -> folder.resolve(Organisation.FILE))
        .filter(Files::isRegularFile)
        .findFirst();
  }

  private static String text(Path file, String what, PrintStream err) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      err.println("error: " + file + " cannot be read as " + what + ": " + unreadable);
      System.exit(2);
      throw new UncheckedIOException(unreadable);
    }
  }

  /** A job file, whose path starts from the spec's folder. */
  private static JobFiles.JobFile job(Path spec, String path, Map<String, String> texts) {
    try {
      Path file = spec.resolveSibling(path);
      if (Files.size(file) > SpecReader.MAXIMUM_BYTES) {
        return new JobFiles.Unreadable("the file is too large", "give a file with only the job");
      }
      String text = Files.readString(file, StandardCharsets.UTF_8);
      texts.put(file.toString(), text);
      return new JobFiles.Text(file.toString(), text);
    } catch (IOException | InvalidPathException unreadable) {
      return new JobFiles.Unreadable(
          "it cannot be read", "give the path of the job's file, relative to the spec's folder");
    }
  }
}
