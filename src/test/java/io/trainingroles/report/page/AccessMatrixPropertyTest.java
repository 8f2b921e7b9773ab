package io.trainingroles.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.access.ContextValue;
import io.trainingroles.access.RequestContext;
import io.trainingroles.access.decision.Decision;
import io.trainingroles.access.documented.DocumentedAccess;
import io.trainingroles.iam.Wildcards;
import io.trainingroles.input.AccessInput;
import io.trainingroles.input.InputReading;
import io.trainingroles.input.JudgedKind;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.PolicyUse;
import io.trainingroles.input.RolePolicy;
import io.trainingroles.report.page.AccessMatrix.Row;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Random roles: what the simulator allows is in a row of the matrix, and what an unconditional row
 * says is allowed, where nothing is denied. {@code -Dmatrix.roles=10000 -Dmatrix.seed=7} compares
 * more.
 */
final class AccessMatrixPropertyTest {
  private static final int ROLES = Integer.getInteger("matrix.roles", 60);
  private static final long SEED = Long.getLong("matrix.seed", 1);
  private static final LocalDate DAY = LocalDate.of(2026, 11, 25);

  private static final List<String> ACTIONS =
      List.of(
          "*",
          "*:*",
          "s3:*",
          "S3:getobject",
          "s3:Get*",
          "s?:*",
          "ia?:*",
          "*:Get*",
          "s3:PutObject",
          "iam:PassRole",
          "sqs:SendMessage",
          "ec2:Describe*",
          "k*s:Decrypt",
          "kms:*",
          "?ogs:*",
          "ecr:GetAuthorizationToken");
  private static final List<String> RESOURCES =
      List.of(
          "*",
          "*",
          "*",
          "arn:aws:s3:::data",
          "arn:aws:s3:::data/*",
          "arn:aws:s3:::data/train/*",
          "arn:aws:s3:::*",
          "arn:aws:s3:::d*",
          "arn:aws:s3:::*/train/x",
          "arn:aws:iam::123456789012:role/train*",
          "arn:aws:iam::*:role/*",
          "arn:aws:sqs:*:*:jobs",
          "arn:aws:kms:*:123456789012:key/*",
          "arn:aws:*:*:123456789012:*",
          "arn:aws:logs:*:*:log-group:*");
  private static final List<String> CONDITIONS =
      List.of(
          "",
          "",
          "",
          "",
          ", \"Condition\": {\"Bool\": {\"aws:SecureTransport\": \"true\"}}",
          ", \"Condition\": {\"StringEquals\": {\"aws:PrincipalTag/team\": \"vision\"}}");

  /** Documented requests: each action with resources on which it acts. */
  private static final List<List<String>> REQUESTS =
      List.of(
          List.of("s3:GetObject", "arn:aws:s3:::data/train/x"),
          List.of("s3:GetObject", "arn:aws:s3:::data/y"),
          List.of("s3:PutObject", "arn:aws:s3:::data/train/x"),
          List.of("s3:PutObject", "arn:aws:s3:::other/train/x"),
          List.of("s3:ListBucket", "arn:aws:s3:::data"),
          List.of("s3:ListAllMyBuckets", "arn:aws:s3:::*"),
          List.of("iam:PassRole", "arn:aws:iam::123456789012:role/training"),
          List.of("iam:PassRole", "arn:aws:iam::123456789012:role/other"),
          List.of("iam:GetRole", "arn:aws:iam::123456789012:role/other"),
          List.of("sqs:SendMessage", "arn:aws:sqs:eu-west-1:123456789012:jobs"),
          List.of("sns:Publish", "arn:aws:sns:eu-west-1:123456789012:topic"),
          List.of("kms:Decrypt", "arn:aws:kms:eu-west-1:123456789012:key/k"),
          List.of("ec2:DescribeInstances", "*"),
          List.of(
              "logs:PutLogEvents", "arn:aws:logs:eu-west-1:123456789012:log-group:g:log-stream:s"),
          List.of("ecr:GetAuthorizationToken", "*"),
          List.of(
              "sagemaker:CreateTrainingJob",
              "arn:aws:sagemaker:eu-west-1:123456789012:training-job/t"));

  private final AccessReporter reporter = new AccessReporter(DocumentedAccess.prover(), DAY);

  @Test
  void matrix_when_rolesAreRandom_hasWhatTheSimulatorAllows() {
    int allowed = 0;
    for (int index = 0; index < ROLES; index++) {
      var random = new Random(SEED * 1_000_003 + index);
      var texts = new ArrayList<String>();
      JudgedRole role = role(random, texts);
      AccessMatrix matrix = reporter.access(role).matrix();
      for (List<String> request : REQUESTS) {
        boolean isAllowed = isAllowed(role, request.get(0), request.get(1));
        allowed += isAllowed ? 1 : 0;
        assertThat(!isAllowed || matrix.rows().stream().anyMatch(row -> covers(row, request)))
            .as(
                "role %s of seed %s: %s is allowed by %s, and in no row of %s",
                index, SEED, request, texts, matrix)
            .isTrue();
      }
      if (AccessReporter.denials(role).isEmpty()) {
        matrix.rows().stream()
            .filter(row -> row.conditions().isEmpty() && !row.resource().contains(" "))
            .forEach(row -> assertIsAllowed(role, row, texts));
      }
    }
    assertThat(allowed).isGreaterThan(ROLES);
  }

  /** Without a denial, a row without a condition is no more than what is allowed. */
  private static void assertIsAllowed(JudgedRole role, Row row, List<String> texts) {
    row.actions().values().stream()
        .flatMap(List::stream)
        .filter(action -> action.matches("[a-z0-9-]+:[A-Za-z0-9]+"))
        .limit(3)
        .forEach(
            action ->
                assertThat(isAllowed(role, action, example(row.resource())))
                    .as("%s of %s is not allowed by %s", action, row, texts)
                    .isTrue());
  }

  private static String example(String pattern) {
    return pattern.equals("*") ? "*" : pattern.replace("*", "x");
  }

  private static boolean isAllowed(JudgedRole role, String action, String resource) {
    RequestContext context =
        RequestContext.of(
            Map.of(
                "aws:SecureTransport", new ContextValue.Single("true"),
                "aws:PrincipalTag/team", new ContextValue.Single("vision")));
    return role.decide(action, resource, context) instanceof Decision.Allowed;
  }

  private static boolean covers(Row row, List<String> request) {
    String service = request.get(0).substring(0, request.get(0).indexOf(':'));
    return (row.service().equals(AccessMatrix.ALL_SERVICES) || row.service().equals(service))
        && row.actions().values().stream()
            .flatMap(List::stream)
            .anyMatch(action -> isAbout(action, request.get(0)))
        && matches(row.resource(), request.get(1));
  }

  private static boolean isAbout(String shown, String action) {
    return shown.startsWith("all but ")
        ? Arrays.stream(shown.substring(8).split(", "))
            .noneMatch(pattern -> Wildcards.matchWithoutCase(pattern, action))
        : shown.equals("all") || Wildcards.matchWithoutCase(shown, action);
  }

  private static boolean matches(String shown, String resource) {
    if (shown.startsWith("all but ")) {
      return isOutside(shown.substring(8), resource);
    }
    String[] parts = shown.split(" but not ");
    return Arrays.stream(parts[0].split(" within "))
            .allMatch(pattern -> Wildcards.match(pattern, resource))
        && (parts.length == 1 || isOutside(parts[1], resource));
  }

  private static boolean isOutside(String patterns, String resource) {
    return Arrays.stream(patterns.split(", ")).noneMatch(each -> Wildcards.match(each, resource));
  }

  private static JudgedRole role(Random random, List<String> texts) {
    var policies = new ArrayList<RolePolicy>();
    policies.addAll(policies(random, PolicyUse.INLINE, random.nextInt(3) == 0, texts));
    if (random.nextBoolean()) {
      policies.addAll(policies(random, PolicyUse.MANAGED, false, texts));
    }
    if (random.nextInt(3) == 0) {
      policies.addAll(
          policies(random, PolicyUse.PERMISSIONS_BOUNDARY, random.nextInt(4) == 0, texts));
    }
    JudgedRole one =
        read(
            PolicyUse.INLINE,
            "{\"Version\": \"2012-10-17\", \"Statement\": " + statement(random, "Allow") + "}");
    return new JudgedRole("random", "/", policies, List.of(), one.attributes(), JudgedKind.ROLE);
  }

  private static List<RolePolicy> policies(
      Random random, PolicyUse use, boolean hasDenial, List<String> texts) {
    var statements = new ArrayList<String>();
    IntStream.rangeClosed(0, random.nextInt(3))
        .forEach(each -> statements.add(statement(random, "Allow")));
    if (hasDenial) {
      statements.add(statement(random, "Deny"));
    }
    String text = "{\"Version\": \"2012-10-17\", \"Statement\": " + statements + "}";
    texts.add(use + " " + text);
    return read(use, text).policies();
  }

  private static JudgedRole read(PolicyUse use, String text) {
    InputReading reading = AccessInput.readDocument("policy.json", "policy.json", text, use);
    assertThat(reading).as(text).isInstanceOf(InputReading.Read.class);
    return ((InputReading.Read) reading).roles().get(0);
  }

  private static String statement(Random random, String effect) {
    String not = random.nextInt(8) == 0 ? "Not" : "";
    String notResource = random.nextInt(8) == 0 ? "Not" : "";
    return "{\"Effect\": \""
        + effect
        + "\", \""
        + not
        + "Action\": "
        + some(random, ACTIONS)
        + ", \""
        + notResource
        + "Resource\": "
        + some(random, RESOURCES)
        + CONDITIONS.get(random.nextInt(CONDITIONS.size()))
        + "}";
  }

  private static List<String> some(Random random, List<String> words) {
    return IntStream.rangeClosed(0, random.nextInt(2))
        .mapToObj(each -> "\"" + words.get(random.nextInt(words.size())) + "\"")
        .distinct()
        .toList();
  }
}
