package io.trainingroles.cdktf;

import com.hashicorp.cdktf.Aspects;
import com.hashicorp.cdktf.IAspect;
import com.hashicorp.cdktf.Precondition;
import com.hashicorp.cdktf.TerraformResource;
import com.hashicorp.cdktf.TerraformResourceLifecycle;
import com.hashicorp.cdktf.providers.aws.iam_policy.IamPolicy;
import com.hashicorp.cdktf.providers.aws.iam_role.IamRole;
import io.trainingroles.terraform.Labels;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.constructs.Construct;
import software.constructs.IConstruct;

/**
 * Writes the addresses of a role and its managed policies, and what Terraform checks of values from
 * elsewhere, into the resources that belong to the role, when the stack is synthesized and all
 * names are final. Reading an attribute of a construct before would fix its name, and an {@code
 * overrideLogicalId} of the user's after it would be ignored without a word.
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

  /** Ends the scope, so that this aspect is its last but for what the role is granted later. */
  void writeLastIn(Construct scope) {
    if (!writes.isEmpty() && scope.getNode().tryFindChild("addresses") == null) {
      Aspects.of(new Construct(scope, "addresses")).add(this);
    }
  }

  /** A resource that is replaced with the role, the setter of the role's name, and its checks. */
  void writeInto(
      TerraformResource resource,
      Consumer<String> setRole,
      Supplier<List<Precondition>> preconditions) {
    writes.add(
        () -> {
          String label = role.getFriendlyUniqueId();
          setRole.accept(Labels.nameReference(label));
          resource.setLifecycle(
              completed(
                  resource.getLifecycle(), List.of(Labels.identity(label)), preconditions.get()));
        });
  }

  /** A resource that stays when the role is replaced, and its checks. */
  void writeChecks(TerraformResource resource, Supplier<List<Precondition>> preconditions) {
    writes.add(
        () -> {
          List<Precondition> checks = preconditions.get();
          if (!checks.isEmpty()) {
            resource.setLifecycle(completed(resource.getLifecycle(), List.of(), checks));
          }
        });
  }

  /** A lifecycle that keeps what a user has set. */
  private static TerraformResourceLifecycle completed(
      @Nullable TerraformResourceLifecycle own,
      List<String> addresses,
      List<Precondition> preconditions) {
    var lifecycle = TerraformResourceLifecycle.builder();
    var triggers = new ArrayList<Object>();
    var checks = new LinkedHashSet<Precondition>();
    if (own != null) {
      lifecycle
          .createBeforeDestroy(own.getCreateBeforeDestroy())
          .preventDestroy(own.getPreventDestroy())
          .postcondition(own.getPostcondition());
      if (own.getIgnoreChanges() instanceof String all) {
        lifecycle.ignoreChanges(all);
      } else if (own.getIgnoreChanges() instanceof List<?> attributes) {
        lifecycle.ignoreChanges(attributes.stream().map(String.class::cast).toList());
      }
      if (own.getReplaceTriggeredBy() != null) {
        triggers.addAll(own.getReplaceTriggeredBy());
      }
      if (own.getPrecondition() != null) {
        checks.addAll(own.getPrecondition());
      }
    }
    addresses.stream().filter(address -> !triggers.contains(address)).forEach(triggers::add);
    preconditions.stream()
        .filter(check -> checks.stream().noneMatch(other -> isSame(check, other)))
        .toList()
        .forEach(checks::add);
    return lifecycle
        .replaceTriggeredBy(triggers.isEmpty() ? null : triggers)
        .precondition(checks.isEmpty() ? null : List.copyOf(checks))
        .build();
  }

  private static boolean isSame(Precondition one, Precondition other) {
    return one.getCondition().equals(other.getCondition());
  }

  /** A resource that gets the ARN of a managed policy. */
  void writeArn(IamPolicy policy, Consumer<String> setArn) {
    writes.add(() -> setArn.accept(Labels.policyArnReference(policy.getFriendlyUniqueId())));
  }

  @Override
  public void visit(IConstruct node) {
    writes.forEach(Runnable::run);
  }
}
