package io.trainingroles.cdktf;

import com.hashicorp.cdktf.TerraformOutput;
import com.hashicorp.cdktf.TerraformStack;
import io.trainingroles.policy.RoleDetail;
import io.trainingroles.spec.Spec;
import io.trainingroles.terraform.Backend;
import io.trainingroles.terraform.Labels;
import io.trainingroles.terraform.RoleOutputs;
import io.trainingroles.terraform.Template;
import software.constructs.Construct;

/** The roles of a spec as a stack: what the generator writes, resource by resource. */
public final class TrainingRolesStack extends TerraformStack {

  /**
   * A stack of the roles of a spec.
   *
   * @param scope the app
   * @param id the stack's name
   * @param spec the spec
   */
  public TrainingRolesStack(Construct scope, String id, Spec spec) {
    super(scope, id);
    new AwsProvider(this, "aws", spec.terraform());
    Backend backend = spec.terraform().backend();
    if (backend == null) {
      StateBesideProject.of(this, id);
    } else {
      new StateBackend(this, backend);
    }
    for (RoleDetail detail : spec.roles()) {
      new TrainingRoleConstruct(this, Labels.of(detail.name()), detail);
      for (RoleOutputs.Output output : RoleOutputs.of(detail)) {
        TerraformOutput.Builder.create(this, output.name())
            .description(Template.literal(output.description()))
            .value("${" + output.reference() + "}")
            .staticId(true)
            .build();
      }
    }
  }
}
