package io.trainingroles.input.terraform;

import io.trainingroles.iam.JsonTree;
import io.trainingroles.input.InputProblems;
import io.trainingroles.input.InputReading;
import io.trainingroles.input.Json;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.terraform.TerraformRoles.Superseded;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the roles of a plan or a state as {@code terraform show -json} writes it, in the <a
 * href="https://developer.hashicorp.com/terraform/internals/json-format">JSON output format</a>.
 * What is known after apply only is not known; it is never taken for absent.
 */
public final class TerraformShow {
  private final String source;
  private final InputProblems problems;
  private final Map<String, PlanModule> modules = new LinkedHashMap<>();
  private final Map<String, Shown> shown = new LinkedHashMap<>();
  private final List<JsonTree.Mapping> allChanges = new ArrayList<>();
  private final Map<String, JsonTree.Mapping> changes = new HashMap<>();

  /** A resource, with the module that it stands in. */
  private record Shown(PlanModule module, JsonTree.Mapping resource) {}

  private TerraformShow(String source) {
    this.source = source;
    this.problems = new InputProblems(source);
  }

  /**
   * Reads the roles.
   *
   * @param source the name of the input
   * @param text its JSON
   * @return the roles with their policies, or all that is wrong
   */
  public static InputReading read(String source, String text) {
    var show = new TerraformShow(source);
    List<JudgedRole> roles = show.problems.object(source, text).map(show::roles).orElse(List.of());
    return show.problems.reading(roles);
  }

  private List<JudgedRole> roles(JsonTree.Mapping root) {
    refuseUnfinished(root);
    boolean isPlan = root.value("planned_values").isPresent();
    JsonTree.Mapping nothing = new JsonTree.Mapping(root.place(), List.of());
    JsonTree.@Nullable Mapping configuration =
        isPlan ? Json.path(root, "configuration", "root_module").orElse(nothing) : null;
    var rootModule = PlanModule.of("", configuration == null ? nothing : configuration, null);
    for (JsonTree.Mapping change : Json.objects(root, "resource_changes")) {
      allChanges.add(change);
      // What becomes of an object that was left behind says nothing of the one in its place.
      if (Json.text(change, "deposed").isEmpty()) {
        changes.put(Json.text(change, "address"), change);
      }
    }
    Json.path(root, "prior_state", "values", "root_module")
        .ifPresent(module -> addModule(rootModule, module, true));
    Json.path(root, isPlan ? "planned_values" : "values", "root_module")
        .ifPresent(module -> addModule(rootModule, module, false));
    var references = new PlanReferences(modules, shown.keySet());
    List<TerraformResource> resources =
        shown.values().stream().map(each -> resource(each, references, isPlan)).toList();
    return new TerraformRoles(problems, superseded(), unread(root)).of(resources);
  }

  private void refuseUnfinished(JsonTree.Mapping root) {
    String version = Json.text(root, "format_version");
    if (!version.startsWith("1.") && !version.startsWith("0.")) {
      problems.add(
          source,
          root.place(),
          "the format_version is '" + version + "'",
          "known are 0.x and 1.x; make it with 'terraform show -json'");
    }
    if (Json.isTrue(root.value("errored"))) {
      problems.add(
          source,
          root.place(),
          "Terraform stopped this plan at an error",
          "mend it, and plan anew");
    }
  }

  private static Map<String, String> unread(JsonTree.Mapping root) {
    boolean isPart = root.value("complete").isPresent() && !Json.isTrue(root.value("complete"));
    return isPart
        ? Map.of("what a later plan says", "this one is not complete; plan without -target")
        : Map.of();
  }

  private void addModule(PlanModule module, JsonTree.Mapping values, boolean isPrior) {
    modules.put(module.address(), module);
    for (JsonTree.Mapping resource : Json.objects(values, "resources")) {
      // Of what was before, the plan does not repeat what it only read.
      if (!isPrior || Json.text(resource, "mode").equals("data")) {
        shown.put(shownAddress(resource), new Shown(module, resource));
      }
    }
    for (JsonTree.Mapping child : Json.objects(values, "child_modules")) {
      addModule(module.child(Json.text(child, "address")), child, isPrior);
    }
  }

  /** A state has two objects of one address where a replacement was not finished. */
  private static String shownAddress(JsonTree.Mapping resource) {
    String deposed = Json.text(resource, "deposed_key");
    return Json.text(resource, "address")
        + (deposed.isEmpty() ? "" : " (deposed object " + deposed + ")");
  }

  private TerraformResource resource(Shown each, PlanReferences references, boolean isPlan) {
    JsonTree.Mapping resource = each.resource();
    String address = Json.text(resource, "address");
    String data = Json.text(resource, "mode").equals("data") ? "data." : "";
    String inner = data + Json.text(resource, "type") + "." + Json.text(resource, "name");
    String key =
        address.substring(Math.min(address.length(), each.module().absolute(inner).length()));
    JsonTree.Mapping nothing = new JsonTree.Mapping(resource.place(), List.of());
    var attributes =
        new ShownAttributes(
            Json.path(resource, "values").orElse(nothing),
            Optional.ofNullable(changes.get(address))
                .flatMap(change -> Json.path(change, "change", "after_unknown"))
                .orElse(null),
            // Without its configuration, nobody can say that an attribute is the provider's own.
            isPlan ? each.module().expressions(inner).orElse(null) : null,
            expression -> references.target(expression, each.module(), key));
    return new TerraformResource(
        source,
        resource.place(),
        shownAddress(resource),
        data + Json.text(resource, "type"),
        attributes);
  }

  /** Terraform then leaves it as it is, and knows no more of it. */
  private static boolean isForgotten(JsonTree.Mapping change) {
    return Json.items(change.value("actions")).stream()
        .anyMatch(action -> action instanceof JsonTree.Text text && text.value().equals("forget"));
  }

  /** What resources of the plan did to roles before it, and so may not do any more. */
  private Set<Superseded> superseded() {
    var superseded = new HashSet<Superseded>();
    for (JsonTree.Mapping change : allChanges) {
      Json.path(change, "change")
          .filter(each -> !isForgotten(each))
          .flatMap(each -> Json.path(each, "before"))
          .ifPresent(
              before -> {
                String role = Json.text(before, "role");
                superseded.add(
                    switch (Json.text(change, "type")) {
                      case "aws_iam_role_policy" -> new Superseded(role, Json.text(before, "name"));
                      default -> new Superseded(role, Json.text(before, "policy_arn"));
                    });
              });
    }
    return superseded;
  }
}
