package io.trainingroles.access.documented;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The accounts and partitions that documents name, and one of each that requests have anyway. */
record QuestionTexts(List<String> partitions, List<String> accounts) {
  private static final Pattern ACCOUNT = Pattern.compile("(?<![0-9])[0-9]{12}(?![0-9])");
  private static final Pattern PARTITION = Pattern.compile("arn:(aws(?:-[a-z]+)*):");
  private static final List<String> LIKELY = List.of("123456789012", "111122223333");

  static QuestionTexts of(Set<String> texts) {
    var partitions = new TreeSet<String>();
    var accounts = new TreeSet<String>();
    for (String text : texts) {
      Matcher account = ACCOUNT.matcher(text);
      while (account.find()) {
        accounts.add(account.group());
      }
      Matcher partition = PARTITION.matcher(text);
      while (partition.find()) {
        partitions.add(partition.group(1));
      }
    }
    partitions.add("aws");
    accounts.add(unnamed(accounts));
    return new QuestionTexts(List.copyOf(partitions), List.copyOf(accounts));
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
