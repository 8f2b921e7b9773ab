package io.trainingroles.input.terraform;

import io.trainingroles.iam.JsonTree;

/**
 * One resource.
 *
 * @param source the name of the input that it stands in
 * @param place where it stands
 * @param address such as {@code module.team["vision"].aws_iam_role.training}
 * @param type such as {@code aws_iam_role}
 * @param attributes what is known of it
 */
record TerraformResource(
    String source,
    JsonTree.Place place,
    String address,
    String type,
    TerraformAttributes attributes) {}
