package io.trainingroles.input.configuration;

import io.trainingroles.iam.Partition;
import io.trainingroles.iam.UnknownText;
import io.trainingroles.input.configuration.ConfigurationTree.Declared;
import io.trainingroles.reference.managed.AwsManagedPolicies;
import io.trainingroles.role.value.TerraformReference;
import io.trainingroles.role.value.VariableType;
import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Mapping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The texts that are given to Terraform for what only AWS can say, and what each stands for. What
 * is known of it after the plan (a bucket's name, and so its ARN) takes their places in the plan;
 * what is not becomes a text that is known only later, named by its Terraform address.
 */
final class OwnTexts {
  /** The Regions that stand for those of the provider's configurations. */
  private final Pattern zone;

  private final Pattern number;

  /** What a value of which only the type of Terraform is known is called. */
  private static final String TEXT = VariableType.TEXT.word() + TerraformReference.SEPARATOR;

  private static final int FIRST_ZONE = 10;

  /** What a Region that is not known is called, before the provider's key. */
  static final String REGION_OF = "the Region of provider ";

  /** The Region of a provider that has none. */
  static final String NO_REGION = "zz-see-10";

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");
  private static final Pattern PLAIN = Pattern.compile("[^\"\\\\\\p{Cntrl}]*");

  /** Attributes with a policy: what it allows and denies is not known. */
  private static final Set<String> DOCUMENTS =
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
  private final List<String> zones;
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
  private record Origin(String address, String attribute, String type, String whole, String zone) {}

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
    this.zone = Pattern.compile(series.zonePrefix() + "(\\d\\d)");
    this.number = Pattern.compile(series.accountPrefix() + "(\\d\\d)");
    this.providers = providers;
    this.zones = providers.keys();
    this.account = account;
    this.given = Map.copyOf(given);
  }

  /** Others, for a plan in which what is known by now stands for itself. */
  OwnTexts others(Meanings meanings) {
    return new OwnTexts(providers, account, OwnText.SECOND, meanings.known());
  }

  private String own(String address, String attribute) {
    return series.of(address, attribute);
  }

  /** The Region that stands for that of a configuration of the provider. */
  String zone(String provider) {
    return series.zonePrefix() + (FIRST_ZONE + Math.max(0, zones.indexOf(provider)));
  }

  /** The account of a configuration of the provider, or the number that stands for it. */
  private String account(String itsZone) {
    String provider = zones.get(index(itsZone));
    return providers.isOfDefaultAccount(provider)
        ? account
        : series.accountPrefix() + (FIRST_ZONE + index(itsZone));
  }

  private int index(String itsZone) {
    int index = Integer.parseInt(itsZone.substring(series.zonePrefix().length())) - FIRST_ZONE;
    return index < zones.size() ? index : 0;
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
      return account(zone);
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
      String form = identity.arn(zone, account(zone)).replace("{path}", "/");
      int first = form.indexOf('{');
      return first < 0 ? form : form.substring(0, first) + own;
    } else if (attribute.equals("arn")
        || attribute.endsWith("_arn")
        || attribute.endsWith("arns")) {
      return "arn:aws:see:" + zone + ":" + account(zone) + ":see/" + own;
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
    return new Meanings(attributes, regions, accounts, issuers);
  }

  /** What the texts stand for after a plan. */
  final class Meanings {
    private final Function<String, Optional<Mapping>> attributes;
    private final Map<String, String> regions;
    private final Map<String, String> accounts;
    private final Map<String, String> known = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final List<String> issuers;

    /**
     * What they stand for.
     *
     * @param attributes what the plan says of a resource
     * @param regions the Regions that are known, by the configurations of the provider
     * @param accounts the accounts that the configuration says, in the same way
     * @param issuers the URLs of identity providers
     */
    Meanings(
        Function<String, Optional<Mapping>> attributes,
        Map<String, String> regions,
        Map<String, String> accounts,
        List<String> issuers) {
      this.accounts = Map.copyOf(accounts);
      this.attributes = attributes;
      this.regions = Map.copyOf(regions);
      this.issuers = List.copyOf(issuers);
    }

    /** What is known by now of the attributes that only AWS could say before. */
    Map<String, String> known() {
      var all = new TreeMap<String, String>();
      for (Origin origin : origins.values()) {
        String text = DOCUMENTS.contains(origin.attribute()) ? "" : in(origin.whole());
        if (!text.isEmpty() && !UnknownText.isIn(text)) {
          all.put(origin.address() + "." + origin.attribute(), text);
        }
      }
      return all;
    }

    /** A text of the plan with what is known in the place of these texts. */
    String in(String given) {
      String text = given;
      for (String issuer : issuers) {
        // AWS keeps the URL without its scheme, and so it is in apply.
        text = text.replace(issuer + ":", issuer.substring("https://".length()) + ":");
      }
      if (!text.contains(series.prefix())
          && !text.contains(series.zonePrefix())
          && !text.contains(series.accountPrefix())) {
        return text;
      }
      var replaced = new StringBuilder();
      Matcher own = series.form().matcher(text);
      int at = 0;
      while (own.find()) {
        Origin origin = origins.get(own.group());
        if (origin == null || own.start() < at) {
          continue;
        }
        int offset = origin.whole().indexOf(own.group());
        int start = own.start() - offset;
        boolean isWhole = start >= at && text.startsWith(origin.whole(), start);
        replaced.append(text, at, isWhole ? start : own.start());
        replaced.append(isWhole ? whole(origin, given) : escaped(part(origin), given));
        at = isWhole ? start + origin.whole().length() : own.end();
      }
      replaced.append(text, at, text.length());
      String withRegions =
          zone.matcher(replaced).replaceAll(each -> Matcher.quoteReplacement(region(each)));
      return number
          .matcher(withRegions)
          .replaceAll(each -> Matcher.quoteReplacement(escaped(accountText(each), given)));
    }

    /** In a document, the quotation marks of an address would end the text that it stands in. */
    private static String escaped(String value, String around) {
      boolean isDocument = around.stripLeading().startsWith("{");
      return isDocument && UnknownText.isIn(value) ? value.replace("\"", "\\\"") : value;
    }

    private String accountText(MatchResult number) {
      int index = Integer.parseInt(number.group(1)) - FIRST_ZONE;
      String provider = index >= 0 && index < zones.size() ? zones.get(index) : "";
      return accountOf(provider)
          .orElseGet(() -> UnknownText.named(TEXT + AwsProviders.ACCOUNT_OF + provider));
    }

    /** The account of a configuration of the provider, if it is known. */
    Optional<String> accountOf(String provider) {
      return providers.isOfDefaultAccount(provider)
          ? Optional.of(account)
          : Optional.ofNullable(accounts.get(provider));
    }

    private String region(MatchResult zone) {
      int index = Integer.parseInt(zone.group(1)) - FIRST_ZONE;
      String provider = index >= 0 && index < zones.size() ? zones.get(index) : "";
      String region = regions.get(provider);
      return region == null ? UnknownText.named(TEXT + REGION_OF + provider) : region;
    }

    private String whole(Origin origin, String around) {
      Identity identity = identities.get(origin.type());
      if (origin.attribute().equals("arn")) {
        String arn = identity == null ? unknown(origin.address(), "arn") : arn(origin, identity);
        return escaped(arn, around);
      }
      String part = escaped(part(origin), around);
      return DOCUMENTS.contains(origin.attribute())
          ? origin.whole().replace(own(origin.address(), origin.attribute()), part)
          : part;
    }

    private String part(Origin origin) {
      return value(origin.address(), origin.attribute(), origin.type());
    }

    private String arn(Origin origin, Identity identity) {
      String managed = managed(origin);
      if (managed != null) {
        return managed;
      }
      String arn =
          PLACEHOLDER
              .matcher(identity.arn(origin.zone(), OwnTexts.this.account(origin.zone())))
              .replaceAll(
                  each ->
                      Matcher.quoteReplacement(
                          value(origin.address(), each.group(1), origin.type())));
      return Optional.ofNullable(regions.get(providerOf(origin.zone())))
          .map(
              region ->
                  "arn:" + Partition.ofRegion(region).id() + arn.substring("arn:aws".length()))
          .orElse(arn);
    }

    /** The policy of AWS that a data source asks for by its name; null for another one. */
    private @Nullable String managed(Origin origin) {
      if (!origin.address().contains("data.aws_iam_policy.")) {
        return null;
      }
      String name = value(origin.address(), "name", origin.type());
      List<String> arns =
          new AwsManagedPolicies().arns().stream().filter(arn -> arn.endsWith("/" + name)).toList();
      return arns.size() == 1 ? arns.get(0) : null;
    }

    private String providerOf(String zone) {
      int index = Integer.parseInt(zone.substring(series.zonePrefix().length())) - FIRST_ZONE;
      return index < zones.size() ? zones.get(index) : "";
    }

    private String value(String address, String attribute, String type) {
      String key = address + "." + attribute;
      String value = known.get(key);
      if (value == null) {
        value = asked.contains(key) ? unknown(address, attribute) : find(address, attribute, type);
        known.put(key, value);
      }
      return value;
    }

    private String find(String address, String attribute, String type) {
      asked.add(address + "." + attribute);
      Identity identity = identities.get(type);
      String other = identity == null ? null : identity.same().get(attribute);
      if (other != null && !other.equals("arn")) {
        return value(address, other, type);
      }
      Optional<Tree> value = attributes.apply(address).flatMap(each -> each.value(attribute));
      if (attribute.equals("path") && value.filter(Tree::isNull).isPresent()) {
        // Terraform leaves out the provider's defaults where it is given values.
        return "/";
      }
      return value
          .flatMap(Tree::asText)
          .filter(text -> !text.contains(own(address, attribute)))
          .map(this::in)
          .map(text -> attribute.equals("url") ? text.replaceFirst("^https://", "") : text)
          .filter(text -> PLAIN.matcher(text).matches())
          .orElseGet(() -> unknown(address, attribute));
    }

    private String unknown(String address, String attribute) {
      return UnknownText.named(TEXT + address + "." + attribute);
    }
  }
}
