package io.trainingroles.input.configuration;

import io.trainingroles.finding.Location;
import io.trainingroles.iam.Arn;
import io.trainingroles.input.configuration.ConfigurationTree.Declared;
import io.trainingroles.input.flow.ConfigurationFlows;
import io.trainingroles.input.flow.FlowBlock;
import io.trainingroles.input.planned.ConfigurationPlan;
import io.trainingroles.input.planned.PlannedChange;
import io.trainingroles.input.planned.PlannedResource;
import io.trainingroles.role.value.TerraformReference;
import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Listing;
import io.trainingroles.tree.Tree.Mapping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A configuration that Terraform's test engine plans without AWS. A first test, with all providers
 * mocked, shows which instances there are; the second has the real provider of AWS, so that it
 * computes policy documents as in any plan, and a text of our own for all that only AWS could say.
 */
public final class PreparedConfiguration {
  private final ConfigurationTree tree;
  private final Map<String, Declared> declared;
  private final AwsProviders providers;
  private final OwnTexts texts;
  private final TestFile tests;
  private final AddedFile added;
  private final ConfigurationFlows flows;

  /** The attributes that the provider computes, and no argument sets. */
  private final Set<String> computed;

  private final boolean isFirst;

  /**
   * Prepares a configuration.
   *
   * @param tree all its modules
   * @param account the account of what the configuration says no other account of
   * @param region the Region of providers that do not set one, if it is known
   */
  public PreparedConfiguration(ConfigurationTree tree, String account, Optional<String> region) {
    this(
        tree,
        AwsProviders.of(tree.root(), region),
        providers -> new OwnTexts(providers, account),
        null);
  }

  private PreparedConfiguration(
      ConfigurationTree tree,
      AwsProviders providers,
      Function<AwsProviders, OwnTexts> texts,
      @Nullable PreparedConfiguration first) {
    this.tree = tree;
    this.declared = tree.resources();
    this.providers = providers;
    this.texts = texts.apply(providers);
    this.computed = first == null ? new HashSet<>() : first.computed;
    this.isFirst = first == null;
    this.tests = new TestFile(tree, providers, this.texts);
    this.added = new AddedFile(providers);
    var blocks = new TreeMap<String, List<FlowBlock>>();
    tree.modules().forEach((address, module) -> blocks.put(address, module.flows()));
    this.flows = new ConfigurationFlows(blocks, new ComputedLevels(providers.haveRegions()));
  }

  /**
   * What only AWS decides and makes policies, or modules.
   *
   * @return each such expression, with why it is not known
   */
  public Map<String, String> decidedByAws() {
    return flows.decided();
  }

  /**
   * Whether a value is computed from one that only AWS knows so that this cannot be found in it, as
   * by a hash.
   *
   * @return true if a function is called that does so
   */
  public boolean computes() {
    return flows.computes();
  }

  /**
   * The file that the root module gets, which Terraform merges over the others: no backend, and the
   * providers that only other modules name, as a mock of a provider counts only where the root
   * names it.
   *
   * @return the text of an {@code *_override.tf.json}
   */
  public String override() {
    Map<String, String> ofRoot = tree.root().sources();
    var missing = new TreeMap<String, Object>();
    tree.providersOfRoot()
        .forEach(
            (name, source) -> {
              if (!ofRoot.containsKey(name)) {
                missing.put(name, Map.of("source", source));
              }
            });
    var settings = new TreeMap<String, Object>();
    settings.put("backend", Map.of("local", Map.of()));
    if (!missing.isEmpty()) {
      settings.put("required_providers", missing);
    }
    return new JsonBlocks().add("terraform", settings).text();
  }

  /**
   * The file that a module gets.
   *
   * @param address its address without keys; empty for the root
   * @return the text of a {@code *.tf.json}
   */
  public String added(String address) {
    return added.text(tree.module(address), address, texts);
  }

  /**
   * The test that shows which instances there are; it asks no provider anything.
   *
   * @return the text of a {@code *.tftest.json}
   */
  public String testOfInstances() {
    return tests.ofInstances();
  }

  /**
   * The test that plans with the real provider of AWS.
   *
   * @param instances what the first test has shown; empty if there was none, as nothing has keys
   * @return the text of a {@code *.tftest.json}
   */
  public String testOfPlan(List<PlannedChange> instances) {
    return tests.ofPlan(instances);
  }

  /**
   * What a plan says of the resources, with what is known in the place of the texts of our own.
   *
   * @param changes the plan of the second test
   * @return each resource with the place of its declaration, and what defines the values that are
   *     not known
   */
  public ConfigurationPlan read(List<PlannedChange> changes) {
    Map<String, Mapping> attributes = attributes(changes);
    Meanings meanings = meanings(changes, attributes);
    var resources = new ArrayList<PlannedResource>();
    for (PlannedChange change : changes) {
      Declared one = declared.get(Addresses.withoutKeys(change.address()));
      if (one != null) {
        resources.add(resource(change, one, meanings));
      }
    }
    return new ConfigurationPlan(resources, definitions(attributes, changes, meanings), Map.of());
  }

  /**
   * The same configuration for another plan, with other texts for what is not known after the first
   * one: what differs then was computed from them.
   *
   * @param changes the plan of the second test
   * @return the configuration
   */
  public PreparedConfiguration again(List<PlannedChange> changes) {
    OwnTexts others = texts.others(meanings(changes, attributes(changes)));
    return new PreparedConfiguration(tree, providers, each -> others, this);
  }

  /** What is known of each resource and data source. */
  private Map<String, Mapping> attributes(List<PlannedChange> changes) {
    var attributes = new HashMap<String, Mapping>();
    for (PlannedChange change : changes) {
      attributes.put(change.address(), change.after());
      String module = AddedFile.moduleOf(change.address());
      Mapping nothing = new Mapping(change.after().location(), List.of());
      for (Tree.Entry one : change.after().mapping("input").orElse(nothing).entries()) {
        if (module != null && one.key().startsWith("data.")) {
          DataInstances.of(Addresses.in(module, one.key()), one.value(), isKeyed(module, one.key()))
              .forEach(attributes::put);
        }
      }
    }
    return attributes;
  }

  private Meanings meanings(List<PlannedChange> changes, Map<String, Mapping> attributes) {
    var regions = new HashMap<String, String>();
    var accounts = new HashMap<String, String>();
    for (PlannedChange change : changes) {
      Mapping nothing = new Mapping(change.after().location(), List.of());
      if (AddedFile.moduleOf(change.address()) != null) {
        for (Tree.Entry one : change.after().mapping("input").orElse(nothing).entries()) {
          one.value().asText().ifPresent(region -> regions.put(one.key(), region));
          if (one.key().startsWith(AwsProviders.ACCOUNT_OF)) {
            String provider = one.key().substring(AwsProviders.ACCOUNT_OF.length());
            account(one.value()).ifPresent(each -> accounts.put(provider, each));
          }
        }
      }
    }
    List<String> issuers =
        changes.stream()
            .filter(change -> change.type().equals("aws_iam_openid_connect_provider"))
            .flatMap(change -> change.after().value("url").flatMap(Tree::asText).stream())
            .filter(url -> url.startsWith("https://"))
            .toList();
    return texts.meanings(
        address -> Optional.ofNullable(attributes.get(address)), regions, accounts, issuers);
  }

  /** The account that a role is of, or the only one of a list. */
  private static Optional<String> account(Tree value) {
    if (value instanceof Listing list) {
      return list.items().size() == 1 ? account(list.items().get(0)) : Optional.empty();
    }
    String text = value.asText().orElse("");
    return text.matches("\\d{12}") ? Optional.of(text) : Arn.of(text).flatMap(Arn::knownAccount);
  }

  /** What defines all that is wholly known. */
  private Map<String, String> definitions(
      Map<String, Mapping> attributes, List<PlannedChange> changes, Meanings meanings) {
    var open = new HashSet<String>();
    for (PlannedChange change : changes) {
      if (change.unknown() instanceof Mapping marks && !marks.entries().isEmpty()) {
        open.add(change.address());
      }
    }
    var definitions = new Definitions(meanings, this::isComputed);
    attributes.forEach(
        (address, given) -> {
          Declared one = declared.get(Addresses.withoutKeys(address));
          String provider = one == null ? "" : providers.settings(tree.provider(one));
          if (!open.contains(address)) {
            definitions.put(address, given, provider);
          }
        });
    return definitions.all();
  }

  private boolean isComputed(String expression, Tree value) {
    if (isFirst && texts.isComputed(expression, value)) {
      computed.add(expression);
    }
    return computed.contains(expression);
  }

  private boolean isKeyed(String module, String data) {
    Declared one = declared.get(Addresses.withoutKeys(Addresses.in(module, data)));
    return one != null && one.resource().isKeyed();
  }

  private PlannedResource resource(PlannedChange change, Declared one, Meanings meanings) {
    Location place = one.resource().place();
    var values = new ArrayList<Tree.Entry>();
    for (Tree.Entry entry : change.after().entries()) {
      if (!texts.isNotSet(change.address(), entry.key(), entry.value())) {
        values.add(new Tree.Entry(entry.key(), place, known(entry.value(), place, meanings)));
      }
    }
    return new PlannedResource(
        place,
        TerraformReference.shown(meanings.in(change.address())),
        change.type(),
        meanings
            .accountOf(tree.provider(one))
            .map(PlannedResource::ofAccount)
            .orElse(providers.settings(tree.provider(one))),
        new Mapping(place, values),
        change.unknown());
  }

  private static Tree known(Tree tree, Location place, Meanings meanings) {
    if (tree instanceof Mapping mapping) {
      return new Mapping(
          place,
          mapping.entries().stream()
              .map(
                  one ->
                      new Tree.Entry(
                          meanings.in(one.key()), place, known(one.value(), place, meanings)))
              .toList());
    } else if (tree instanceof Listing list) {
      return new Listing(
          place, list.items().stream().map(item -> known(item, place, meanings)).toList());
    }
    var scalar = (Tree.Scalar) tree;
    return new Tree.Scalar(place, scalar.kind(), meanings.in(scalar.text()));
  }
}
