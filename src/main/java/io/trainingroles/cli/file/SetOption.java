package io.trainingroles.cli.file;

import static io.trainingroles.finding.Quotation.quoted;

import io.trainingroles.cli.console.ExitCode;
import io.trainingroles.cli.console.FailedException;
import io.trainingroles.finding.NearestWord;
import io.trainingroles.job.JobNeeds;
import io.trainingroles.job.reader.JobReader;
import io.trainingroles.role.value.Deployment;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Option;

/** What stands in the place of the placeholders of job files. */
public final class SetOption {
  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description =
          "a value for a placeholder of a job, such as $${NAME}, <NAME> or {{NAME}}; may be given"
              + " several times")
  private Map<String, String> values = new LinkedHashMap<>();

  private final Set<String> names = new LinkedHashSet<>();

  /** Reads a job with the values of the placeholders that it has. */
  public JobNeeds read(String file, String text, Deployment deployment) {
    return read(file, text, deployment, Map.of());
  }

  /** Reads a job with more values; those of the option count before them. */
  JobNeeds read(String file, String text, Deployment deployment, Map<String, String> more) {
    names.addAll(JobReader.placeholders(text));
    var all = new LinkedHashMap<String, String>(more);
    all.putAll(usedBy(text));
    return new JobReader(Set.of(), all).read(file, text, deployment);
  }

  /** The values of the placeholders that a job has. */
  Map<String, String> usedBy(String text) {
    var used = new LinkedHashMap<String, String>(values);
    used.keySet().retainAll(JobReader.placeholders(text));
    return used;
  }

  /**
   * Refuses a value that none of the jobs read has a placeholder for.
   *
   * @throws FailedException if there is one
   */
  public void refuseUnused() throws FailedException {
    for (String name : values.keySet()) {
      if (!names.contains(name)) {
        throw new FailedException(
            ExitCode.WRONG_INPUT,
            "'--set "
                + name
                + "': no job has this placeholder; "
                + NearestWord.to(name, names)
                    .map(word -> "did you mean " + quoted(word) + "?")
                    .orElse(
                        names.isEmpty()
                            ? "remove the option"
                            : "the placeholders are " + String.join(", ", names)));
      }
    }
  }
}
