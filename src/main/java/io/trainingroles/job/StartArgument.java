package io.trainingroles.job;

import io.trainingroles.finding.Location;
import java.util.List;

/**
 * An argument of {@code starts} that a job determines.
 *
 * @param name the key, such as {@code subnets}
 * @param values its value, or the values of a list
 * @param location where it is in the job
 */
public record StartArgument(String name, List<String> values, Location location) {
  /** Keeps an unchangeable copy. */
  public StartArgument {
    values = List.copyOf(values);
  }
}
