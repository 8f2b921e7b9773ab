package io.trainingroles.job;

import io.trainingroles.finding.Location;
import java.util.List;

/**
 * One thing that a role which starts a job is told, in the words of a spec.
 *
 * @param name the key, such as {@code subnets}
 * @param values its value, or the values of a list
 * @param location where the job says so
 */
public record StartWord(String name, List<String> values, Location location) {
  /** Keeps an unchangeable copy. */
  public StartWord {
    values = List.copyOf(values);
  }
}
