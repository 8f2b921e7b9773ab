package io.trainingroles.input.cloudformation;

import io.trainingroles.tree.Tree;

/**
 * A resource of a template.
 *
 * @param logicalId its name in the template
 * @param type such as {@code AWS::IAM::Role}
 * @param condition the name of the condition under which it is made; empty where it always is
 * @param properties its properties, with what their functions evaluate to where that is known; a
 *     function that is left is an object with the one key {@code Ref} or {@code Fn::…}
 */
public record TemplateResource(
    String logicalId, String type, String condition, Tree.Mapping properties) {}
