package io.trainingroles.job;

import io.trainingroles.finding.Finding;
import java.util.List;

/**
 * To which properties of a job the role of its caller can be restricted.
 *
 * @param arguments the arguments of {@code starts} that the job determines, in the order of the
 *     form; none unless SageMaker runs it
 * @param findings what the job does not determine
 */
public record JobStart(List<StartArgument> arguments, List<Finding> findings) {
  public static final JobStart NONE = new JobStart(List.of(), List.of());

  /** Keeps unchangeable copies. */
  public JobStart {
    arguments = List.copyOf(arguments);
    findings = List.copyOf(findings);
  }
}
