package io.trainingroles.cdktf;

import com.hashicorp.cdktf.TerraformOutput;
import com.hashicorp.cdktf.TerraformStack;
import io.trainingroles.policy.RoleDetail;
import io.trainingroles.synthesis.SynthesizedSpec;
import io.trainingroles.terraform.Backend;
import io.trainingroles.terraform.CurrentValues;
import io.trainingroles.terraform.Labels;
import io.trainingroles.terraform.RoleLabels;
import io.trainingroles.terraform.RoleOutputs;
import io.trainingroles.terraform.Template;
import io.trainingroles.terraform.Value;
import io.trainingroles.terraform.Variable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.constructs.Construct;

/**
 * The roles of a spec as a stack: what the generator writes, resource by resource.
 *
 * <pre>{@code
 * String yaml = "roles: {aiTrainingRole: {trusts: [sagemaker]}}";
 * if (new SpecSynthesizer().read("training-roles.yaml", yaml)
 *     instanceof SpecReading.Read<SynthesizedSpec> read) {
 *   new TrainingRolesStack(app, "training-roles", read.value());
 *   app.synth();
 * }
 * }</pre>
 */
public final class TrainingRolesStack extends TerraformStack {

  /**
   * A stack of the roles of a spec.
   *
   * @param scope the app
   * @param id the stack's name
   * @param spec the spec
   */
  public TrainingRolesStack(Construct scope, String id, SynthesizedSpec spec) {
    super(scope, id);
    new AwsProvider(this, "aws", spec.terraform());
    Backend backend = spec.terraform().backend();
    if (backend == null) {
      StateBesideProject.of(this, id);
    } else {
      new StateBackend(this, backend);
    }
    if (!spec.terraform().variables().isEmpty()) {
      addOverride("variable", variables(spec.terraform().variables()));
    }
    List<Map<String, String>> imports =
        spec.terraform().adopted().imports(spec.roles()).stream()
            .map(
                each ->
                    Map.of(
                        "id", Template.literal(each.id()), "to", Template.literal(each.address())))
            .toList();
    if (!imports.isEmpty()) {
      addOverride("import", imports);
    }
    List<Map<String, String>> moves =
        spec.terraform().renamed().moves(spec.roles()).stream()
            .map(each -> Map.of("from", each.from(), "to", each.to()))
            .toList();
    if (!moves.isEmpty()) {
      addOverride("moved", moves);
    }
    CurrentValues.dataSources(spec.roles())
        .forEach(type -> CurrentData.in(this, type, CurrentValues.label(spec.roles())));
    List<RoleDetail> roles = CurrentValues.attributes(spec.roles());
    List<RoleLabels> labels = RoleLabels.of(roles);
    for (int index = 0; index < roles.size(); index++) {
      RoleDetail detail = roles.get(index);
      // The stack has the variables, which refuse values themselves.
      new TrainingRoleConstruct(this, Labels.of(detail.name()), detail, labels.get(index), false);
      for (RoleOutputs.Output output : RoleOutputs.of(detail)) {
        TerraformOutput.Builder.create(this, output.name())
            .description(Template.literal(output.description()))
            .value("${" + output.reference() + "}")
            .staticId(true)
            .build();
      }
    }
    if (spec.terraform().hasRoleMap()) {
      TerraformOutput.Builder.create(this, RoleOutputs.MAP)
          .description(RoleOutputs.MAP_DESCRIPTION)
          .value(roleMap(roles))
          .staticId(true)
          .build();
    }
  }

  private static Map<String, Object> roleMap(List<RoleDetail> roles) {
    var map = new TreeMap<String, Object>();
    RoleOutputs.map(roles)
        .forEach(
            (name, attributes) -> {
              var values = new TreeMap<String, String>();
              attributes.forEach((key, address) -> values.put(key, "${" + address + "}"));
              map.put(Template.literal(name), values);
            });
    return map;
  }

  /** As plain JSON: CDKTF's own class for variables writes them in another form. */
  private static Map<String, Object> variables(List<Variable> variables) {
    var blocks = new TreeMap<String, Object>();
    variables.forEach(variable -> blocks.put(variable.name(), plain(variable.block())));
    return blocks;
  }

  private static Object plain(Value value) {
    if (value instanceof Value.Mapping mapping) {
      var entries = new TreeMap<String, Object>();
      mapping.entries().forEach((key, inner) -> entries.put(key, plain(inner)));
      return entries;
    } else if (value instanceof Value.Listing listing) {
      return listing.items().stream().map(TrainingRolesStack::plain).toList();
    } else if (value instanceof Value.Expression expression) {
      return "${" + expression.source() + "}";
    } else if (value instanceof Value.Text text) {
      return Template.literal(text.text());
    }
    throw new IllegalArgumentException("no variable has " + value);
  }
}
