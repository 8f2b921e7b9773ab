package io.trainingroles.adoption;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.access.ContextValue;
import io.trainingroles.access.NamedPolicy;
import io.trainingroles.access.RequestContext;
import io.trainingroles.access.decision.Decision;
import io.trainingroles.access.documented.DocumentedAccess;
import io.trainingroles.access.proof.AccessProver;
import io.trainingroles.iam.Effect;
import io.trainingroles.iam.PolicyDocumentWriter;
import io.trainingroles.iam.ResourceElement.Resources;
import io.trainingroles.iam.ResourcePattern;
import io.trainingroles.iam.Statement;
import io.trainingroles.input.InputReading;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.account.AccountDetails;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Nothing of a narrowed role can be taken out: without any statement, action or resource of it, or
 * with a pattern that is longer by a segment, a request that is needed would be refused. All
 * requests of a small world are asked one by one.
 */
final class MinimalRoleTest {
  private static final String B = "arn:aws:s3:::";

  /** The needs of small jobs. */
  private static final List<List<String>> NEEDS =
      List.of(
          List.of(allow("s3:GetObject", "a/*")),
          List.of(allow("s3:GetObject", "a/x/*"), allow("s3:PutObject", "a/y/*")),
          List.of(allow("s3:GetObject", "a/x/*"), list("a", "x/*")),
          List.of(
              allow("s3:GetObject", "a/x/*"),
              allow("s3:GetObject", "b/*"),
              allow("s3:PutObject", "b/x/y")),
          List.of(
              allow("s3:GetObject", "a/*"),
              allow("s3:PutObject", "a/x/*"),
              allow("s3:AbortMultipartUpload", "a/x/*"),
              list("b", "*")),
          List.of(allow("s3:ListBucket", "a"), allow("s3:DeleteObject", "a/x/y")));

  /** The statements of roles that are too wide, or right, or say a thing twice. */
  private static final List<List<String>> ROLES =
      List.of(
          List.of(allow("s3:*", "*")),
          List.of(allow("*", "*"), allow("s3:GetObject", "a/*")),
          List.of(
              allow("s3:GetObject\", \"s3:PutObject\", \"s3:ListBucket", "a/*\", \"" + B + "a")),
          List.of(
              allow("s3:Get*\", \"s3:List*", "a*"),
              allow("s3:PutObject\", \"s3:GetObject", "a/x/*\", \"" + B + "b/*"),
              allow("s3:Put*", "b/x/*")),
          List.of(
              allow("s3:GetObject", "a/x/*"),
              allow("s3:GetObject\", \"s3:DeleteObject", "a/*"),
              allow("s3:PutObject\", \"s3:GetObject", "*/x/*"),
              allow("s3:ListBucket", "*")),
          List.of(
              "{\"Effect\": \"Allow\", \"NotAction\": \"s3:Delete*\", \"Resource\": \"*\"}",
              "{\"Effect\": \"Deny\", \"Action\": \"s3:PutObject\", \"Resource\": \""
                  + B
                  + "b/*\"}"));

  private static final List<String> ACTIONS =
      List.of(
          "s3:GetObject",
          "s3:PutObject",
          "s3:DeleteObject",
          "s3:AbortMultipartUpload",
          "s3:ListBucket");
  private static final List<String> OBJECTS =
      List.of("0", "x/0", "x/y", "x/y/0", "y/0", "y/0/x/0", "y/x/0", "z/x/0");
  private static final List<String> SEGMENTS = List.of("0", "x", "y", "z");

  private static String allow(String action, String resource) {
    return "{\"Effect\": \"Allow\", \"Action\": [\""
        + action
        + "\"], \"Resource\": [\""
        + (resource.equals("*") ? "*" : B + resource)
        + "\"]}";
  }

  private static String list(String bucket, String prefix) {
    return "{\"Effect\": \"Allow\", \"Action\": \"s3:ListBucket\", \"Resource\": \""
        + B
        + bucket
        + "\", \"Condition\": {\"StringLike\": {\"s3:prefix\": \""
        + prefix
        + "\"}}}";
  }

  /** A request of the small world. */
  private record Asked(String action, String resource, RequestContext context) {}

  private static List<Asked> world() {
    var all = new ArrayList<Asked>();
    for (String action : ACTIONS) {
      for (String bucket : List.of("a", "b", "ab")) {
        if (action.equals("s3:ListBucket")) {
          all.add(new Asked(action, B + bucket, context("")));
          OBJECTS.forEach(key -> all.add(new Asked(action, B + bucket, context(key))));
        } else {
          OBJECTS.forEach(key -> all.add(new Asked(action, B + bucket + "/" + key, context(""))));
        }
      }
    }
    return all;
  }

  private static RequestContext context(String prefix) {
    return prefix.isEmpty()
        ? RequestContext.EMPTY
        : RequestContext.of(Map.of("s3:prefix", new ContextValue.Single(prefix)));
  }

  static Stream<List<List<String>>> cases() {
    return NEEDS.stream().flatMap(needs -> ROLES.stream().map(role -> List.of(needs, role)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void narrowed_when_anythingIsTakenOut_refusesWhatIsNeeded(List<List<String>> given) {
    AccessProver prover = DocumentedAccess.prover();
    JudgedRole needs = role(given.get(0));
    JudgedRole wide = role(given.get(1));
    List<Statement> needed = statements(needs);
    List<Asked> both =
        world().stream().filter(asked -> allows(needs, asked) && allows(wide, asked)).toList();

    JudgedRole narrowed =
        NarrowedRole.of(
                wide,
                Set.of(),
                needed.stream().flatMap(StatementParts::each).toList(),
                List.of(),
                prover)
            .role();

    for (Asked asked : world()) {
      assertThat(allows(narrowed, asked)).as("%s", asked).isEqualTo(both.contains(asked));
    }
    List<Statement> result = statements(narrowed);
    for (int index = 0; index < result.size(); index++) {
      for (List<Statement> less : less(result, index)) {
        JudgedRole shorter = with(less);
        assertThat(both)
            .as("of %s, %s is enough", result, less)
            .anyMatch(asked -> !allows(shorter, asked));
      }
    }
  }

  /** All that is shorter, or longer by a segment in one pattern, than one of the statements. */
  private static List<List<Statement>> less(List<Statement> all, int index) {
    Statement statement = all.get(index);
    if (statement.effect() == Effect.DENY) {
      return List.of();
    }
    var changed = new ArrayList<List<Statement>>();
    var without = new ArrayList<>(all);
    without.remove(index);
    changed.add(without);
    for (Statement shorter : StatementParts.shorter(statement)) {
      changed.add(replaced(all, index, shorter));
    }
    List<ResourcePattern> resources = StatementParts.resources(statement);
    for (int at = 0; at < resources.size(); at++) {
      String pattern = resources.get(at).value();
      if (pattern.endsWith("/*")) {
        for (String segment : SEGMENTS) {
          var longer = new ArrayList<>(resources);
          longer.set(
              at, ResourcePattern.of(pattern.substring(0, pattern.length() - 1) + segment + "/*"));
          changed.add(
              replaced(
                  all,
                  index,
                  new Statement(
                      null,
                      statement.effect(),
                      null,
                      statement.action(),
                      new Resources(longer),
                      statement.conditions())));
        }
      }
    }
    return changed;
  }

  private static List<Statement> replaced(List<Statement> all, int index, Statement instead) {
    var changed = new ArrayList<>(all);
    changed.set(index, instead);
    return changed;
  }

  private static boolean allows(JudgedRole role, Asked asked) {
    return role.decide(asked.action(), asked.resource(), asked.context())
        instanceof Decision.Allowed;
  }

  private static List<Statement> statements(JudgedRole role) {
    return role.identityPolicies().stream()
        .map(NamedPolicy::document)
        .flatMap(document -> document.statements().stream())
        .toList();
  }

  private static JudgedRole role(List<String> statements) {
    return read("[" + String.join(", ", statements) + "]");
  }

  private static JudgedRole with(List<Statement> statements) {
    if (statements.isEmpty()) {
      return read("[{\"Effect\": \"Deny\", \"Action\": \"*\", \"Resource\": \"*\"}]");
    }
    return role(statements.stream().map(new PolicyDocumentWriter()::write).toList());
  }

  private static JudgedRole read(String statements) {
    String account =
        "{\"RoleDetailList\": [{\"RoleName\": \"r\", \"Path\": \"/\", \"Arn\":"
            + " \"arn:aws:iam::123456789012:role/r\", \"AssumeRolePolicyDocument\": {\"Version\":"
            + " \"2012-10-17\", \"Statement\": {\"Effect\": \"Allow\", \"Action\": \"sts:AssumeRole\","
            + " \"Principal\": {\"Service\": \"sagemaker.amazonaws.com\"}}}, \"RolePolicyList\":"
            + " [{\"PolicyName\": \"p\", \"PolicyDocument\": {\"Version\": \"2012-10-17\","
            + " \"Statement\": "
            + statements
            + "}}], \"AttachedManagedPolicies\": [], \"InstanceProfileList\": []}], \"Policies\": []}";
    return ((InputReading.Read) AccountDetails.read("account.json", account)).roles().get(0);
  }
}
