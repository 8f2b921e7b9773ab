package io.trainingroles.input.configuration;

import io.trainingroles.finding.Location;
import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Mapping;

/**
 * A resource of the plan of a configuration.
 *
 * @param place where it is declared
 * @param address its address, with the keys of instances
 * @param type its type; that of a data source begins with {@code data.}
 * @param provider what tells apart the configurations of providers that may be for different
 *     accounts
 * @param values its attributes
 * @param unknown the same with true for each that is not known
 */
public record PlannedResource(
    Location place, String address, String type, String provider, Mapping values, Tree unknown) {}
