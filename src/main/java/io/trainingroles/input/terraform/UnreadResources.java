package io.trainingroles.input.terraform;

import io.trainingroles.finding.Location;
import io.trainingroles.input.GatheredRole;
import io.trainingroles.input.JudgedKind;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.SeenAttributes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What can give policies to roles and is not read. Each is one finding of its own; for each role it
 * is something that is not known.
 */
final class UnreadResources {
  /** Why the resources of other providers are not known. */
  static final String PROVIDER = "its provider's resources are not read";

  private static final Set<String> OF_OTHER_PROVIDERS =
      Set.of("awscc_iam_role_policy", "awscc_iam_managed_policy", "awscc_iam_policy");

  private final Map<String, GatheredRole> resources = new LinkedHashMap<>();
  private final Map<String, String> forAnyRole = new LinkedHashMap<>();

  /** Whether a resource is of another provider, and gives a policy to roles. */
  static boolean isOfOtherProvider(TerraformResource resource) {
    return OF_OTHER_PROVIDERS.contains(resource.type());
  }

  /** Adds a resource of another provider. */
  void add(TerraformResource resource) {
    add(resource.address(), resource.element(), "the content of " + resource.address(), PROVIDER);
  }

  /** Adds something that is not read. */
  void add(String name, Location place, String what, String why) {
    var resource = new GatheredRole(JudgedKind.RESOURCE, name, "/", SeenAttributes.none(place));
    resource.addElsewhere(what, why);
    resources.put(name, resource);
    forAnyRole.put(what, why);
  }

  /** What may be given to each role, and why that is not known. */
  Map<String, String> forAnyRole() {
    return forAnyRole;
  }

  /** Each of them. */
  List<JudgedRole> judged() {
    return resources.values().stream().map(each -> each.judged(each.name())).toList();
  }
}
