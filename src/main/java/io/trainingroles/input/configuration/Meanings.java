package io.trainingroles.input.configuration;

import io.trainingroles.iam.Partition;
import io.trainingroles.iam.UnknownText;
import io.trainingroles.input.configuration.OwnTexts.Origin;
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
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the texts of one's own stand for after a plan: what it says of the resources, or, where it
 * says nothing, a text that is known only later.
 */
final class Meanings {
  /** What a value of which only the type of Terraform is known is called. */
  private static final String TEXT = VariableType.TEXT.word() + TerraformReference.SEPARATOR;

  /** What a Region that is not known is called, before the provider's key. */
  static final String REGION_OF = "the Region of provider ";

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");
  private static final Pattern PLAIN = Pattern.compile("[^\"\\\\\\p{Cntrl}]*");

  private final OwnTexts texts;
  private final OwnZones zones;
  private final Function<String, Optional<Mapping>> attributes;
  private final Map<String, String> regions;
  private final Map<String, String> accounts;
  private final Map<String, String> known = new HashMap<>();
  private final List<String> asked = new ArrayList<>();
  private final List<String> issuers;

  /**
   * What they stand for.
   *
   * @param texts the texts
   * @param attributes what the plan says of a resource
   * @param regions the Regions that are known, by the configurations of the provider
   * @param accounts the accounts that the configuration says, in the same way
   * @param issuers the URLs of identity providers
   */
  Meanings(
      OwnTexts texts,
      Function<String, Optional<Mapping>> attributes,
      Map<String, String> regions,
      Map<String, String> accounts,
      List<String> issuers) {
    this.texts = texts;
    this.zones = texts.zones();
    this.accounts = Map.copyOf(accounts);
    this.attributes = attributes;
    this.regions = Map.copyOf(regions);
    this.issuers = List.copyOf(issuers);
  }

  /** What is known by now of the attributes that only AWS could say before. */
  Map<String, String> known() {
    var all = new TreeMap<String, String>();
    for (Origin origin : texts.origins()) {
      String text = OwnTexts.DOCUMENTS.contains(origin.attribute()) ? "" : in(origin.whole());
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
    if (!texts.series().isIn(text)) {
      return text;
    }
    var replaced = new StringBuilder();
    Matcher own = texts.series().form().matcher(text);
    int at = 0;
    while (own.find()) {
      Origin origin = texts.origin(own.group());
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
    return zones.replaced(
        replaced, this::regionOf, provider -> escaped(accountOrOpen(provider), given));
  }

  /** In a document, the quotation marks of an address would end the text that it stands in. */
  private static String escaped(String value, String around) {
    boolean isDocument = around.stripLeading().startsWith("{");
    return isDocument && UnknownText.isIn(value) ? value.replace("\"", "\\\"") : value;
  }

  private String accountOrOpen(String provider) {
    return accountOf(provider)
        .orElseGet(() -> UnknownText.named(TEXT + AwsProviders.ACCOUNT_OF + provider));
  }

  /** The account of a configuration of the provider, if it is known. */
  Optional<String> accountOf(String provider) {
    return zones.defaultAccount(provider).or(() -> Optional.ofNullable(accounts.get(provider)));
  }

  private String regionOf(String provider) {
    String region = regions.get(provider);
    return region == null ? UnknownText.named(TEXT + REGION_OF + provider) : region;
  }

  private String whole(Origin origin, String around) {
    Identity identity = texts.identity(origin.type());
    if (origin.attribute().equals("arn")) {
      String arn = identity == null ? unknown(origin.address(), "arn") : arn(origin, identity);
      return escaped(arn, around);
    }
    String part = escaped(part(origin), around);
    return OwnTexts.DOCUMENTS.contains(origin.attribute())
        ? origin.whole().replace(texts.own(origin.address(), origin.attribute()), part)
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
            .matcher(identity.arn(origin.zone(), zones.account(origin.zone())))
            .replaceAll(
                each ->
                    Matcher.quoteReplacement(
                        value(origin.address(), each.group(1), origin.type())));
    return Optional.ofNullable(regions.get(zones.provider(origin.zone())))
        .map(region -> "arn:" + Partition.ofRegion(region).id() + arn.substring("arn:aws".length()))
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
    Identity identity = texts.identity(type);
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
        .filter(text -> !text.contains(texts.own(address, attribute)))
        .map(this::in)
        .map(text -> attribute.equals("url") ? text.replaceFirst("^https://", "") : text)
        .filter(text -> PLAIN.matcher(text).matches())
        .orElseGet(() -> unknown(address, attribute));
  }

  private String unknown(String address, String attribute) {
    String name = TEXT + address + "." + attribute;
    return UnknownText.named(
        address.contains("aws_s3_bucket.")
            ? name + otherPartition(address).map(provider -> "@" + provider).orElse("")
            : name);
  }

  /**
   * The configuration of the provider that has a bucket, where that may be of another partition
   * than others: their buckets may have the same names.
   */
  private Optional<String> otherPartition(String address) {
    return texts.origins().stream()
        .filter(origin -> origin.address().equals(address))
        .map(origin -> zones.provider(origin.zone()))
        .filter(provider -> !zones.areOfOnePartition(provider, regions))
        .findFirst();
  }
}
