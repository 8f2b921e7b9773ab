package io.trainingroles.input.terraform;

import io.trainingroles.input.InputProblems;
import io.trainingroles.input.InputReading;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.NamedValues;
import io.trainingroles.input.expression.PlanArns;
import io.trainingroles.input.expression.PlanModule;
import io.trainingroles.input.expression.PlanReferences;
import io.trainingroles.input.terraform.TerraformRoles.Superseded;
import io.trainingroles.role.value.ManagedNames;
import io.trainingroles.tree.JsonWriter;
import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Mapping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads the roles of a plan or a state as {@code terraform show -json} writes it, in the <a
 * href="https://developer.hashicorp.com/terraform/internals/json-format">JSON output format</a>.
 * What is known after apply only is not known; it is never taken for absent.
 */
public final class TerraformShow {
  /** What puts one policy on a role, and the attribute that names the policy. */
  private static final Map<String, String> NAMES =
      Map.of("aws_iam_role_policy", "name", "aws_iam_role_policy_attachment", "policy_arn");

  /** The actions after which a resource is there, and so is planned. */
  private static final Set<String> REMAINING = Set.of("create", "update", "no-op");

  /** The arguments of a provider that do not change which account it is for. */
  private static final Set<String> OF_ANY_ACCOUNT =
      Set.of("region", "default_tags", "ignore_tags", "max_retries", "retry_mode");

  private static final int SHOWN_NOTES = 3;

  private final InputProblems problems;
  private final Map<String, String> providers = new HashMap<>();
  private final Map<String, PlanModule> modules = new LinkedHashMap<>();
  private final Map<String, Shown> shown = new LinkedHashMap<>();
  private final List<Mapping> allChanges = new ArrayList<>();
  private final Map<String, Mapping> changes = new HashMap<>();

  /** The references that stand for values which are not known. */
  private final Set<String> assumed = new TreeSet<>();

  /** The references that are taken as ARNs, with what stands below them. */
  private final Set<String> within = new TreeSet<>();

  /** A resource, with the module that it is in. */
  private record Shown(PlanModule module, Mapping resource, boolean isPrior) {}

  private TerraformShow(String source) {
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
    Optional<Mapping> root = show.problems.object(source, text);
    List<JudgedRole> roles = root.map(show::roles).orElse(List.of());
    InputReading reading =
        show.problems.reading(roles, root.flatMap(ProviderRegion::ofPlan), show.notes());
    return reading instanceof InputReading.Read done ? done.with(show.named()) : reading;
  }

  /** The managed resources, as a question may name them. */
  private Map<String, String> named() {
    var named = new NamedValues();
    for (Shown each : shown.values()) {
      if (!each.isPrior() && problems.optionalText(each.resource(), "mode").equals("managed")) {
        named.add(
            problems.optionalText(each.resource(), "address"),
            problems.optionalText(each.resource(), "type"),
            problems
                .path(each.resource(), "values")
                .orElse(new Mapping(each.resource().location(), List.of())));
      }
    }
    return named.all();
  }

  /** What a plan does not show, and is assumed. */
  private List<String> notes() {
    if (assumed.isEmpty() && within.isEmpty()) {
      return List.of();
    }
    return List.of(
        "A plan shows what an expression refers to, but not what it does with the value"
            + (assumed.isEmpty() ? "" : "; taken unchanged: " + listed(assumed))
            + (within.isEmpty()
                ? ""
                : "; taken as an ARN of this type, or as what is below one: " + listed(within))
            + ". To have them evaluated, give the folder of the configuration.");
  }

  private static String listed(Set<String> all) {
    List<String> first = all.stream().limit(SHOWN_NOTES).toList();
    int more = all.size() - first.size();
    return String.join(", ", first) + (more == 0 ? "" : ", and " + more + " more");
  }

  private List<JudgedRole> roles(Mapping root) {
    refuseUnfinished(root);
    boolean isPlan = root.value("planned_values").isPresent();
    Mapping nothing = new Mapping(root.location(), List.of());
    Optional<Mapping> configured = isPlan ? problems.path(root, "configuration") : Optional.empty();
    configured
        .flatMap(each -> problems.path(each, "provider_config"))
        .ifPresent(this::addProviders);
    @Nullable Mapping configuration =
        isPlan
            ? configured.flatMap(each -> problems.path(each, "root_module")).orElse(nothing)
            : null;
    var rootModule =
        PlanModule.of("", configuration == null ? nothing : configuration, null, problems);
    for (Mapping change : problems.objects(root, "resource_changes")) {
      allChanges.add(change);
      // What becomes of an object that was left behind says nothing of the one in its place.
      if (problems.optionalText(change, "deposed").isEmpty()) {
        changes.put(problems.optionalText(change, "address"), change);
      }
    }
    problems
        .path(root, "prior_state", "values", "root_module")
        .ifPresent(module -> addModule(rootModule, module, true));
    problems
        .path(root, isPlan ? "planned_values" : "values", "root_module")
        .ifPresent(module -> addModule(rootModule, module, false));
    refuseIncomplete(root, isPlan);
    var references = new PlanReferences(modules, shown.keySet());
    var documents =
        new WaitingDocuments(
            problems,
            references,
            new PlanArns(modules, ProviderRegion.partitionsOfPlan(root), within::add),
            assumed::add);
    if (isPlan) {
      shown.values().forEach(each -> addWaiting(each, documents));
    }
    List<TerraformResource> resources =
        shown.values().stream().map(each -> resource(each, references, documents, isPlan)).toList();
    // What stands around a reference is not in a plan, so no value can be compared with another
    // one.
    var names = new ManagedNames.Builder();
    shown.forEach(
        (address, each) ->
            problems
                .path(each.resource(), "values")
                .ifPresent(
                    values ->
                        names.add(
                            address,
                            problems.optionalText(each.resource(), "type"),
                            name -> values.value(name).flatMap(Tree::asText))));
    return new TerraformRoles(problems, superseded(), unread(root))
        .of(resources).stream()
            .map(role -> role.defined(value -> Optional.empty()).with(names.names()))
            .toList();
  }

  /**
   * What tells apart the configurations of a provider that may be for different accounts: what is
   * set in each, but for what only says where, or how resources are labelled.
   */
  private void addProviders(Mapping configurations) {
    for (Tree.Entry entry : configurations.entries()) {
      var set = new TreeMap<String, String>();
      problems
          .mapping(entry.key(), entry.value())
          .flatMap(each -> problems.path(each, "expressions"))
          .ifPresent(
              each ->
                  each.entries()
                      .forEach(one -> set.put(one.key(), JsonWriter.compact(one.value()))));
      set.keySet().removeAll(OF_ANY_ACCOUNT);
      providers.put(entry.key(), set.toString());
    }
  }

  private String provider(String key) {
    return providers.getOrDefault(key, key);
  }

  private void refuseUnfinished(Mapping root) {
    String version = problems.optionalText(root, "format_version");
    if (!version.startsWith("1.") && !version.startsWith("0.")) {
      problems.add(
          root.location(),
          "the format_version '" + version + "' is not supported",
          "supported are 0.x and 1.x; generate it with 'terraform show -json'");
    }
    if (problems.flag(root, "errored")) {
      problems.add(
          root.location(), "Terraform stopped this plan at an error", "fix it, and plan again");
    }
  }

  /**
   * A plan has each resource twice: what it will be, and which of that is not known yet. Where one
   * of the two was taken out, what is left would say less than the plan.
   */
  private void refuseIncomplete(Mapping root, boolean isPlan) {
    boolean hasChanges = root.value("resource_changes").isPresent();
    if (!isPlan && (hasChanges || root.value("configuration").isPresent())) {
      refuse(root, "the plan has no planned_values, so what its resources will be is not known");
    } else if (isPlan) {
      shown.forEach(
          (address, each) -> {
            boolean isManaged = problems.optionalText(each.resource(), "mode").equals("managed");
            if (isManaged && !changes.containsKey(address)) {
              refuse(
                  each.resource(),
                  address
                      + " is not in the resource_changes of the plan, so which of its values are"
                      + " known only after apply is not known");
            }
          });
      changes.forEach(
          (address, change) -> {
            if (!shown.containsKey(address) && remains(change)) {
              refuse(
                  change,
                  address
                      + " is not in the planned_values of the plan, so what it will be is not known");
            }
          });
    }
  }

  /** Whether a resource is there after apply. */
  private boolean remains(Mapping change) {
    return problems.path(change, "change").stream()
        .flatMap(each -> problems.items(each, "actions").stream())
        .flatMap(action -> action.asText().stream())
        .anyMatch(REMAINING::contains);
  }

  private void refuse(Mapping place, String problem) {
    problems.add(
        place.location(), problem, "give all that 'terraform show -json' writes for the plan");
  }

  private Map<String, String> unread(Mapping root) {
    boolean isPart = root.value("complete").isPresent() && !problems.flag(root, "complete");
    return isPart
        ? Map.of("the rest of the plan", "it is not complete; plan without -target")
        : Map.of();
  }

  private void addModule(PlanModule module, Mapping values, boolean isPrior) {
    modules.put(module.address(), module);
    for (Mapping resource : problems.objects(values, "resources")) {
      // Of what was before, the plan does not repeat what it only read.
      if (!isPrior || problems.optionalText(resource, "mode").equals("data")) {
        String address = shownAddress(resource);
        Shown other = shown.put(address, new Shown(module, resource, isPrior));
        if (other != null && (isPrior || !other.isPrior())) {
          refuseRepeated(address, other.resource(), resource);
        }
      }
    }
    for (Mapping child : problems.objects(values, "child_modules")) {
      addModule(module.child(problems.optionalText(child, "address"), problems), child, isPrior);
    }
  }

  private void refuseRepeated(String address, Mapping first, Mapping again) {
    problems.add(
        again.location(),
        address + " is defined twice, first at " + first.location(),
        "generate the file again with 'terraform show -json'");
  }

  /** A state has two objects of one address where a replacement was not finished. */
  private String shownAddress(Mapping resource) {
    String deposed = problems.optionalText(resource, "deposed_key");
    return problems.optionalText(resource, "address")
        + (deposed.isEmpty() ? "" : " (deposed object " + deposed + ")");
  }

  private String inner(Mapping resource) {
    String data = problems.optionalText(resource, "mode").equals("data") ? "data." : "";
    return data
        + problems.optionalText(resource, "type")
        + "."
        + problems.optionalText(resource, "name");
  }

  /** The key of its instance. */
  private String key(Shown shown) {
    String address = problems.optionalText(shown.resource(), "address");
    int end = shown.module().absolute(inner(shown.resource())).length();
    return address.substring(Math.min(address.length(), end));
  }

  private void addWaiting(Shown shown, WaitingDocuments documents) {
    String inner = inner(shown.resource());
    String address = problems.optionalText(shown.resource(), "address");
    Mapping change = changes.get(address);
    if (inner.startsWith("data." + WaitingDocuments.TYPE + ".") && change != null) {
      problems
          .path(change, "change")
          .ifPresent(each -> documents.add(shown.module(), inner, key(shown), address, each));
    }
  }

  private TerraformResource resource(
      Shown shown, PlanReferences references, WaitingDocuments documents, boolean isPlan) {
    Mapping resource = shown.resource();
    String address = problems.optionalText(resource, "address");
    String data = problems.optionalText(resource, "mode").equals("data") ? "data." : "";
    String inner = inner(resource);
    String key = key(shown);
    Mapping nothing = new Mapping(resource.location(), List.of());
    var attributes =
        new ShownAttributes(
            problems.path(resource, "values").orElse(nothing),
            Optional.ofNullable(changes.get(address))
                .flatMap(each -> problems.path(each, "change"))
                .flatMap(each -> each.value("after_unknown"))
                .orElse(null),
            resource.value("values").isPresent(),
            // Without its configuration, it is not known whether an attribute is the provider's
            // own.
            isPlan ? shown.module().expressions(inner).orElse(null) : null,
            expression -> {
              Optional<String> target =
                  references.target(expression, shown.module(), key, shown.module().forEach(inner));
              target.ifPresent(each -> assumed.add(each + " in " + address));
              return target;
            },
            documents::text);
    return new TerraformResource(
        resource.location(),
        shownAddress(resource),
        data + problems.optionalText(resource, "type"),
        provider(isPlan ? shown.module().provider(inner) : ""),
        attributes);
  }

  /** Terraform then leaves it as it is, and knows no more of it. */
  private boolean isForgotten(Mapping change) {
    return problems.items(change, "actions").stream()
        .anyMatch(action -> action.asText().filter("forget"::equals).isPresent());
  }

  /** What resources of the plan did to roles before it, and so may not do any more. */
  private Set<Superseded> superseded() {
    var superseded = new HashSet<Superseded>();
    for (Mapping change : allChanges) {
      String type = problems.optionalText(change, "type");
      if (NAMES.containsKey(type)) {
        problems
            .path(change, "change")
            .filter(each -> !isForgotten(each))
            .flatMap(each -> problems.path(each, "before"))
            .ifPresent(before -> superseded.add(superseded(before, NAMES.get(type))));
      }
    }
    return superseded;
  }

  private Superseded superseded(Mapping before, String name) {
    return new Superseded(
        problems.optionalText(before, "role"), problems.optionalText(before, name));
  }
}
