package io.trainingroles.cdktf;

import com.hashicorp.cdktf.App;
import io.trainingroles.check.CheckFinding;
import io.trainingroles.check.CheckSettings;
import io.trainingroles.check.Reviewer;
import io.trainingroles.check.rules.Catalogue;
import io.trainingroles.finding.Finding;
import io.trainingroles.finding.Severity;
import io.trainingroles.report.FindingText;
import io.trainingroles.spec.JobFiles;
import io.trainingroles.spec.Spec;
import io.trainingroles.spec.SpecReader;
import io.trainingroles.spec.SpecReading;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The app that {@code cdktf.json} starts: the roles of {@code training-roles.yaml} in the current
 * folder, or of the file that {@code TRAINING_ROLES_SPEC} names, as one stack.
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
   * @throws IOException if the spec cannot be read
   */
  public static void main(String[] arguments) throws IOException {
    String named = System.getenv("TRAINING_ROLES_SPEC");
    Path file = Path.of(named == null || named.isEmpty() ? "training-roles.yaml" : named);
    String yaml = Files.readString(file, StandardCharsets.UTF_8);
    Map<String, String> texts = new HashMap<>();
    SpecReading<Spec> reading =
        new SpecReader(path -> job(file, path, texts)).read(file.toString(), yaml);
    texts.put(file.toString(), yaml);
    var err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    if (reading instanceof SpecReading.Refused<Spec> refused) {
      err.print(new FindingText(texts, false).of(refused.findings()));
      System.exit(2);
    }
    var read = (SpecReading.Read<Spec>) reading;
    err.print(new FindingText(texts, false).of(read.warnings()));
    List<Finding> wrong = wrong(read.value());
    err.print(new FindingText(texts, false).of(wrong));
    if (!wrong.isEmpty()) {
      System.exit(3);
    }
    var app = new App();
    new TrainingRolesStack(app, STACK, read.value());
    app.synth();
  }

  /** The promises that are not kept, and the errors of the review; no day changes an error. */
  private static List<Finding> wrong(Spec spec) {
    var reviewer = new Reviewer(Catalogue.CHECKS, CheckSettings.of(LocalDate.EPOCH));
    Stream<Finding> errors =
        spec.judged().stream()
            .flatMap(role -> reviewer.review(role).of(Severity.ERROR))
            .map(CheckFinding::finding);
    return Stream.concat(spec.broken().stream(), errors).toList();
  }

  /** A job file, whose path starts from the spec's folder. */
  private static JobFiles.JobFile job(Path spec, String path, Map<String, String> texts) {
    try {
      Path file = spec.resolveSibling(path);
      if (Files.size(file) > SpecReader.MAXIMUM_BYTES) {
        return new JobFiles.Unreadable("the file is too large", "give the job's own file");
      }
      String text = Files.readString(file, StandardCharsets.UTF_8);
      texts.put(file.toString(), text);
      return new JobFiles.Text(file.toString(), text);
    } catch (IOException | InvalidPathException unreadable) {
      return new JobFiles.Unreadable(
          "it cannot be read", "give the path of the job's file, from the spec's folder on");
    }
  }
}
