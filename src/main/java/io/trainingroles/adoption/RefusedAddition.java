package io.trainingroles.adoption;

import io.trainingroles.job.Need;

/**
 * What a job lacks and a role does not get.
 *
 * @param need what the job lacks
 * @param reason why the role does not get it, as a part of a sentence
 */
public record RefusedAddition(Need need, String reason) {}
