package io.trainingroles.job;

import io.trainingroles.finding.Finding;
import java.util.List;

/**
 * What a caller that starts a job can be bound to.
 *
 * @param words what the job says of itself, in the order of the form; empty unless SageMaker runs
 *     it
 * @param findings what it does not say
 */
public record JobStart(List<StartWord> words, List<Finding> findings) {
  public static final JobStart NONE = new JobStart(List.of(), List.of());

  /** Keeps unchangeable copies. */
  public JobStart {
    words = List.copyOf(words);
    findings = List.copyOf(findings);
  }
}
