package io.trainingroles.job;

import io.trainingroles.finding.Location;
import io.trainingroles.role.Grant;

/**
 * One thing that a job's role must be allowed, and the field that says so.
 *
 * @param grant what is granted
 * @param words the same in the words of a spec
 * @param use which of the job's roles needs it
 * @param location where the field's value stands
 * @param field the field, such as {@code InputDataConfig[0].DataSource.S3DataSource.S3Uri}
 * @param basis how it is known
 */
public record Need(
    Grant grant, GrantWords words, RoleUse use, Location location, String field, Basis basis) {}
