package io.trainingroles.job;

import io.trainingroles.finding.Location;

/**
 * A role that a job names.
 *
 * @param use what the job has it for
 * @param text its ARN or its name, as in the job
 * @param location where it is
 * @param field the field that names it
 */
public record NamedRole(RoleUse use, String text, Location location, String field) {
  /**
   * The role's name.
   *
   * @return the ARN's last part
   */
  public String name() {
    return text.substring(text.lastIndexOf('/') + 1);
  }
}
