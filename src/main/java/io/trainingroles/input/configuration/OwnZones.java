package io.trainingroles.input.configuration;

import io.trainingroles.iam.Partition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The texts that stand for the Region and the account of each configuration of the provider, which
 * only AWS can say: a number behind them says whose they are.
 */
final class OwnZones {
  private static final int FIRST = 10;

  private final AwsProviders providers;
  private final List<String> keys;
  private final String account;
  private final OwnText series;
  private final Pattern zone;
  private final Pattern number;

  /** {@code account} is that of the configurations that name no other. */
  OwnZones(AwsProviders providers, String account, OwnText series) {
    this.providers = providers;
    this.keys = providers.keys();
    this.account = account;
    this.series = series;
    this.zone = Pattern.compile(series.zonePrefix() + "(\\d\\d)");
    this.number = Pattern.compile(series.accountPrefix() + "(\\d\\d)");
  }

  /** The Region that stands for that of a configuration of the provider. */
  String zone(String provider) {
    return series.zonePrefix() + (FIRST + Math.max(0, keys.indexOf(provider)));
  }

  /** The account of a configuration of the provider, or the number that stands for it. */
  String account(String itsZone) {
    int index = index(itsZone) < keys.size() ? index(itsZone) : 0;
    return defaultAccount(keys.get(index)).orElse(series.accountPrefix() + (FIRST + index));
  }

  /** The account of a configuration that names no other. */
  Optional<String> defaultAccount(String provider) {
    return providers.isOfDefaultAccount(provider) ? Optional.of(account) : Optional.empty();
  }

  /** The configuration of the provider that a Region stands for; empty for another text. */
  String provider(String itsZone) {
    int index = index(itsZone);
    return index < keys.size() ? keys.get(index) : "";
  }

  /**
   * Whether what a configuration of the provider makes is of the same partition as what most others
   * make.
   *
   * @param regions the Regions that are known, by the configurations
   */
  boolean areOfOnePartition(String provider, Map<String, String> regions) {
    Optional<Partition> usual =
        keys.stream()
            .flatMap(each -> Optional.ofNullable(regions.get(each)).stream())
            .map(Partition::ofRegion)
            .findFirst();
    Optional<Partition> own = Optional.ofNullable(regions.get(provider)).map(Partition::ofRegion);
    return keys.size() <= 1 || (own.isPresent() && own.equals(usual));
  }

  private int index(String itsZone) {
    return Integer.parseInt(itsZone.substring(series.zonePrefix().length())) - FIRST;
  }

  /** A text with what is known of the configurations in the place of what stands for it. */
  String replaced(CharSequence text, UnaryOperator<String> region, UnaryOperator<String> accounts) {
    String withRegions = zone.matcher(text).replaceAll(each -> quoted(each, region));
    return number.matcher(withRegions).replaceAll(each -> quoted(each, accounts));
  }

  private String quoted(MatchResult number, UnaryOperator<String> value) {
    int index = Integer.parseInt(number.group(1)) - FIRST;
    String provider = index >= 0 && index < keys.size() ? keys.get(index) : "";
    return Matcher.quoteReplacement(value.apply(provider));
  }
}
