package io.trainingroles.access.documented;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.access.Caller;
import io.trainingroles.access.ContextValue;
import io.trainingroles.access.Request;
import io.trainingroles.access.RequestContext;
import io.trainingroles.access.proof.AccessChange;
import io.trainingroles.access.proof.AccessDifference;
import io.trainingroles.access.proof.AccessProver;
import io.trainingroles.access.set.RequestSet;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.PolicyDocumentReader;
import io.trainingroles.iam.PolicyDocumentReading;
import io.trainingroles.reference.Action;
import io.trainingroles.reference.ActionLookup;
import io.trainingroles.reference.ServiceAuthorizationReference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Random pairs of documents as people write them: each witness is a request that the formats of the
 * reference data have, and no request that is made of them is in one document only where nothing is
 * said to have changed. {@code -Ddocumented.pairs=100000 -Ddocumented.seed=7} compares more, and
 * prints how many pairs change for conceivable requests only.
 */
final class DocumentedRequestsPropertyTest {
  private static final int PAIRS = Integer.getInteger("documented.pairs", 60);
  private static final long SEED = Long.getLong("documented.seed", 1);
  private static final int REQUESTS = 60;
  private static final Caller ROLE = Caller.of("arn:aws:iam::123456789012:role/example");

  private static final List<String> ACTIONS =
      List.of(
          "s3:GetObject",
          "s3:ListBucket",
          "s3:PutObject",
          "s3:ListAllMyBuckets",
          "s3:*",
          "s3:Get*",
          "kms:Decrypt",
          "kms:*",
          "sqs:SendMessage",
          "iam:PassRole",
          "dynamodb:*",
          "logs:PutLogEvents",
          "logs:CreateLogGroup",
          "ecr:BatchGetImage",
          "ecr:GetAuthorizationToken",
          "ec2:RunInstances",
          "sagemaker:CreateTrainingJob",
          "*");
  private static final List<String> RESOURCES =
      List.of(
          "*",
          "arn:aws:s3:::data",
          "arn:aws:s3:::data/*",
          "arn:aws:s3:::*",
          "arn:aws:s3:::data*",
          "arn:aws:kms:*:123456789012:key/*",
          "arn:aws:kms:eu-west-1:*:*",
          "arn:aws:sqs:*:*:queue",
          "arn:aws:iam::123456789012:role/train*",
          "arn:aws:iam::*:role/*",
          "arn:aws:dynamodb:*:*:table/t",
          "arn:aws:dynamodb:*:*:table/t/index/*",
          "arn:aws:logs:*:*:log-group:/aws/*",
          "arn:aws:logs:*:*:log-group:g:log-stream:*",
          "arn:aws:ecr:*:*:repository/*",
          "arn:aws:ec2:*:*:instance/*",
          "arn:aws:*:*:123456789012:*");
  private static final List<String> CONDITIONS =
      List.of(
          "",
          "",
          "",
          "",
          "\"Bool\":{\"aws:SecureTransport\":\"true\"}",
          "\"Bool\":{\"aws:SecureTransport\":\"false\"}",
          "\"StringEquals\":{\"aws:RequestedRegion\":\"eu-west-1\"}",
          "\"StringNotEquals\":{\"aws:ResourceAccount\":\"123456789012\"}",
          "\"StringLike\":{\"kms:ViaService\":\"s3.*.amazonaws.com\"}",
          "\"StringLike\":{\"s3:prefix\":[\"\",\"train/*\"]}",
          "\"NumericLessThan\":{\"s3:max-keys\":\"10\"}",
          "\"Null\":{\"aws:RequestTag/team\":\"false\"}",
          "\"StringEquals\":{\"aws:PrincipalTag/team\":\"a\"}",
          "\"ForAllValues:StringEquals\":{\"aws:TagKeys\":\"team\"}",
          "\"ArnLike\":{\"aws:SourceArn\":\"arn:aws:s3:::data\"}");

  private final ServiceAuthorizationReference reference = ServiceAuthorizationReference.ofAws();
  private final AccessProver prover = DocumentedAccess.prover();
  private int changed;
  private int same;
  private int open;
  private int onlyConceivable;
  private int broaderOnlyConceivably;

  @Test
  void difference_when_documentsAreRealistic_hasWitnessesThatExistAndMissesNone() {
    for (long seed = SEED; seed < SEED + PAIRS; seed++) {
      var random = new Random(seed);
      String before = document(random, 1 + random.nextInt(3));
      String after = random.nextInt(3) == 0 ? document(random, 2) : changed(random, before);
      compare(seed, random, before, after);
    }
    System.out.printf(
        "%d of %d pairs change what is documented, %d nothing; %d of these change what is"
            + " conceivable, %d of them by new access; %d are not known%n",
        changed, PAIRS, same, onlyConceivable, broaderOnlyConceivably, open);
    assertThat(changed).isGreaterThan(PAIRS / 10);
    assertThat(same).isGreaterThan(PAIRS / 20);
    assertThat(open).isLessThanOrEqualTo(PAIRS / 50);
  }

  private void compare(long seed, Random random, String before, String after) {
    RequestSet old = RequestSet.ofIdentity(read(before));
    RequestSet now = RequestSet.ofIdentity(read(after));
    AccessDifference difference = prover.difference(old, now);
    String pair = "seed " + seed + "\n" + before + "\n" + after;
    for (AccessChange change : difference.changes()) {
      boolean isGranted = change.kind() == AccessChange.Kind.GRANTED;
      assertThat(now.allows(change.witness())).as("%s\n%s", pair, change).isEqualTo(isGranted);
      assertThat(old.allows(change.witness())).as("%s\n%s", pair, change).isEqualTo(!isGranted);
      DocumentedWitness.check(pair, change.witness());
    }
    changed += difference.changes().isEmpty() ? 0 : 1;
    same += difference.isNone() ? 1 : 0;
    open += difference.undecided().isEmpty() ? 0 : 1;
    if (difference.isNone() && !difference.undocumented().isEmpty()) {
      onlyConceivable++;
      broaderOnlyConceivably +=
          difference.undocumented().stream()
                  .anyMatch(change -> change.kind() == AccessChange.Kind.GRANTED)
              ? 1
              : 0;
    }
    for (int number = 0; number < REQUESTS; number++) {
      Request request = request(random);
      if (difference.undecided().isEmpty() && !difference.isBroadened()) {
        assertThat(!now.allows(request) || old.allows(request))
            .as("%s\nnewly allowed: %s", pair, request)
            .isTrue();
      }
      if (difference.undecided().isEmpty() && !difference.isNarrowed()) {
        assertThat(!old.allows(request) || now.allows(request))
            .as("%s\nno longer allowed: %s", pair, request)
            .isTrue();
      }
    }
  }

  private Request request(Random random) {
    List<String> names =
        List.of(
            "s3:GetObject",
            "s3:ListBucket",
            "s3:ListAllMyBuckets",
            "kms:Decrypt",
            "kms:CreateKey",
            "sqs:SendMessage",
            "iam:PassRole",
            "dynamodb:GetItem",
            "dynamodb:Query",
            "logs:PutLogEvents",
            "logs:CreateLogGroup",
            "ecr:BatchGetImage",
            "ecr:GetAuthorizationToken",
            "ec2:RunInstances",
            "sagemaker:CreateTrainingJob");
    Action action = ((ActionLookup.Known) reference.action(pick(random, names))).action();
    String resource = "*";
    if (!action.resources().isEmpty()) {
      var type = pick(random, action.resources()).type();
      resource = type.example(pick(random, RESOURCES)).or(() -> type.example("*")).orElseThrow();
    }
    var context = new TreeMap<String, ContextValue>();
    context.put("aws:SecureTransport", ContextValue.of(random.nextBoolean() ? "true" : "false"));
    context.put(
        "aws:RequestedRegion", ContextValue.of(random.nextBoolean() ? "eu-west-1" : "us-east-1"));
    String[] segments = resource.split(":", 6);
    boolean saysAccount = segments.length > 4 && segments[4].matches("[0-9]{12}");
    context.put(
        "aws:ResourceAccount",
        ContextValue.of(
            saysAccount ? segments[4] : random.nextBoolean() ? "123456789012" : "444455556666"));
    if (random.nextBoolean()) {
      context.put("aws:PrincipalTag/team", ContextValue.of(random.nextBoolean() ? "a" : "b"));
    }
    if (action.service().equals("kms") && !action.resources().isEmpty() && random.nextBoolean()) {
      context.put("kms:ViaService", ContextValue.of("s3.eu-west-1.amazonaws.com"));
    }
    if (action.name().equals("ListBucket")) {
      context.put("s3:prefix", ContextValue.of(random.nextBoolean() ? "" : "train/a"));
      context.put("s3:max-keys", ContextValue.of(random.nextBoolean() ? "5" : "50"));
    }
    return new Request(ROLE, action.toString(), resource, RequestContext.of(context));
  }

  private static String document(Random random, int statements) {
    var texts = new LinkedHashMap<String, Boolean>();
    for (int number = 0; number < statements; number++) {
      texts.put(statement(random), true);
    }
    return "{\"Version\":\"2012-10-17\",\"Statement\":[" + String.join(",", texts.keySet()) + "]}";
  }

  private static String statement(Random random) {
    String condition = pick(random, CONDITIONS);
    return "{\"Effect\":\"%s\",\"Action\":[\"%s\",\"%s\"],\"Resource\":[\"%s\",\"%s\"]%s}"
        .formatted(
            random.nextInt(6) == 0 ? "Deny" : "Allow",
            pick(random, ACTIONS),
            pick(random, ACTIONS),
            pick(random, RESOURCES),
            pick(random, RESOURCES),
            condition.isEmpty() ? "" : ",\"Condition\":{" + condition + "}");
  }

  /** One word of a document becomes another; a star is left, as it is an action and a resource. */
  private static String changed(Random random, String document) {
    List<String> words = random.nextBoolean() ? ACTIONS : RESOURCES;
    String word = pick(random, words);
    return document.replaceFirst(
        Pattern.quote("\"" + (word.equals("*") ? "none" : word) + "\""),
        java.util.regex.Matcher.quoteReplacement("\"" + pick(random, words) + "\""));
  }

  private static <T> T pick(Random random, List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  private static PolicyDocument read(String text) {
    return ((PolicyDocumentReading.Read) new PolicyDocumentReader().read(text)).document();
  }
}
