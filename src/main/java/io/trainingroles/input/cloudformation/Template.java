package io.trainingroles.input.cloudformation;

import java.util.List;

/**
 * A template that could be read.
 *
 * @param resources its resources, in their order; those of a condition are taken to be made
 * @param transforms what changes it before its resources are made, such as {@code
 *     AWS::Serverless-2016-10-31}; what that makes of it is not known
 */
public record Template(List<TemplateResource> resources, List<String> transforms) {
  /** Keeps unchangeable copies. */
  public Template {
    resources = List.copyOf(resources);
    transforms = List.copyOf(transforms);
  }
}
