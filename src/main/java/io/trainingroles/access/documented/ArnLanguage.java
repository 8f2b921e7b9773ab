package io.trainingroles.access.documented;

import static io.trainingroles.access.pattern.CharacterClass.DIGIT;
import static io.trainingroles.access.pattern.CharacterClass.REGION;
import static io.trainingroles.access.pattern.CharacterClass.SMALL_LETTER;

import io.trainingroles.access.pattern.CharacterClass;
import io.trainingroles.access.pattern.FormatPattern;
import io.trainingroles.access.pattern.SearchPattern;
import io.trainingroles.reference.ArnFormat;
import io.trainingroles.reference.NameForm;
import io.trainingroles.reference.ResourceNames;
import io.trainingroles.reference.ServiceAuthorizationReference;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The ARNs of a format: a partition, a Region by its form, an account of twelve digits, and names
 * within the characters that AWS documents for them, or within any that ARNs can have where it
 * documents none.
 */
final class ArnLanguage {
  private static final int ACCOUNT_DIGITS = 12;
  private static final int SEGMENTS = 6;

  /** Names of accounts, of the resource's own where the ARN says whose it is, or of others. */
  private static final Set<String> ACCOUNTS =
      Set.of(
          "Account",
          "AccountId",
          "AccountID",
          "AggregatorAccount",
          "ClusterOwnerAccount",
          "IamIdentityAccountID",
          "ManagementAccountId",
          "MemberAccountId",
          "SellerAwsAccountId",
          "VpcOwnerAccount");

  private static final ResourceNames NAMES = ServiceAuthorizationReference.ofAws().resourceNames();

  private final String format;
  private final String service;
  private final String resource;
  private final String partition;
  private final @Nullable String account;
  private final boolean isUnnamed;
  private final FormatPattern pattern = new FormatPattern();

  private ArnLanguage(
      String format, String partition, @Nullable String account, boolean isUnnamed) {
    this.format = format;
    String[] segments = format.split(":", SEGMENTS);
    this.service = segments.length == SEGMENTS ? segments[2] : "";
    this.resource = segments.length == SEGMENTS ? segments[SEGMENTS - 1] : "";
    this.partition = partition;
    this.account = account;
    this.isUnnamed = isUnnamed;
  }

  /** The patterns of a format's ARNs; with a null account, of every account. */
  static List<SearchPattern> patterns(
      ArnFormat format, String partition, @Nullable String account) {
    var named = new ArnLanguage(format.value(), partition, account, /* isUnnamed= */ false);
    return named.mayBeUnnamed()
        ? List.of(
            named.read(),
            new ArnLanguage(format.value(), partition, account, /* isUnnamed= */ true).read())
        : List.of(named.read());
  }

  private boolean mayBeUnnamed() {
    int name = format.lastIndexOf("${");
    return name >= 0
        && format.endsWith("}")
        && NAMES
            .form(service, format.substring(name + 2, format.length() - 1))
            .filter(form -> form == NameForm.NAME_OR_ASTERISK)
            .isPresent();
  }

  /** Whether the ARNs say whose the resource is. */
  static boolean hasAccount(ArnFormat format) {
    String[] segments = format.value().split(":", SEGMENTS);
    return segments.length > 4 && segments[4].startsWith("${");
  }

  /** A Region by its form. */
  static void addRegion(FormatPattern pattern) {
    pattern.some(SMALL_LETTER).text("-").characters(SMALL_LETTER, 1).any(REGION).text("-");
    pattern.characters(DIGIT, 1);
  }

  static void addAccount(FormatPattern pattern, @Nullable String account) {
    if (account == null) {
      pattern.characters(DIGIT, ACCOUNT_DIGITS);
    } else {
      pattern.text(account);
    }
  }

  private SearchPattern read() {
    int index = 0;
    while (index < format.length()) {
      int end = format.startsWith("${", index) ? format.indexOf('}', index) : -1;
      if (end >= 0) {
        addName(format.substring(index + 2, end), format.substring(end + 1));
        index = end + 1;
      } else if (format.charAt(index) == '*') {
        pattern.some(CharacterClass.ANYTHING);
        index++;
      } else {
        pattern.text(format.substring(index, index + 1));
        index++;
      }
    }
    return pattern.pattern();
  }

  private void addName(String name, String rest) {
    if (name.equals("*")) {
      pattern.text("*");
    } else if (name.equals("Partition")) {
      pattern.text(partition);
    } else if (name.equals("Region")) {
      addRegion(pattern);
    } else if (ACCOUNTS.contains(name)) {
      addAccount(pattern, isOfOwner(rest) ? account : null);
    } else if (isUnnamed && rest.isEmpty()) {
      pattern.text("*");
    } else {
      pattern.some(characters(name, rest));
    }
  }

  /** Whether the resource follows, so that what is before it is the account whose it is. */
  private boolean isOfOwner(String rest) {
    return rest.equals(":" + resource);
  }

  /** A name that is not documented may have any characters, but for borders where more follows. */
  private CharacterClass characters(String name, String rest) {
    Optional<NameForm> known = NAMES.form(service, name);
    String lower = name.toLowerCase(Locale.ROOT);
    if (known.isPresent()) {
      return characters(known.get());
    } else if (lower.endsWith("uuid")) {
      return CharacterClass.NAME;
    } else if (lower.endsWith("withpath")) {
      return CharacterClass.PATH;
    } else if (rest.isEmpty()) {
      return CharacterClass.ANYTHING;
    }
    return rest.charAt(0) == '/' ? CharacterClass.NO_COLON_OR_SLASH : CharacterClass.NO_COLON;
  }

  private static CharacterClass characters(NameForm form) {
    return switch (form) {
      case NAME, NAME_OR_ASTERISK -> CharacterClass.NAME;
      case PATH -> CharacterClass.PATH;
      case PARTS -> CharacterClass.PARTS;
      case NO_COLON_OR_ASTERISK -> CharacterClass.NO_COLON_OR_ASTERISK;
      case ANYTHING -> CharacterClass.ANYTHING;
    };
  }
}
