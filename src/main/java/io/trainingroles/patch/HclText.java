package io.trainingroles.patch;

import io.trainingroles.tree.JsonWriter;
import java.util.List;
import java.util.stream.Collectors;

/** Texts as values of HCL and JSON, which mean themselves. */
final class HclText {
  private HclText() {}

  /** A text in quotation marks, as JSON. */
  static String json(String text) {
    return JsonWriter.ofValues(text);
  }

  /** What a template of HCL must have to mean a text. */
  static String template(String text) {
    return text.replace("${", "$${").replace("%{", "%%{");
  }

  /** A text in quotation marks, as HCL. */
  static String quoted(String text) {
    return template(json(text));
  }

  /**
   * A list of texts for {@code aws_iam_policy_document}, which writes variables with an ampersand.
   */
  static String ofPolicyDocument(List<String> texts) {
    return texts.stream()
        .map(text -> json(text.replace("${", "&{")).replace("%{", "%%{"))
        .collect(Collectors.joining(", ", "[", "]"));
  }
}
