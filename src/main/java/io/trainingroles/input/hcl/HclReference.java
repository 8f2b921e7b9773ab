package io.trainingroles.input.hcl;

import java.util.List;

/**
 * A name in an expression with the attributes behind it, such as {@code aws_s3_bucket.data.arn} or
 * {@code data.aws_region.current.name}.
 *
 * @param names the names, as far as they are written one behind the other
 * @param isCalled whether the one name is that of a function
 * @param start the index of its first character in the file
 * @param ends the index behind each name
 */
public record HclReference(List<String> names, boolean isCalled, int start, List<Integer> ends) {
  /**
   * What a string of Terraform's JSON syntax refers to.
   *
   * @param template the string, which is a template
   * @return each reference with its place in the string
   */
  public static List<HclReference> inTemplate(String template) {
    return HclParser.ofTemplate(template);
  }

  /** Keeps unchangeable copies. */
  public HclReference {
    names = List.copyOf(names);
    ends = List.copyOf(ends);
  }
}
