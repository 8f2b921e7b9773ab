package io.trainingroles.input;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The form of an input, which its content shows. */
public enum InputForm {
  /** A spec of this project; also all that is none of the others. */
  SPEC("a spec"),
  /** A policy document that stands alone. */
  DOCUMENT("a policy document"),
  /** The output of {@code terraform show -json} for a plan or a state. */
  TERRAFORM_SHOW("Terraform's JSON of a plan or a state"),
  /** A configuration of Terraform in its JSON form. */
  TERRAFORM_FILE("a Terraform file"),
  /** The output of {@code aws iam get-account-authorization-details}. */
  ACCOUNT_DETAILS("the authorization details of an account"),
  /** A template of CloudFormation. */
  CLOUDFORMATION("a CloudFormation template"),
  /** The state of a stack of Pulumi. */
  PULUMI("the state of a Pulumi stack"),
  /** A file in Terraform's own language, which is not read. */
  HCL("a file in Terraform's language (HCL)");

  /** The first line of a block in Terraform's language. */
  private static final Pattern BLOCK =
      Pattern.compile(
          "(?:resource|module|provider|variable|terraform|locals|data|output|import|moved)"
              + "\\b[^:]*\\{.*");

  /** A key at the top of a template in YAML. */
  private static final Pattern TEMPLATE_IN_YAML =
      Pattern.compile("(?m)^(?:AWSTemplateFormatVersion|Resources):");

  private static final List<String> HCL_FILES = List.of(".tf", ".tofu", ".hcl");

  private static final Map<String, InputForm> KEYS =
      Map.ofEntries(
          Map.entry("Statement", DOCUMENT),
          Map.entry("format_version", TERRAFORM_SHOW),
          Map.entry("planned_values", TERRAFORM_SHOW),
          // The state as Terraform stores it, of which the reader says what to give instead.
          Map.entry("lineage", TERRAFORM_SHOW),
          Map.entry("resource", TERRAFORM_FILE),
          Map.entry("terraform", TERRAFORM_FILE),
          Map.entry("provider", TERRAFORM_FILE),
          Map.entry("module", TERRAFORM_FILE),
          Map.entry("data", TERRAFORM_FILE),
          Map.entry("output", TERRAFORM_FILE),
          Map.entry("RoleDetailList", ACCOUNT_DETAILS),
          Map.entry("Policies", ACCOUNT_DETAILS),
          Map.entry("UserDetailList", ACCOUNT_DETAILS),
          Map.entry("AWSTemplateFormatVersion", CLOUDFORMATION),
          Map.entry("Resources", CLOUDFORMATION),
          Map.entry("deployment", PULUMI),
          Map.entry("roles", SPEC));

  private final String words;

  InputForm(String words) {
    this.words = words;
  }

  /**
   * The form in words.
   *
   * @return such as {@code a spec}
   */
  public String words() {
    return words;
  }

  /**
   * The form of a text, valid or not: it is that of the first key that only one form has. A spec
   * has {@code terraform} too, but beside {@code roles}.
   *
   * @param name the name of the file
   * @param text its text
   * @return its form
   */
  public static InputForm of(String name, String text) {
    return HCL_FILES.stream().anyMatch(name::endsWith) || beginsWithBlock(text) ? HCL : of(text);
  }

  private static boolean beginsWithBlock(String text) {
    return text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#") && !line.startsWith("//"))
        .findFirst()
        .filter(line -> BLOCK.matcher(line).matches())
        .isPresent();
  }

  private static InputForm of(String text) {
    InputForm form = null;
    try (JsonParser parser = new JsonFactory().createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return ofYaml(text);
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        InputForm ofKey = KEYS.get(parser.currentName());
        if (ofKey == SPEC) {
          return SPEC;
        }
        form = form == null ? ofKey : form;
        parser.nextToken();
        parser.skipChildren();
      }
    } catch (IOException notJson) {
      return Optional.ofNullable(form).orElseGet(() -> ofYaml(text));
    }
    return Optional.ofNullable(form).orElse(SPEC);
  }

  private static InputForm ofYaml(String text) {
    return TEMPLATE_IN_YAML.matcher(text).find() ? CLOUDFORMATION : SPEC;
  }
}
