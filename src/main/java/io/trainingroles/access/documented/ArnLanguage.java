package io.trainingroles.access.documented;

import static io.trainingroles.access.pattern.CharacterClass.DIGIT;
import static io.trainingroles.access.pattern.CharacterClass.NAME;
import static io.trainingroles.access.pattern.CharacterClass.REGION;
import static io.trainingroles.access.pattern.CharacterClass.SMALL_LETTER;

import io.trainingroles.access.pattern.CharacterClass;
import io.trainingroles.access.pattern.FormatPattern;
import io.trainingroles.access.pattern.SearchPattern;
import io.trainingroles.reference.ArnFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The ARNs of a format: a partition, a Region by its form, an account of twelve digits, and names
 * within the characters that AWS documents for them, or within any that ARNs can have where it
 * documents none.
 */
final class ArnLanguage {
  private static final int ACCOUNT_DIGITS = 12;

  /** Names of services whose characters are documented. */
  private static final Map<String, CharacterClass> NAMES =
      Map.ofEntries(
          // https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
          Map.entry("BucketName", NAME),
          // https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html
          Map.entry("ObjectName", CharacterClass.ANYTHING),
          // https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#key-id-key-id
          Map.entry("KeyId", NAME),
          // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
          Map.entry("RoleName", CharacterClass.PATH),
          // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html
          Map.entry("TableName", NAME),
          // https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html
          Map.entry("RepositoryName", CharacterClass.PARTS),
          // https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html
          Map.entry("LogGroupName", CharacterClass.PARTS),
          // https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogStream.html
          Map.entry("LogStreamName", CharacterClass.NO_COLON_OR_ASTERISK),
          // https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateTrainingJob.html
          Map.entry("TrainingJobName", NAME),
          // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html
          Map.entry("QueueName", NAME),
          // https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html
          Map.entry("FunctionName", NAME),
          // https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html
          Map.entry("SecretId", CharacterClass.PARTS));

  /** Names whose ends alone say what they are. */
  private static final Set<String> ACCOUNTS =
      Set.of("Account", "AccountId", "ManagementAccountId", "VpcOwnerAccount", "AccountID");

  private final String format;
  private final String partition;
  private final @Nullable String account;
  private final FormatPattern pattern = new FormatPattern();

  private ArnLanguage(String format, String partition, @Nullable String account) {
    this.format = format;
    this.partition = partition;
    this.account = account;
  }

  /** The pattern of a format's ARNs; with a null account, of every account. */
  static SearchPattern pattern(ArnFormat format, String partition, @Nullable String account) {
    return new ArnLanguage(format.value(), partition, account).read();
  }

  /** Whether the ARNs say whose the resource is. */
  static boolean hasAccount(ArnFormat format) {
    String[] segments = format.value().split(":", 6);
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
      addAccount(pattern, account);
    } else {
      pattern.some(characters(name, rest));
    }
  }

  private static CharacterClass characters(String name, String rest) {
    CharacterClass known = NAMES.get(name);
    if (known != null) {
      return known;
    }
    boolean isLast = !rest.contains("${") && !rest.contains("*");
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.endsWith("withpath")) {
      return CharacterClass.PATH;
    } else if (lower.endsWith("path") && isLast) {
      return CharacterClass.ANYTHING;
    } else if (!rest.isEmpty() && rest.charAt(0) == '/') {
      return CharacterClass.PART;
    } else if (lower.endsWith("id") || lower.endsWith("uuid")) {
      return CharacterClass.PART;
    }
    return isLast && rest.isEmpty() ? CharacterClass.ANYTHING : CharacterClass.PARTS;
  }
}
