package io.trainingroles.input.terraform;

import io.trainingroles.finding.Location;

/**
 * One resource.
 *
 * @param place where it is
 * @param address such as {@code module.team["vision"].aws_iam_role.training}
 * @param type such as {@code aws_iam_role}; that of a data source begins with {@code data.}
 * @param provider what tells apart the configurations of providers that may be for different
 *     accounts; empty where it is not known
 * @param attributes what is known of it
 */
record TerraformResource(
    Location place, String address, String type, String provider, TerraformAttributes attributes) {

  /** Its place, with its address. */
  Location element() {
    return new Location.Element(place, address, "");
  }

  /** What it is called: its name, or where that is not known its address. */
  String name() {
    return attributes.text("name") instanceof TerraformValue.Known known ? known.text() : address;
  }
}
