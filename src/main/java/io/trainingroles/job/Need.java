package io.trainingroles.job;

import io.trainingroles.finding.Location;
import io.trainingroles.role.Grant;

/**
 * One grant that a role of a job needs, and the field of the job that requires it.
 *
 * @param grant what is granted
 * @param declared the same grant as a spec declares it
 * @param use which of the job's roles needs it
 * @param location where the field's value is
 * @param field the field, such as {@code InputDataConfig[0].DataSource.S3DataSource.S3Uri}
 * @param basis how it is known
 * @param isTemplate whether a placeholder is open in the grant, so that it has more than the job
 *     needs, and which of it the job needs is not known
 */
public record Need(
    Grant grant,
    DeclaredGrant declared,
    RoleUse use,
    Location location,
    String field,
    Basis basis,
    boolean isTemplate) {}
