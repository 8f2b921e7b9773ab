package io.trainingroles.access.documented;

import io.trainingroles.iam.Wildcards;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The accounts and partitions that documents name, and one of each that requests have anyway.
 *
 * @param services the services of the ARNs in the documents, as they write them
 */
record QuestionTexts(List<String> partitions, List<String> accounts, List<String> services) {
  private static final int ACCOUNT_DIGITS = 12;
  private static final Pattern ACCOUNT = Pattern.compile("(?<![0-9])[0-9]{12}(?![0-9])");
  private static final Pattern PARTITION = Pattern.compile("arn:(aws(?:-[a-z]+)*):");
  private static final Pattern SERVICE = Pattern.compile("arn:[^:]*:([a-z0-9*?-]+)");
  private static final Pattern PART_OF_ACCOUNT =
      Pattern.compile("(?<![0-9?*])[0-9?*]*(?:[0-9][?*]|[?*][0-9])[0-9?*]*(?![0-9?*])");
  private static final List<String> LIKELY = List.of("123456789012", "111122223333");

  static QuestionTexts of(Set<String> texts) {
    var partitions = new TreeSet<String>();
    var accounts = new TreeSet<String>();
    var services = new TreeSet<String>();
    for (String text : texts) {
      Matcher part = PART_OF_ACCOUNT.matcher(text);
      while (part.find()) {
        filled(part.group()).ifPresent(accounts::add);
      }
      Matcher account = ACCOUNT.matcher(text);
      while (account.find()) {
        accounts.add(account.group());
      }
      Matcher partition = PARTITION.matcher(text);
      while (partition.find()) {
        partitions.add(partition.group(1));
      }
      Matcher service = SERVICE.matcher(text);
      while (service.find()) {
        services.add(service.group(1));
      }
    }
    services.remove("*");
    partitions.add("aws");
    // Two: that of the caller, and that of a resource of somebody else.
    accounts.add(unnamed(accounts));
    accounts.add(unnamed(accounts));
    return new QuestionTexts(List.copyOf(partitions), List.copyOf(accounts), List.copyOf(services));
  }

  /** Whether an ARN in the documents may be one of a service. */
  boolean mayName(String service) {
    return services.stream().anyMatch(each -> Wildcards.match(each, service));
  }

  /** An account that a text with wildcards matches, where there is one. */
  private static Optional<String> filled(String pattern) {
    String digits = pattern.replace('?', '4');
    int star = digits.indexOf('*');
    if (star >= 0) {
      int missing = ACCOUNT_DIGITS - digits.replace("*", "").length();
      digits =
          digits.substring(0, star)
              + "4".repeat(Math.max(0, missing))
              + digits.substring(star).replace("*", "");
    }
    return digits.length() == ACCOUNT_DIGITS ? Optional.of(digits) : Optional.empty();
  }

  /** An account that is none of these, likely ones first. */
  private static String unnamed(Set<String> accounts) {
    for (String account : LIKELY) {
      if (!accounts.contains(account)) {
        return account;
      }
    }
    for (long number = 111_122_223_334L; ; number++) {
      String account = Long.toString(number);
      if (!accounts.contains(account)) {
        return account;
      }
    }
  }
}
