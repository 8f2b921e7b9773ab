package io.trainingroles.cdktf;

import com.hashicorp.cdktf.Aspects;
import com.hashicorp.cdktf.IAspect;
import com.hashicorp.cdktf.TerraformResource;
import com.hashicorp.cdktf.TerraformResourceLifecycle;
import com.hashicorp.cdktf.providers.aws.iam_policy.IamPolicy;
import com.hashicorp.cdktf.providers.aws.iam_role.IamRole;
import io.trainingroles.terraform.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.constructs.Construct;
import software.constructs.IConstruct;

/**
 * Writes the addresses of a role and its managed policies into the resources that belong to the
 * role, when the stack is synthesized and all names are final. Reading an attribute of a construct
 * before would fix its name, and an {@code overrideLogicalId} of the user's after it would be
 * ignored without a word.
 *
 * <p>CDKTF offers no bare address of an attribute, which {@code replace_triggered_by} takes. Of a
 * construct it writes the address of the whole resource, which any change of the role triggers.
 */
final class RoleAddress implements IAspect {
  private final IamRole role;
  private final List<Runnable> writes = new ArrayList<>();

  /** The address of a role, written after everything else in its scope has been visited. */
  RoleAddress(IamRole role) {
    this.role = role;
  }

  /** Ends the scope; nothing is added to it afterwards, so that this aspect is its last. */
  void writeLastIn(Construct scope) {
    if (!writes.isEmpty()) {
      Aspects.of(new Construct(scope, "addresses")).add(this);
    }
  }

  /** A resource that is made anew with the role, and how it is told the role's name. */
  void writeInto(TerraformResource resource, Consumer<String> setRole) {
    writes.add(
        () -> {
          String label = role.getFriendlyUniqueId();
          setRole.accept(Labels.nameReference(label));
          resource.setLifecycle(triggered(resource.getLifecycle(), Labels.identity(label)));
        });
  }

  /** A lifecycle that keeps what a user has set. */
  private static TerraformResourceLifecycle triggered(
      @Nullable TerraformResourceLifecycle own, String address) {
    var lifecycle = TerraformResourceLifecycle.builder();
    var triggers = new ArrayList<Object>();
    if (own != null) {
      lifecycle
          .createBeforeDestroy(own.getCreateBeforeDestroy())
          .preventDestroy(own.getPreventDestroy())
          .precondition(own.getPrecondition())
          .postcondition(own.getPostcondition());
      if (own.getIgnoreChanges() instanceof String all) {
        lifecycle.ignoreChanges(all);
      } else if (own.getIgnoreChanges() instanceof List<?> attributes) {
        lifecycle.ignoreChanges(attributes.stream().map(String.class::cast).toList());
      }
      if (own.getReplaceTriggeredBy() != null) {
        triggers.addAll(own.getReplaceTriggeredBy());
      }
    }
    if (!triggers.contains(address)) {
      triggers.add(address);
    }
    return lifecycle.replaceTriggeredBy(triggers).build();
  }

  /** A resource that is told the ARN of a managed policy. */
  void writeArn(IamPolicy policy, Consumer<String> setArn) {
    writes.add(() -> setArn.accept(Labels.policyArnReference(policy.getFriendlyUniqueId())));
  }

  @Override
  public void visit(IConstruct node) {
    writes.forEach(Runnable::run);
  }
}
