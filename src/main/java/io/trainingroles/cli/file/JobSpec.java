package io.trainingroles.cli.file;

import io.trainingroles.cli.console.Console;
import io.trainingroles.cli.console.FailedException;
import io.trainingroles.finding.Finding;
import io.trainingroles.job.JobNeeds;
import io.trainingroles.report.FindingText;
import io.trainingroles.role.value.Deployment;
import io.trainingroles.spec.edit.JobSpecWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The spec of some job files: reads them, shows what is wrong with them, and writes it. */
public final class JobSpec {
  private final Console console;
  private final Deployment deployment;
  private final SetOption values;

  public JobSpec(Console console, Deployment deployment, SetOption values) {
    this.console = console;
    this.deployment = deployment;
    this.values = values;
  }

  /** The text of the spec; nothing where a job is wrong, which has then been shown. */
  public Optional<String> of(List<String> files) throws FailedException {
    Map<String, String> texts = new HashMap<>();
    Map<String, JobNeeds> jobs = new LinkedHashMap<>();
    var findings = new ArrayList<Finding>();
    boolean isWrong = false;
    for (String file : files) {
      try {
        String text = new InputFile(file, "give the path of the job's file").text();
        texts.put(file, text);
        JobNeeds needs = values.read(file, text, deployment);
        jobs.put(file, needs);
        findings.addAll(needs.findings());
        isWrong |= needs.isWrong();
      } catch (InputFile.UnreadableException unreadable) {
        findings.add(unreadable.finding());
        isWrong = true;
      }
    }
    console
        .err()
        .print(
            new FindingText(texts, console.errColours()).of(findings.stream().sorted().toList()));
    if (!isWrong) {
      values.refuseUnused();
    }
    return isWrong ? Optional.empty() : Optional.of(new JobSpecWriter(deployment).write(jobs));
  }
}
