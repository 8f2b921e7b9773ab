package io.trainingroles.input.symbol;

import io.trainingroles.role.value.VariableType;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a value names, and where it may stand so that a text can be read in one way only: behind a
 * known beginning, and before the end or a character that no such value has.
 *
 * @param word what it is called
 * @param before what stands before it
 * @param rows the forms of {@link ValueForm}; {@code PARTITION} stands for each partition
 * @param following what may stand behind it, but for the end
 * @param usual how a value begins that is like no other
 */
record SymbolKind(String word, Pattern before, List<String> rows, String following, String usual) {
  private static final String REGION = "<lower><lower>-<region>+-<digit>+";
  private static final String ACCOUNT = "<digit>".repeat(12);
  private static final String SOMEWHERE = "us-east-1:000000000000:";
  private static final Pattern PARTITION = Pattern.compile("\\barn:(aws[a-z-]*):");

  /** The name of a bucket, in the ARN of it or of its objects. */
  static final SymbolKind BUCKET =
      new SymbolKind(
          "bucket",
          Pattern.compile("arn:[a-z-]+:s3:::"),
          List.of("<edge><bucket>+<edge>"),
          "/",
          "known-later-");

  /** The id of a key, in its ARN. */
  static final SymbolKind KEY_ID =
      new SymbolKind(
          "key",
          Pattern.compile("arn:[a-z-]+:kms:[a-z0-9-]+:[0-9]{12}:key/"),
          List.of("<name>+"),
          "",
          "known-later-");

  /** A name or an id without a slash or a colon, at the end of an ARN. */
  static final SymbolKind NAME =
      new SymbolKind(
          "name",
          Pattern.compile(
              "arn:[a-z-]+:(?!s3:|kms:|logs:)[a-z0-9-]+:[a-z0-9-]*:[0-9]{12}:(?:[\\w+=,.@-]+[/:])*"),
          List.of("<name>+"),
          "",
          "known-later-");

  /** The name of a log group, in its ARN. */
  static final SymbolKind LOG_GROUP =
      new SymbolKind(
          "log_group",
          Pattern.compile("arn:[a-z-]+:logs:[a-z0-9-]+:[0-9]{12}:log-group:"),
          List.of("<group>+"),
          ":",
          "/known-later/");

  /** The kind of whole ARNs of a type. */
  static SymbolKind ofArn(VariableType type) {
    String region = type.service().equals("iam") ? "" : REGION;
    String resource =
        switch (type) {
          case KMS_KEY -> "key/<name>+";
          case POLICY -> "policy/<path>+";
          case ROLE -> "role/<path>+";
          case REPOSITORY -> "repository/<path>+";
          case SECRET -> "secret:<path>+";
          case PARAMETER -> "parameter/<path>+";
          case EFS_FILE_SYSTEM, FSX_FILE_SYSTEM -> "file-system/<name>+";
          case EFS_ACCESS_POINT -> "access-point/<name>+";
          case MLFLOW_SERVER -> "mlflow-tracking-server/<name>+";
          case STATE_MACHINE -> "stateMachine:<name>+";
          default -> throw new IllegalArgumentException(type + " is no ARN");
        };
    String service = "arn:PARTITION:" + type.service() + ":";
    String usual =
        service
            + (region.isEmpty() ? SOMEWHERE.substring(SOMEWHERE.indexOf(':')) : SOMEWHERE)
            + resource.replaceFirst("<.*", "")
            + "known-later-";
    return new SymbolKind(
        type.word(),
        Pattern.compile(""),
        List.of(service + region + ":" + ACCOUNT + ":" + resource),
        "",
        usual);
  }

  /** Whether the value is the whole text. */
  boolean isWhole() {
    return before.pattern().isEmpty();
  }

  /**
   * The form of the values, in the partitions that some texts name; of a bucket, it may be known
   * how its name begins.
   */
  ValueForm form(Iterable<String> texts, String beginning) {
    return ValueForm.of(beginning.isEmpty() ? rows(texts) : List.of(beginning + "<bucket>+<edge>"));
  }

  private List<String> rows(Iterable<String> texts) {
    return rows.stream()
        .flatMap(row -> partitions(texts).stream().map(each -> row.replace("PARTITION", each)))
        .distinct()
        .toList();
  }

  /** A value that is like no other, in the first of these partitions. */
  String usual(int number, Iterable<String> texts) {
    return usual.replace("PARTITION", partitions(texts).iterator().next()) + number + "z";
  }

  /** Patterns have no equality of their own. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SymbolKind kind && word.equals(kind.word);
  }

  @Override
  public int hashCode() {
    return word.hashCode();
  }

  private static Set<String> partitions(Iterable<String> texts) {
    var partitions = new TreeSet<String>();
    for (String text : texts) {
      Matcher named = PARTITION.matcher(text);
      while (named.find()) {
        partitions.add(named.group(1));
      }
    }
    return partitions.isEmpty() ? Set.of("aws") : partitions;
  }
}
