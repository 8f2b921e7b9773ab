package io.trainingroles.input.configuration;

import io.trainingroles.input.configuration.ConfigurationTree.Declared;
import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Mapping;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The texts that are given to Terraform for what only AWS can say, and what each stands for. What
 * is known of it after the plan (a bucket's name, and so its ARN) takes their places in the plan;
 * what is not becomes a text that is known only later, named by its Terraform address.
 */
final class OwnTexts {
  /** The Region of a provider that has none. */
  static final String NO_REGION = "zz-see-10";

  /** Attributes with a policy: what it allows and denies is not known. */
  static final Set<String> DOCUMENTS =
      Set.of(
          "access_policies",
          "access_policy",
          "assume_role_policy",
          "json",
          "minified_json",
          "policy");

  private static final Set<String> ACCOUNTS = Set.of("account_id", "owner_id", "aws_account_id");

  private final Map<String, Identity> identities = Identity.all();
  private final ComputedAttributes computed = new ComputedAttributes();
  private final Map<String, Origin> origins = new HashMap<>();
  private final AwsProviders providers;
  private final OwnZones zones;
  private final String account;
  private final OwnText series;

  /** What is known of attributes after another plan, by {@code ADDRESS.ATTRIBUTE}. */
  private final Map<String, String> given;

  /**
   * What a text stands for.
   *
   * @param address the resource
   * @param attribute its attribute
   * @param type its type, without {@code data.}
   * @param whole the text that has it, where that is replaced as a whole; an ARN
   * @param zone the Region of the resource
   */
  record Origin(String address, String attribute, String type, String whole, String zone) {}

  /**
   * Those of a configuration.
   *
   * @param providers the configurations of AWS's provider in the root module
   * @param account the account of those of which the configuration says no other
   */
  OwnTexts(AwsProviders providers, String account) {
    this(providers, account, OwnText.FIRST, Map.of());
  }

  private OwnTexts(
      AwsProviders providers, String account, OwnText series, Map<String, String> given) {
    this.series = series;
    this.providers = providers;
    this.zones = new OwnZones(providers, account, series);
    this.account = account;
    this.given = Map.copyOf(given);
  }

  /** Others, for a plan in which what is known by now stands for itself. */
  OwnTexts others(Meanings meanings) {
    return new OwnTexts(providers, account, OwnText.SECOND, meanings.known());
  }

  /** The text for an attribute of a resource. */
  String own(String address, String attribute) {
    return series.of(address, attribute);
  }

  /** The Region that stands for that of a configuration of the provider. */
  String zone(String provider) {
    return zones.zone(provider);
  }

  OwnZones zones() {
    return zones;
  }

  OwnText series() {
    return series;
  }

  /** All that texts stand for. */
  Collection<Origin> origins() {
    return origins.values();
  }

  /** What a text stands for; null for another text. */
  @Nullable Origin origin(String own) {
    return origins.get(own);
  }

  /** What the resources of a type are called; null where that is not known. */
  @Nullable Identity identity(String type) {
    return identities.get(type);
  }

  /** The value of each attribute that the provider would compute: a text, or a list of one text. */
  Map<String, Object> values(String address, Declared declared, String provider) {
    var values = new TreeMap<String, Object>();
    String type = declared.resource().type();
    String zone = zone(provider);
    for (String attribute : computed.of(declared.resource().key())) {
      put(values, List.of(attribute.split("\\.")), 0, "", name -> value(address, name, type, zone));
    }
    return values;
  }

  /** Puts a value at the end of a way, such as {@code identity[].oidc[].issuer}. */
  @SuppressWarnings("unchecked")
  private static void put(
      Map<String, Object> values,
      List<String> way,
      int index,
      String before,
      UnaryOperator<String> value) {
    String step = way.get(index);
    boolean isList = step.endsWith("[]");
    String name = isList ? step.substring(0, step.length() - 2) : step;
    if (index == way.size() - 1) {
      String text = value.apply(before + name);
      values.put(name, isList ? List.of(text) : text);
    } else {
      var items =
          (List<Map<String, Object>>)
              values.computeIfAbsent(name, each -> List.of(new TreeMap<String, Object>()));
      put(items.get(0), way, index + 1, before + name + "[0].", value);
    }
  }

  private String value(String address, String attribute, String type, String zone) {
    String knownByNow = given.get(address + "." + attribute);
    if (knownByNow != null) {
      return knownByNow;
    }
    Identity identity = identities.get(type);
    boolean isOther = address.contains("data.") && !type.equals("aws_caller_identity");
    if (ACCOUNTS.contains(attribute) && !isOther) {
      return zones.account(zone);
    } else if (attribute.equals("region")
        || (attribute.equals("name") && type.equals("aws_region"))) {
      return zone;
    } else if (identity != null && "arn".equals(identity.same().get(attribute))) {
      return value(address, "arn", type, zone);
    }
    String own = own(address, attribute);
    String whole = whole(own, attribute, identity, zone);
    origins.put(own, new Origin(address, attribute, type, whole, zone));
    return whole;
  }

  private String whole(String own, String attribute, @Nullable Identity identity, String zone) {
    if (attribute.equals("arn") && identity != null) {
      String form = identity.arn(zone, zones.account(zone)).replace("{path}", "/");
      int first = form.indexOf('{');
      return first < 0 ? form : form.substring(0, first) + own;
    } else if (attribute.equals("arn")
        || attribute.endsWith("_arn")
        || attribute.endsWith("arns")) {
      return "arn:aws:see:" + zone + ":" + zones.account(zone) + ":see/" + own;
    } else if (DOCUMENTS.contains(attribute)) {
      return documentOf(own);
    }
    return attribute.endsWith("issuer") ? "https://" + own : own;
  }

  /** A document that may allow and deny anything. */
  private static String documentOf(String own) {
    return "{\"Version\":\"2012-10-17\",\"Statement\":["
        + "{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"OWN\"},".replace("OWN", own)
        + "{\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"OWN\"}]}".replace("OWN", own);
  }

  /**
   * Whether a value is only what was given for an attribute that nobody set: a policy, or a list.
   */
  boolean isNotSet(String address, String attribute, Tree value) {
    return (value instanceof Tree.Listing || DOCUMENTS.contains(attribute))
        && isOwn(address, attribute, value);
  }

  private boolean isOwn(String address, String attribute, Tree value) {
    if (value instanceof Tree.Listing list) {
      return list.items().size() == 1 && isOwn(address, attribute, list.items().get(0));
    } else if (value instanceof Mapping mapping) {
      return mapping.entries().stream().anyMatch(entry -> isOwn(address, attribute, entry.value()));
    }
    String text = value.asText().orElse("");
    return text.contains(series.prefix())
        && series
            .form()
            .matcher(text)
            .results()
            .map(own -> origins.get(own.group()))
            .anyMatch(
                origin ->
                    origin != null
                        && origin.address().equals(address)
                        && (origin.attribute() + "[").startsWith(attribute + "["));
  }

  /** Whether a value has the text that was given for an attribute of a resource. */
  boolean isComputed(String expression, Tree value) {
    int dot = expression.lastIndexOf('.');
    return isOwn(expression.substring(0, dot), expression.substring(dot + 1), value);
  }

  /** The text for an output of a remote state. */
  String output(String address, String name) {
    String own = own(address, "outputs." + name);
    origins.put(own, new Origin(address, "outputs." + name, "", own, zone("")));
    return own;
  }

  /**
   * What the texts stand for, with what a plan says of the resources, the Regions and the identity
   * providers.
   */
  Meanings meanings(
      Function<String, Optional<Mapping>> attributes,
      Map<String, String> regions,
      Map<String, String> accounts,
      List<String> issuers) {
    return new Meanings(this, attributes, regions, accounts, issuers);
  }
}
