package io.trainingroles.input.question;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.access.RequestContext;
import io.trainingroles.access.decision.Decision;
import io.trainingroles.access.documented.DocumentedAccess;
import io.trainingroles.access.proof.AccessProver;
import io.trainingroles.access.set.AccessPattern;
import io.trainingroles.finding.Location;
import io.trainingroles.iam.ActionPattern;
import io.trainingroles.iam.Condition;
import io.trainingroles.iam.Partition;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.PolicyDocumentReader;
import io.trainingroles.iam.PolicyDocumentReading;
import io.trainingroles.iam.PolicyDocumentWriter;
import io.trainingroles.iam.ResourcePattern;
import io.trainingroles.iam.UnknownText;
import io.trainingroles.input.GatheredRole;
import io.trainingroles.input.InputProblems.ReadDocument;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.PolicySource;
import io.trainingroles.input.PolicyUse;
import io.trainingroles.input.SeenAttributes;
import io.trainingroles.input.SurroundingPolicies;
import io.trainingroles.role.value.CurrentValue;
import io.trainingroles.tree.JsonReader;
import io.trainingroles.tree.NotJsonException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * Whatever the values that are known only later turn out to be, an answer that was given before is
 * the answer after.
 */
final class SymbolsPropertyTest {
  private static final int ROLES = Integer.getInteger("symbols.roles", 60);
  private static final long SEED = Long.getLong("symbols.seed", 1);

  /** Of two managed buckets AWS gives none the name of the other; all others may be equal. */
  private static final List<String> MANAGED =
      List.of(
          "bucket|aws_s3_bucket.a.bucket",
          "bucket|aws_s3_bucket.b.bucket",
          "bucket|aws_s3_bucket.c[0].bucket",
          "text|aws_s3_bucket.c[1].id");

  private static final List<String> OTHERS =
      List.of(
          "bucket|var.in",
          "bucket|var.out",
          "bucket|data.aws_s3_bucket.d.bucket",
          "bucket|aws_s3_bucket.c[each.key].bucket",
          "text|var.anything");

  private static final List<String> NAMES = List.of("data", "data-1", "data-a", "other", "xyz");
  private static final List<String> KEYS =
      List.of(
          "kms_key|aws_kms_key.k.arn",
          "kms_key|aws_kms_key.l.arn",
          "kms_key|var.key",
          "text|aws_kms_key.m.key_id");

  private static final List<String> KEY_PATTERNS =
      List.of(
          "*",
          "arn:aws:kms:*:*:key/*",
          "arn:aws:kms:eu-west-1:123456789012:key/*",
          "arn:aws:kms:eu-west-1:123456789012:key/1",
          "arn:aws:kms:us-*:111122223333:key/?",
          "arn:*:kms:*:123456789012:key/2*");

  private static final List<String> TEXTS = List.of("data", "data/train", "other", "", "xyz-a");
  private static final List<String> PATTERNS =
      List.of("data", "data-1", "data*", "*", "*-a", "d?ta", "data-?", "oth*r", "data/*", "dat");
  private static final List<String> ACTIONS =
      List.of("s3:GetObject", "s3:PutObject", "s3:*", "s3:Get*", "*");
  private static final List<String> OPERATORS =
      List.of("StringEquals", "StringLike", "StringNotEquals", "ArnLike", "StringNotLikeIfExists");

  private final AccessProver prover = DocumentedAccess.conceivable();

  @Test
  void proof_when_valuesAreKnownOnlyLater_isThatOfAllValues() throws Exception {
    var answers = new EnumMap<RoleProof.Result, Integer>(RoleProof.Result.class);
    for (int number = 0; number < ROLES; number++) {
      var random = new Random(SEED * 1_000_003 + number);
      List<String> symbols = symbols(random);
      PolicyDocument open = document(random, symbols);
      AccessPattern asked = asked(random, symbols);

      RoleProof before = RoleProof.of(role(open), asked, prover);
      answers.merge(before.result(), 1, Integer::sum);

      if (before.result() != RoleProof.Result.INDETERMINATE) {
        for (int value = 0; value < 8; value++) {
          UnaryOperator<String> known = values(random);
          PolicyDocument is = read(known.apply(new PolicyDocumentWriter().write(open)));
          RoleProof after = RoleProof.of(role(is), with(asked, known), prover);
          assertThat(after.result())
              .as("%s of %s, then %s", asked, new PolicyDocumentWriter().write(open), is)
              .isEqualTo(before.result());
        }
      }
    }
    // Calm about nothing would be no test.
    assertThat(answers.values()).allMatch(count -> count > ROLES / 20);
  }

  @Test
  void decision_when_valuesAreKnownOnlyLater_isThatOfAllValues() throws Exception {
    var answers = new HashMap<String, Integer>();
    for (int number = 0; number < ROLES; number++) {
      var random = new Random(SEED * 1_000_033 + number);
      List<String> symbols = symbols(random);
      PolicyDocument open = document(random, symbols);
      String resource =
          "arn:aws:s3:::"
              + (random.nextInt(4) > 0 ? UnknownText.named(pick(random, symbols)) : "data")
              + pick(random, List.of("", "/train/x", "/x"));

      String before = decision(open, resource);
      answers.merge(before, 1, Integer::sum);

      if (!before.equals("open")) {
        for (int value = 0; value < 20; value++) {
          UnaryOperator<String> known = values(random);
          PolicyDocument is = read(known.apply(new PolicyDocumentWriter().write(open)));
          assertThat(decision(is, known.apply(resource)))
              .as("%s of %s, then %s", resource, new PolicyDocumentWriter().write(open), is)
              .isEqualTo(before);
        }
      }
    }
    assertThat(answers)
        .hasSize(3)
        .allSatisfy((answer, count) -> assertThat(count).isGreaterThan(ROLES / 20));
  }

  @Test
  void difference_when_valuesAreKnownOnlyLater_isThatOfAllValues() throws Exception {
    var answers = new HashMap<String, Integer>();
    for (int number = 0; number < ROLES; number++) {
      var random = new Random(SEED * 1_000_037 + number);
      List<String> symbols = symbols(random);
      PolicyDocument old = document(random, symbols);
      PolicyDocument now =
          random.nextBoolean() ? document(random, symbols) : changed(old, random, symbols);

      RoleDifference before = difference(old, now);
      answers.merge(before.unknown().isEmpty() ? kinds(before) : "open", 1, Integer::sum);

      if (before.unknown().isEmpty()) {
        for (int value = 0; value < 8; value++) {
          UnaryOperator<String> known = values(random);
          PolicyDocument was = read(known.apply(new PolicyDocumentWriter().write(old)));
          PolicyDocument is = read(known.apply(new PolicyDocumentWriter().write(now)));
          assertThat(kinds(difference(was, is)))
              .as(
                  "%s to %s, then %s to %s",
                  new PolicyDocumentWriter().write(old),
                  new PolicyDocumentWriter().write(now),
                  was,
                  is)
              .isEqualTo(kinds(before));
        }
      }
    }
    assertThat(answers).hasSizeGreaterThan(3);
  }

  private RoleDifference difference(PolicyDocument before, PolicyDocument after) {
    return RoleDifference.between(List.of(role(before)), List.of(role(after)), prover).get(0);
  }

  private static String kinds(RoleDifference difference) {
    return (difference.isBroadened() ? "broadened" : "")
        + (difference.isNarrowed() ? "narrowed" : "");
  }

  /** The same statements, and one more. */
  private static PolicyDocument changed(PolicyDocument old, Random random, List<String> symbols)
      throws NotJsonException {
    var statements = new ArrayList<>(old.statements());
    statements.addAll(document(random, symbols).statements());
    return PolicyDocument.of(statements.subList(0, old.statements().size() + 1));
  }

  private static String decision(PolicyDocument document, String resource) {
    RoleDecision decision =
        RoleDecision.of(
            role(document),
            "s3:GetObject",
            resource,
            RequestContext.EMPTY,
            SurroundingPolicies.NONE);
    return decision.decision() instanceof Decision.Indeterminate
        ? "open"
        : decision.isAllowed() ? "allowed" : "denied";
  }

  private static List<String> symbols(Random random) {
    var all = new ArrayList<>(MANAGED);
    all.addAll(OTHERS);
    Collections.shuffle(all, random);
    return all.subList(0, 1 + random.nextInt(3));
  }

  /** Gives each symbol a value: managed buckets have different ones. */
  private static UnaryOperator<String> values(Random random) {
    var names = new ArrayList<>(NAMES);
    Collections.shuffle(names, random);
    Map<String, String> values = new HashMap<>();
    for (String each : MANAGED) {
      values.put(each, names.remove(0));
    }
    putKeys(values, random);
    for (String each : OTHERS) {
      values.put(each, pick(random, each.startsWith("text") ? TEXTS : NAMES));
    }
    return text -> {
      // A role of any partition is asked as one of that of the question.
      String known = CurrentValue.in(text, Partition.AWS);
      for (Map.Entry<String, String> each : values.entrySet()) {
        known = known.replace(UnknownText.named(each.getKey()), each.getValue());
      }
      return known;
    };
  }

  private static void putKeys(Map<String, String> values, Random random) {
    List<String> ids = new ArrayList<>(List.of("1", "2", "22", "3"));
    Collections.shuffle(ids, random);
    String inRegion = "arn:aws:kms:eu-west-1:123456789012:key/";
    values.put(KEYS.get(0), inRegion + ids.get(0));
    values.put(KEYS.get(1), "arn:aws:kms:us-east-1:111122223333:key/" + ids.get(1));
    values.put(KEYS.get(2), inRegion + pick(random, ids));
    values.put(KEYS.get(3), ids.get(2));
  }

  private static AccessPattern with(AccessPattern asked, UnaryOperator<String> known) {
    return new AccessPattern(
        asked.action(),
        ResourcePattern.of(known.apply(asked.resource().value())),
        asked.conditions().stream()
            .map(
                each ->
                    new Condition(
                        each.operator(), each.key(), each.values().stream().map(known).toList()))
            .toList());
  }

  private static AccessPattern asked(Random random, List<String> symbols) {
    return new AccessPattern(
        ActionPattern.of(pick(random, ACTIONS)),
        ResourcePattern.of(resource(random, symbols)),
        random.nextInt(4) > 0
            ? List.of()
            : List.of(Condition.of("StringLike", "aws:SourceArn", resource(random, symbols))));
  }

  private static JudgedRole role(PolicyDocument document) {
    Location place = new Location.Source("p");
    var role = new GatheredRole("r", "/", SeenAttributes.none(place));
    role.addPolicy(
        PolicyUse.INLINE, "p", new ReadDocument(document, new PolicySource.Unwritten(place)));
    return role.judged("r");
  }

  private static PolicyDocument document(Random random, List<String> symbols)
      throws NotJsonException {
    var statements = new StringBuilder();
    int count = 1 + random.nextInt(4);
    for (int index = 0; index < count; index++) {
      statements.append(index == 0 ? "" : ",").append(statement(random, symbols));
    }
    return read("{\"Version\":\"2012-10-17\",\"Statement\":[" + statements + "]}");
  }

  private static String statement(Random random, List<String> symbols) {
    String condition =
        random.nextInt(4) > 0
            ? ""
            : ",\"Condition\":{\""
                + pick(random, OPERATORS)
                + "\":{\"aws:SourceArn\":["
                + quoted(resource(random, symbols))
                + "]}}";
    return "{\"Effect\":\""
        + (random.nextInt(3) == 0 ? "Deny" : "Allow")
        + "\",\"Action\":"
        + quoted(pick(random, ACTIONS))
        + ",\""
        + (random.nextInt(5) == 0 ? "NotResource" : "Resource")
        + "\":["
        + quoted(resource(random, symbols))
        + (random.nextBoolean() ? "" : "," + quoted(resource(random, symbols)))
        + "]"
        + condition
        + "}";
  }

  private static String key(Random random) {
    int which = random.nextInt(KEYS.size() * 2);
    if (which >= KEYS.size()) {
      return pick(random, KEY_PATTERNS);
    }
    String mark = UnknownText.named(KEYS.get(which));
    return which == 3 ? "arn:aws:kms:eu-west-1:123456789012:key/" + mark : mark;
  }

  private static String resource(Random random, List<String> symbols) {
    if (random.nextInt(3) == 0) {
      return key(random);
    }
    String bucket =
        random.nextInt(3) > 0 ? UnknownText.named(pick(random, symbols)) : pick(random, PATTERNS);
    return "arn:aws:s3:::"
        + bucket
        + pick(random, List.of("", "/*", "/*", "/train/*", "*", "-1/*"));
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\\\"") + '"';
  }

  private static <T> T pick(Random random, List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private static PolicyDocument read(String json) throws NotJsonException {
    var reading = new PolicyDocumentReader().read(new JsonReader("").read(json));
    return ((PolicyDocumentReading.Read) reading).document();
  }
}
