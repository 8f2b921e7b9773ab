package io.trainingroles.input.terraform;

import io.trainingroles.finding.Location;
import io.trainingroles.iam.Partition;
import io.trainingroles.input.InputProblems;
import io.trainingroles.input.InputReading;
import io.trainingroles.input.cloudformation.Template;
import io.trainingroles.input.cloudformation.TemplateReader;
import io.trainingroles.input.cloudformation.UnknownTexts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the roles of a CloudFormation template that stands alone, such as one that the <a
 * href="https://docs.aws.amazon.com/cdk/v2/guide/configure-synth.html">AWS CDK has synthesized</a>.
 * It is read for the partition {@code aws}. The values of its parameters are not known, and neither
 * are names that CloudFormation makes.
 */
public final class CloudFormationTemplate {
  private CloudFormationTemplate() {}

  /**
   * Reads the roles.
   *
   * @param source the name of the file
   * @param text the template in JSON or YAML
   * @return the roles with their policies, or what is wrong
   */
  public static InputReading read(String source, String text) {
    var problems = new InputProblems(source);
    TemplateReader.Reading reading = TemplateReader.readAlone(source, text, Partition.AWS.id());
    if (reading instanceof TemplateReader.Reading.Refused refused) {
      problems.add(
          new Location.Source(source),
          "the CloudFormation template cannot be read: " + refused.why(),
          "fix it, or generate it again");
      return problems.reading(List.of());
    }
    Template template = UnknownTexts.in(((TemplateReader.Reading.Read) reading).template());
    var place = new Location.Source(source);
    var stack =
        new TerraformResource(
            place,
            "stack",
            "aws_cloudformation_stack",
            "",
            new TerraformAttributes.UnknownBlock("which the template does not say"));
    Map<String, String> unread = new LinkedHashMap<>();
    StackResources.unread(template)
        .ifPresent(why -> unread.put("what else the template makes", why));
    List<TerraformResource> resources = TemplateResources.of(stack, place, template);
    return problems.reading(
        new TerraformRoles(problems, Set.of(), unread)
            .of(resources).stream().map(role -> role.defined(value -> Optional.empty())).toList());
  }
}
