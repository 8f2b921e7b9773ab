package io.trainingroles.organisation;

import io.trainingroles.finding.Location;

/**
 * What a role has otherwise than an organisation wants it.
 *
 * @param place where
 * @param subject what, in few words
 * @param problem what is wrong with it
 */
record Breach(Location place, String subject, String problem) {}
