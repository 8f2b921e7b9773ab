package io.trainingroles.input.symbol;

import io.trainingroles.iam.UnknownText;
import io.trainingroles.role.value.TerraformReference;
import io.trainingroles.role.value.VariableType;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One value that is known only later, whatever attribute it was read from: the name of one bucket,
 * or one key.
 *
 * @param kind what it names
 * @param expression the expression that gives it, such as {@code aws_s3_bucket.data.bucket}
 * @param resource the type and the instance of the resource of this configuration that has it for
 *     its identity; empty where it may be the value of another symbol too
 */
record Symbol(SymbolKind kind, String expression, String resource) implements Comparable<Symbol> {
  private static final Pattern MARK = Pattern.compile(UnknownText.FORM);

  private static final Pattern ATTRIBUTE =
      Pattern.compile("((?:.+\\.)?(aws_\\w+)\\.[\\w-]+(?:\\[[^]]*])?)\\.(\\w+)");

  /** An instance of which the expression says which it is. */
  private static final Pattern INSTANCE =
      Pattern.compile(
          "(?:module\\.[\\w-]+(?:\\[(?:\\d+|\"[^\"$%]*\")])?\\.)*aws_\\w+\\.[\\w-]+(?:\\[(?:\\d+|\"[^\"$%]*\")])?");

  /** What follows the expression of another input, in which it may have another value. */
  private static final String ELSEWHERE = " before";

  /**
   * The types of which AWS gives no two resources the same ARN, id or name of a bucket, and of
   * which Terraform makes each: none that adopts what is there.
   */
  private static final Pattern UNIQUE =
      Pattern.compile(
          "aws_s3_bucket|aws_kms_key|aws_kms_external_key|aws_ecr_repository|aws_secretsmanager_secret"
              + "|aws_efs_file_system|aws_efs_access_point|aws_fsx_(?:lustre|ontap|openzfs|windows)_file_system"
              + "|aws_iam_role|aws_iam_policy|aws_sagemaker_mlflow_tracking_server|aws_sfn_state_machine");

  /** The types of which a plan knows the ARN only later, and what that is. */
  private static final Map<String, VariableType> ARNS =
      Map.of(
          "aws_kms_key", VariableType.KMS_KEY,
          "aws_kms_external_key", VariableType.KMS_KEY,
          "aws_ecr_repository", VariableType.REPOSITORY,
          "aws_secretsmanager_secret", VariableType.SECRET,
          "aws_efs_file_system", VariableType.EFS_FILE_SYSTEM,
          "aws_efs_access_point", VariableType.EFS_ACCESS_POINT,
          "aws_iam_role", VariableType.ROLE,
          "aws_iam_policy", VariableType.POLICY,
          "aws_sfn_state_machine", VariableType.STATE_MACHINE);

  /**
   * The symbol that a name of an unknown text means.
   *
   * @param name such as {@code bucket|aws_s3_bucket.data.bucket}
   * @return the symbol; nothing where what it is does not tell how texts with it are read
   */
  static Optional<Symbol> of(String name) {
    if (name.endsWith(ELSEWHERE)) {
      return of(name.substring(0, name.length() - ELSEWHERE.length()))
          .map(each -> new Symbol(each.kind(), each.expression() + ELSEWHERE, ""));
    }
    int separator = name.indexOf('|');
    Optional<VariableType> type =
        separator < 0 ? Optional.empty() : VariableType.of(name.substring(0, separator));
    String expression = name.substring(separator + 1);
    return type.flatMap(
        known ->
            switch (known) {
              case BUCKET -> Optional.of(symbol(SymbolKind.BUCKET, expression, "bucket"));
              case LOG_GROUP -> Optional.of(symbol(SymbolKind.LOG_GROUP, expression, ""));
              case SUBNET, SECURITY_GROUP -> Optional.empty();
              case TEXT -> ofAttribute(expression);
              default -> Optional.of(symbol(SymbolKind.ofArn(known), expression, "arn"));
            });
  }

  /**
   * The name of a value of another input.
   *
   * @param name the name of an unknown text
   * @return a name of a symbol that may be equal to each other one
   */
  static String elsewhere(String name) {
    return TerraformReference.extended(name, ELSEWHERE);
  }

  private static Optional<Symbol> ofAttribute(String expression) {
    Matcher attribute = ATTRIBUTE.matcher(expression);
    if (!attribute.matches()) {
      return Optional.empty();
    }
    String address = attribute.group(1);
    VariableType ofArn = ARNS.get(attribute.group(2));
    if (ofArn != null && attribute.group(3).equals("arn")) {
      return Optional.of(symbol(SymbolKind.ofArn(ofArn), expression, "arn"));
    }
    return switch (attribute.group(2) + "." + attribute.group(3)) {
      case "aws_s3_bucket.bucket", "aws_s3_bucket.id" ->
          Optional.of(symbol(SymbolKind.BUCKET, address + ".bucket", "bucket"));
      case "aws_kms_key.key_id", "aws_kms_key.id" ->
          Optional.of(symbol(SymbolKind.KEY_ID, address + ".key_id", "key_id"));
      // Two accounts or Regions may have the same name, so none of these differ for certain.
      case "aws_iam_role.name",
          "aws_iam_role.id",
          "aws_sqs_queue.name",
          "aws_sns_topic.name",
          "aws_dynamodb_table.name",
          "aws_dynamodb_table.id",
          "aws_efs_file_system.id",
          "aws_efs_access_point.id",
          "aws_sfn_state_machine.name",
          "aws_lambda_function.function_name" ->
          Optional.of(symbol(SymbolKind.NAME, expression, ""));
      default -> Optional.empty();
    };
  }

  private static Symbol symbol(SymbolKind kind, String expression, String identity) {
    Matcher attribute = ATTRIBUTE.matcher(expression);
    boolean isIdentity =
        attribute.matches()
            && attribute.group(3).equals(identity)
            && UNIQUE.matcher(attribute.group(2)).matches()
            && INSTANCE.matcher(attribute.group(1)).matches();
    return new Symbol(
        kind, expression, isIdentity ? attribute.group(2) + " " + attribute.group(1) : "");
  }

  /** The symbols that a text has, wherever they stand in it. */
  static SortedSet<Symbol> in(String text) {
    var symbols = new TreeSet<Symbol>();
    if (UnknownText.isIn(text)) {
      MARK.matcher(text).results().forEach(mark -> of(mark.group(1)).ifPresent(symbols::add));
    }
    return symbols;
  }

  /** A text with a value in each place of this symbol. */
  String replaced(String text, String value) {
    return MARK.matcher(text)
        .replaceAll(
            mark ->
                Matcher.quoteReplacement(
                    of(mark.group(1)).filter(this::equals).isPresent() ? value : mark.group()));
  }

  /** The text that stands for it. */
  String text() {
    VariableType type = VariableType.of(kind.word()).orElse(VariableType.TEXT);
    return new TerraformReference(type, expression).text();
  }

  /** Whether it is what one resource of the configuration is called. */
  boolean hasIdentity() {
    return !resource.isEmpty();
  }

  /** Whether AWS keeps it from being the same as another one. */
  boolean differsFrom(Symbol other) {
    return !resource.isEmpty()
        && !other.resource.isEmpty()
        && !resource.equals(other.resource)
        && type().equals(other.type())
        // One of a and a[0] is written loosely, and they may be the same instance.
        && (shape("").equals(other.shape("")) == shape("[]").equals(other.shape("[]")));
  }

  private String shape(String key) {
    return resource.replaceAll("\\[[^]]*]", key);
  }

  private String type() {
    return resource.substring(0, resource.indexOf(' '));
  }

  @Override
  public int compareTo(Symbol other) {
    int byKind = kind.word().compareTo(other.kind.word());
    return byKind == 0 ? expression.compareTo(other.expression) : byKind;
  }

  @Override
  public String toString() {
    return "${" + expression + "}";
  }
}
