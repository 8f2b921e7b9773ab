package io.trainingroles.spec.token;

import io.trainingroles.finding.Location;
import io.trainingroles.role.value.TerraformReference;
import io.trainingroles.role.value.VariableType;
import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Scalar;
import io.trainingroles.tree.Tree.ScalarKind;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The tokens in the texts of a declaration in Java; a file has none. */
public final class DeclaredTokens {
  /** Of a file, whose texts mean themselves. */
  public static final DeclaredTokens NONE = new DeclaredTokens(null, Map.of());

  /** What to do where a token does not show what kind of value it has. */
  public static final String KIND =
      "write ResourceReference.of(token, VariableType.BUCKET), or another kind of value";

  /** What to do where a token stands for more than one value of a resource. */
  public static final String LOCAL =
      "give the one value a name, new TerraformLocal(scope, \"NAME\", expression), and pass"
          + " ResourceReference.of(local.getAsString(), VariableType.…)";

  private final @Nullable TokenReader reader;
  private final Map<Location, VariableType> kinds;

  /**
   * The tokens of a declaration.
   *
   * @param reader what reads them; null if nothing does
   * @param kinds what the tokens of a place are, where the declaration says it
   */
  public DeclaredTokens(@Nullable TokenReader reader, Map<Location, VariableType> kinds) {
    this.reader = reader;
    this.kinds = kinds;
  }

  /**
   * Whether tokens are read at all.
   *
   * @return false for a file
   */
  public boolean areRead() {
    return reader != null;
  }

  /**
   * Whether a value is a text with tokens.
   *
   * @param node the value
   * @return true if it is
   */
  public boolean areIn(Tree node) {
    return reader != null
        && node instanceof Scalar scalar
        && scalar.kind() == ScalarKind.TEXT
        && TokenReader.FORM.matcher(scalar.text()).find();
  }

  /**
   * Reads a token.
   *
   * @param token the token
   * @return what it stands for
   */
  public TokenReading read(String token) {
    return reader == null
        ? new TokenReading.Refused("a file has no tokens", "write the text")
        : reader.read(token);
  }

  /**
   * What the tokens of a value are.
   *
   * @param scalar the value
   * @return the kind, if the declaration says it
   */
  public Optional<VariableType> kind(Scalar scalar) {
    return Optional.ofNullable(kinds.get(scalar.location()));
  }

  /**
   * Where the values of a text may stand.
   *
   * @param text a text with references
   * @return the places, in the words of the constructs
   */
  public static String places(String text) {
    return TerraformReference.in(text).stream()
        .map(reference -> place(reference.type()))
        .distinct()
        .collect(Collectors.joining("; ", "", "; everything else is plain text"));
  }

  private static String place(VariableType type) {
    return switch (type) {
      case BUCKET ->
          "a bucket can stand in Grants.read, Grants.write and their like, alone or as"
              + " \"s3://\" + bucket.getBucket() + \"/PREFIX\"; in Grants.allow, never and expect"
              + " as \"arn:aws:s3:::\" + bucket.getBucket() + \"/PREFIX/*\"";
      case KMS_KEY -> "a key can stand in Grants.useKey, and as the key of Grants.read and write";
      case POLICY -> "a policy can stand in permissionsBoundary and attachedPolicy";
      case LOG_GROUP -> "a log group can stand in Grants.writeLogs";
      case SUBNET, SECURITY_GROUP -> "a subnet or a security group can stand in Grants.useVpc";
      case REPOSITORY -> "a repository can stand in Grants.pullImage";
      case SECRET -> "a secret can stand in Grants.readSecret";
      case PARAMETER -> "a parameter can stand in Grants.readParameter";
      case EFS_FILE_SYSTEM, EFS_ACCESS_POINT, FSX_FILE_SYSTEM ->
          "a file system can stand in Grants.mount";
      case ROLE ->
          "a role can stand in trusts(Map.of(\"role\", …)) and starts(Map.of(\"jobs_as\", …))";
      case MLFLOW_SERVER -> "a tracking server can stand in Grants.trackExperiments";
      case STATE_MACHINE -> "a state machine can stand as a resource of Grants.allow";
      case TEXT -> "text can stand in the value of a tag";
    };
  }
}
