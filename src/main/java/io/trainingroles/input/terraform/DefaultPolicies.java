package io.trainingroles.input.terraform;

import io.trainingroles.iam.ActionElement.Actions;
import io.trainingroles.iam.Arn;
import io.trainingroles.iam.Condition;
import io.trainingroles.iam.Effect;
import io.trainingroles.iam.Partition;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.Principal;
import io.trainingroles.iam.PrincipalElement.Principals;
import io.trainingroles.iam.ResourceElement.Resources;
import io.trainingroles.iam.Statement;
import io.trainingroles.input.terraform.TerraformValue.Absent;
import io.trainingroles.input.terraform.TerraformValue.Known;
import io.trainingroles.input.terraform.TerraformValue.Reference;
import io.trainingroles.input.terraform.TerraformValue.Unknown;
import io.trainingroles.role.value.TerraformReference;
import io.trainingroles.role.value.VariableType;
import io.trainingroles.tree.JsonWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The policies that AWS makes for resources that are given none. A state shows them, and a
 * configuration does not.
 *
 * <p>A key of AWS KMS gets the <a
 * href="https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html">default key
 * policy</a>, which leaves access to the IAM policies of its account. What a topic of Amazon SNS
 * gets lets in its <a
 * href="https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html">owner</a>
 * alone, and the <a
 * href="https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html">default
 * endpoint policy</a> limits nothing: both say no more than no policy.
 */
final class DefaultPolicies {
  private static final Set<String> KEYS =
      Set.of(
          "aws_kms_key",
          "aws_kms_replica_key",
          "aws_kms_external_key",
          "aws_kms_replica_external_key");

  private static final String KEY_POLICY = "aws_kms_key_policy";

  /** The attributes by which a policy can name its key. */
  private static final List<String> KEY_NAMES = List.of("id", "key_id", "arn");

  private static final Pattern ACCOUNT = Pattern.compile("arn:([^:]+):.*:(\\d{12}):[^:].*");

  /** What AWS calls the statement of a topic's policy. */
  private static final String TOPIC_STATEMENT = "__default_statement_ID";

  private static final String SOURCE_OWNER = "AWS:SourceOwner";

  private static final Statement ANYTHING =
      new Statement(
          null,
          Effect.ALLOW,
          Principals.of(new Principal.Everyone()),
          Actions.of("*"),
          Resources.of("*"),
          List.of());

  private final List<TerraformResource> resources;

  /** {@code resources} are all of the input: one may set the policy of another. */
  DefaultPolicies(List<TerraformResource> resources) {
    this.resources = resources;
  }

  /** Whether the resources of a type always have a policy, their own or that of AWS. */
  static boolean isKey(String type) {
    return KEYS.contains(type);
  }

  /**
   * The policy of a key for which the input says none.
   *
   * @param key the key
   * @param given what the input says of its policy
   * @return the default key policy, or not known; nothing where another resource of the input has
   *     the key's policy
   */
  Optional<TerraformValue> ofKey(TerraformResource key, TerraformValue given) {
    boolean isLeftToAws =
        given instanceof Absent || (!(given instanceof Known) && !key.attributes().isSet("policy"));
    if (!isLeftToAws) {
      return Optional.of(given);
    }
    boolean isSetByAnother = isAnyKeyPolicy(id -> isOf(id, key));
    if (isSetByAnother) {
      return Optional.empty();
    }
    return Optional.of(
        isAnyKeyPolicy(id -> id instanceof Unknown)
            ? new Unknown("as it is not known which key an aws_kms_key_policy is for")
            : new Known(document(key), key.place()));
  }

  private boolean isAnyKeyPolicy(Predicate<TerraformValue> isMeant) {
    return resources.stream()
        .filter(each -> each.type().equals(KEY_POLICY) && each.attributes().isSet("key_id"))
        .map(each -> each.attributes().text("key_id"))
        .anyMatch(isMeant);
  }

  private static boolean isOf(TerraformValue id, TerraformResource key) {
    if (id instanceof Reference reference) {
      return reference.address().equals(key.address());
    }
    return id instanceof Known known
        && KEY_NAMES.stream()
            .map(name -> key.attributes().text(name))
            .anyMatch(name -> name instanceof Known own && own.text().equals(known.text()));
  }

  private String document(TerraformResource key) {
    Map<String, Object> statement = new LinkedHashMap<>();
    statement.put("Effect", "Allow");
    statement.put("Principal", Map.of("AWS", root(key)));
    statement.put("Action", "kms:*");
    statement.put("Resource", "*");
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("Version", "2012-10-17");
    document.put("Statement", List.of(statement));
    return JsonWriter.ofValues(document);
  }

  /**
   * Whether a policy says no more than no policy: AWS made it for a resource that was given none.
   *
   * @param type the type of the resource
   * @param document the policy that it has
   */
  static boolean saysNothing(String type, PolicyDocument document) {
    return switch (type) {
      case "aws_sns_topic" ->
          document.statements().stream().allMatch(DefaultPolicies::isOfTopicOwner);
      case "aws_vpc_endpoint" -> document.statements().equals(List.of(ANYTHING));
      default -> false;
    };
  }

  /** Whether a statement lets in the account of its topic alone, as that of AWS does. */
  private static boolean isOfTopicOwner(Statement statement) {
    if (!TOPIC_STATEMENT.equals(statement.sid())
        || !(statement.resource() instanceof Resources topics)
        || topics.patterns().size() != 1) {
      return false;
    }
    Optional<String> owner = Arn.of(topics.patterns().get(0).value()).flatMap(Arn::knownAccount);
    return owner.isPresent()
        && statement
            .conditions()
            .equals(List.of(Condition.of("StringEquals", SOURCE_OWNER, owner.get())));
  }

  /** The account of a key, which is that of all resources of its provider. */
  private String root(TerraformResource key) {
    return account(key)
        .or(
            () ->
                resources.stream()
                    .filter(each -> each.provider().equals(key.provider()))
                    .flatMap(each -> account(each).stream())
                    .findFirst())
        .orElseGet(
            () ->
                "arn:"
                    + Partition.AWS.id()
                    + ":iam::"
                    + new TerraformReference(VariableType.TEXT, "the account of " + key.address())
                        .text()
                    + ":root");
  }

  /** The root of the account in the ARN of a resource, if that is known. */
  private static Optional<String> account(TerraformResource resource) {
    if (resource.type().startsWith("data.")
        || !(resource.attributes().text("arn") instanceof Known arn)) {
      return Optional.empty();
    }
    Matcher matcher = ACCOUNT.matcher(arn.text());
    return matcher.matches()
        ? Optional.of("arn:" + matcher.group(1) + ":iam::" + matcher.group(2) + ":root")
        : Optional.empty();
  }
}
