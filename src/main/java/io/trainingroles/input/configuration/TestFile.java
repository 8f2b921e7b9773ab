package io.trainingroles.input.configuration;

import io.trainingroles.input.configuration.ConfigurationTree.Declared;
import io.trainingroles.input.declared.DeclaredResource;
import io.trainingroles.input.planned.PlannedChange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The tests that plan the copy. See <a
 * href="https://developer.hashicorp.com/terraform/language/tests/mocking">Test mocking</a>. Each
 * has one run, and its command is {@code plan}: an apply would run provisioners.
 */
final class TestFile {
  /** The data sources that AWS's provider answers by itself. */
  static final Set<String> WITHOUT_AWS =
      Set.of(
          "aws_arn",
          "aws_billing_service_account",
          "aws_cloudfront_log_delivery_canonical_user_id",
          "aws_cloudtrail_service_account",
          "aws_elastic_beanstalk_hosted_zone",
          "aws_elb_hosted_zone_id",
          "aws_elb_service_account",
          "aws_iam_policy_document",
          "aws_lb_hosted_zone_id",
          "aws_partition",
          "aws_redshift_service_account",
          "aws_s3_canonical_user_id",
          "aws_sagemaker_prebuilt_ecr_image",
          "aws_service",
          "aws_service_principal");

  private final ConfigurationTree tree;
  private final Map<String, Declared> declared;
  private final AwsProviders providers;
  private final OwnTexts texts;

  TestFile(ConfigurationTree tree, AwsProviders providers, OwnTexts texts) {
    this.tree = tree;
    this.declared = tree.resources();
    this.providers = providers;
    this.texts = texts;
  }

  /** The test that shows which instances there are; it asks no provider anything. */
  String ofInstances() {
    var mocks = new TreeMap<String, Object>();
    providerNames().forEach((name, aliases) -> mocks.put(name, mocks(name, aliases)));
    return new JsonBlocks()
        .add("mock_provider", mocks)
        .add("run", run(List.of(), List.of()))
        .text();
  }

  /**
   * The test that plans with the real provider of AWS.
   *
   * @param instances what the first test has shown; empty if there was none
   */
  String ofPlan(List<PlannedChange> instances) {
    var mocks = new TreeMap<String, Object>();
    providerNames()
        .forEach(
            (name, aliases) -> {
              if (!tree.root().isAws(name)) {
                mocks.put(name, aliases.stream().map(TestFile::mock).toList());
              }
            });
    Map<String, List<String>> modules = modules(instances);
    var data = new ArrayList<Map<String, Object>>();
    for (Declared one : declared.values()) {
      if (one.resource().isData() && isOverridden(one)) {
        for (String module : instances(modules, one.module())) {
          String address = Addresses.in(module, one.resource().address());
          for (String instance : data(address, one, instances)) {
            data.add(override(instance, one));
          }
        }
      }
    }
    return new JsonBlocks()
        .add("mock_provider", mocks)
        .add("run", run(resources(instances), data))
        .text();
  }

  /** The instances of a data source in an instance of its module, as the first test shows them. */
  private static List<String> data(String address, Declared one, List<PlannedChange> instances) {
    String module = address.substring(0, address.length() - one.resource().address().length());
    var found = new ArrayList<String>();
    for (PlannedChange instance : instances) {
      String shown = AddedFile.moduleOf(instance.address());
      if (one.resource().isKeyed() && shown != null && Addresses.in(shown, "").equals(module)) {
        instance
            .after()
            .mapping("input")
            .flatMap(input -> input.value(one.resource().address()))
            .ifPresent(value -> found.addAll(DataInstances.of(address, value, true).keySet()));
      }
    }
    return found.isEmpty() ? List.of(address) : found;
  }

  private List<Map<String, Object>> resources(List<PlannedChange> instances) {
    var resources = new ArrayList<Map<String, Object>>();
    if (instances.isEmpty()) {
      declared.values().stream()
          .filter(TestFile::isOverriddenResource)
          .forEach(each -> resources.add(duringPlan(override(each.address(), each))));
    }
    for (PlannedChange instance : instances) {
      Declared one = declared.get(Addresses.withoutKeys(instance.address()));
      if (one != null && isOverriddenResource(one)) {
        resources.add(duringPlan(override(instance.address(), one)));
      }
    }
    return resources;
  }

  /** Terraform's own resource knows its output while planning. */
  private static boolean isOverriddenResource(Declared one) {
    return !one.resource().isData() && !one.resource().type().equals("terraform_data");
  }

  private Map<String, Object> override(String address, Declared one) {
    return target(address, texts.values(address, one, tree.provider(one)));
  }

  private static Map<String, Object> target(String address, Map<String, Object> values) {
    var override = new TreeMap<String, Object>();
    override.put("target", address);
    override.put("values", values);
    return override;
  }

  private static Map<String, Object> duringPlan(Map<String, Object> override) {
    override.put("override_during", "plan");
    return override;
  }

  private static Map<String, Object> run(
      List<Map<String, Object>> resources, List<Map<String, Object>> data) {
    var run = new TreeMap<String, Object>();
    run.put("command", "plan");
    if (!resources.isEmpty()) {
      run.put("override_resource", resources);
    }
    if (!data.isEmpty()) {
      run.put("override_data", data);
    }
    return Map.of("see", run);
  }

  /** The providers by their names in the root, each with its aliases. */
  private Map<String, Set<String>> providerNames() {
    var names = new TreeMap<String, Set<String>>();
    for (String name : tree.providersOfRoot().keySet()) {
      var aliases = new TreeSet<String>(Set.of(""));
      (tree.root().isAws(name) ? providers.all() : tree.root().providers())
          .stream()
              .filter(each -> each.name().equals(name))
              .forEach(each -> aliases.add(each.alias()));
      names.put(name, aliases);
    }
    return names;
  }

  private static Map<String, Object> mock(String alias) {
    var mock = new TreeMap<String, Object>();
    mock.put("override_during", "plan");
    if (!alias.isEmpty()) {
      mock.put("alias", alias);
    }
    return mock;
  }

  /** Mocks with a value for all that a provider computes, by the types in use. */
  private List<Object> mocks(String provider, Set<String> aliases) {
    String source = tree.providersOfRoot().get(provider);
    var resources = new TreeMap<String, Object>();
    var data = new TreeMap<String, Object>();
    for (Declared one : declared.values()) {
      DeclaredResource resource = one.resource();
      String itsSource = one.in().source(resource.provider().replaceFirst("\\..*", ""));
      if (itsSource.equals(source)) {
        Map<String, Object> values = texts.values(resource.key(), one, providers.keys().get(0));
        (resource.isData() ? data : resources).put(resource.type(), Map.of("defaults", values));
      }
    }
    if (tree.root().isAws(provider)) {
      // Of the data sources that this program adds.
      data.putIfAbsent("aws_region", Map.of("defaults", Map.of("id", OwnTexts.NO_REGION)));
    }
    var mocks = new ArrayList<Object>();
    for (String alias : aliases) {
      Map<String, Object> mock = mock(alias);
      if (!resources.isEmpty()) {
        mock.put("mock_resource", resources);
      }
      if (!data.isEmpty()) {
        mock.put("mock_data", data);
      }
      mocks.add(mock);
    }
    return mocks;
  }

  private boolean isOverridden(Declared one) {
    String type = one.resource().type();
    return type.equals("aws_region")
        ? !providers.hasRegion(tree.provider(one))
        : !WITHOUT_AWS.contains(type);
  }

  /** The instances of each module, by its address without keys. */
  private static Map<String, List<String>> modules(List<PlannedChange> instances) {
    var modules = new HashMap<String, List<String>>();
    for (PlannedChange instance : instances) {
      String module = AddedFile.moduleOf(instance.address());
      if (module != null) {
        modules
            .computeIfAbsent(Addresses.withoutKeys(module), each -> new ArrayList<>())
            .add(module);
      }
    }
    return modules;
  }

  /** Without a first test each module has one instance. */
  private static List<String> instances(Map<String, List<String>> modules, String module) {
    return modules.isEmpty() ? List.of(module) : modules.getOrDefault(module, List.of());
  }
}
