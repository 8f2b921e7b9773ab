package io.trainingroles.organisation;

import io.trainingroles.finding.Location;

/**
 * Where a role breaks a rule of an organisation.
 *
 * @param place where
 * @param subject what is wrong, in few words that do not depend on how a policy is written
 * @param problem what is wrong with it
 */
record Breach(Location place, String subject, String problem) {}
