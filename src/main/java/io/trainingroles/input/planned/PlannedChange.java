package io.trainingroles.input.planned;

import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Mapping;

/**
 * What a plan says of one resource.
 *
 * @param address its address, with the keys of instances
 * @param type its type; that of a data source begins with {@code data.}
 * @param after its attributes
 * @param unknown the same with true for each that is not known
 */
public record PlannedChange(String address, String type, Mapping after, Tree unknown) {}
