package io.trainingroles.input.terraform;

import io.trainingroles.finding.Location;

/**
 * One resource.
 *
 * @param place where it is
 * @param address such as {@code module.team["vision"].aws_iam_role.training}
 * @param type such as {@code aws_iam_role}
 * @param attributes what is known of it
 */
record TerraformResource(
    Location place, String address, String type, TerraformAttributes attributes) {}
