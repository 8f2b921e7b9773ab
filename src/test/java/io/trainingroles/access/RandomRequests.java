package io.trainingroles.access;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Requests and policies out of few enough words that they meet often. */
public final class RandomRequests {
  static final String ACCOUNT = "123456789012";
  static final String OTHER_ACCOUNT = "999999999999";
  static final String ROLE = "arn:aws:iam::" + ACCOUNT + ":role/vision";
  static final String SESSION = "arn:aws:sts::" + ACCOUNT + ":assumed-role/vision/run-1";
  static final String USER = "arn:aws:iam::" + ACCOUNT + ":user/jo";
  static final String SERVICE = "sagemaker.amazonaws.com";

  private static final String FEDERATED_USER = "arn:aws:sts::" + ACCOUNT + ":federated-user/ann";
  private static final List<String> CALLERS =
      List.of(
          ROLE,
          ROLE,
          ROLE,
          ROLE,
          SESSION,
          SESSION,
          SESSION,
          SESSION,
          USER,
          USER,
          USER,
          SERVICE,
          SERVICE,
          "anonymous",
          FEDERATED_USER,
          "arn:aws:iam::" + ACCOUNT + ":root",
          "arn:aws:iam::" + ACCOUNT + ":role/aws-service-role/x.amazonaws.com/AWSServiceRoleForX");

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Actions, and a resource that each can be done with. */
  private static final List<List<String>> OPERATIONS =
      List.of(
          List.of("s3:GetObject", "arn:aws:s3:::data/train/0.rec"),
          List.of("s3:GetObject", "arn:aws:s3:::data/a:b"),
          List.of("s3:PutObject", "arn:aws:s3:::data/red/x"),
          List.of("s3:ListBucket", "arn:aws:s3:::data"),
          List.of("sqs:SendMessage", "arn:aws:sqs:eu-west-1:" + ACCOUNT + ":jobs"),
          List.of("iam:PassRole", "arn:aws:iam::" + ACCOUNT + ":role/train/red"),
          List.of(
              "sagemaker:CreateTrainingJob",
              "arn:aws:sagemaker:eu-west-1:" + ACCOUNT + ":training-job/vision-1"),
          List.of(
              "logs:PutLogEvents",
              "arn:aws:logs:eu-west-1:" + ACCOUNT + ":log-group:/aws/x:log-stream:y"),
          List.of("ec2:DescribeInstances", "*"));

  private static final List<String> KMS =
      List.of("kms:Decrypt", "arn:aws:kms:eu-west-1:" + ACCOUNT + ":key/1234");
  private static final List<String> ASSUME =
      List.of("sts:AssumeRole", "arn:aws:iam::" + ACCOUNT + ":role/target");

  private final Random random;
  private final RandomConditions conditions;

  public RandomRequests(long seed) {
    random = new Random(seed);
    conditions = new RandomConditions(random);
  }

  /** A request with its policies, as a line of JSON. */
  public ObjectNode next() {
    ObjectNode request = JSON.createObjectNode();
    boolean isPlain = chance(40);
    List<String> operation = isPlain || chance(70) ? pick(OPERATIONS) : pick(List.of(KMS, ASSUME));
    String caller = isPlain ? ROLE : pick(CALLERS);
    boolean hasIdentity = caller.startsWith("arn:");
    boolean isRoot = caller.endsWith(":root");
    request.put("principal", caller);
    request.put("action", operation.get(0));
    request.put("resource", operation.get(1));
    request.put("resource_account", !isPlain && chance(25) ? OTHER_ACCOUNT : ACCOUNT);
    request.set("context", conditions.context());
    if (hasIdentity && !isRoot) {
      addPolicies(request.putArray("policies"), operation);
    }
    if (!isPlain) {
      addLimits(request, operation, hasIdentity && !isRoot);
      addLevels(request, operation, hasIdentity || chance(10));
    }
    boolean isDecisive = operation == KMS || operation == ASSUME || !hasIdentity;
    if (chance(isDecisive ? 90 : isPlain ? 0 : 50)) {
      request.set("resource_policy", document(operation, true, operation == ASSUME));
    }
    return request;
  }

  private void addPolicies(ArrayNode policies, List<String> operation) {
    for (int count = random.nextInt(3); count >= 0 && !chance(10); count--) {
      policies.add(document(operation, false, false));
    }
  }

  private void addLimits(ObjectNode request, List<String> operation, boolean hasPolicies) {
    String caller = request.get("principal").asText();
    if (hasPolicies && !caller.equals(FEDERATED_USER) && chance(25)) {
      request.set("boundary", document(operation, false, false));
    }
    if ((caller.equals(SESSION) && chance(25)) || (caller.equals(FEDERATED_USER) && chance(70))) {
      request.set("session_policy", document(operation, false, false));
    }
  }

  private void addLevels(ObjectNode request, List<String> operation, boolean isLimited) {
    boolean isAnonymous = request.get("principal").asText().equals("anonymous");
    if (isLimited && !isAnonymous && chance(25)) {
      request.set("scps", levels(operation, false));
    }
    if (chance(15)) {
      request.set("rcps", levels(operation, true));
    }
  }

  private ArrayNode levels(List<String> operation, boolean isResourceControl) {
    ArrayNode levels = JSON.createArrayNode();
    for (int count = random.nextInt(2); count >= 0; count--) {
      ArrayNode level = levels.addArray();
      if (!isResourceControl && chance(70)) {
        level.add(fullAccess());
      }
      if (isResourceControl || chance(60)) {
        level.add(
            isResourceControl ? resourceControl(operation) : document(operation, false, false));
      }
    }
    return levels;
  }

  private static ObjectNode fullAccess() {
    ObjectNode document = JSON.createObjectNode().put("Version", "2012-10-17");
    document
        .putArray("Statement")
        .addObject()
        .put("Effect", "Allow")
        .put("Action", "*")
        .put("Resource", "*");
    return document;
  }

  private ObjectNode resourceControl(List<String> operation) {
    ObjectNode document = JSON.createObjectNode().put("Version", "2012-10-17");
    ObjectNode statement = document.putArray("Statement").addObject();
    statement.put("Effect", "Deny").put("Principal", "*");
    statement.put("Action", actionPattern(operation.get(0), false));
    statement.put("Resource", resourcePattern(operation.get(1)));
    addConditions(statement);
    return document;
  }

  private ObjectNode document(List<String> operation, boolean ofResource, boolean isTrust) {
    ObjectNode document = JSON.createObjectNode();
    int version = random.nextInt(20);
    if (version > 0) {
      document.put("Version", version < 3 ? "2008-10-17" : "2012-10-17");
    }
    ArrayNode statements = document.putArray("Statement");
    for (int count = random.nextInt(3); count >= 0; count--) {
      addStatement(statements.addObject(), operation, ofResource, isTrust);
    }
    return document;
  }

  private void addStatement(
      ObjectNode statement, List<String> operation, boolean ofResource, boolean isTrust) {
    boolean denies = chance(20);
    statement.put("Effect", denies ? "Deny" : "Allow");
    if (ofResource) {
      boolean isOther = denies && !isTrust && chance(15);
      addPrincipal(statement, isOther ? "NotPrincipal" : "Principal");
    }
    ArrayNode actions = statement.putArray(chance(8) && !isTrust ? "NotAction" : "Action");
    for (int count = random.nextInt(2); count >= 0; count--) {
      String action = chance(80) ? operation.get(0) : pick(OPERATIONS).get(0);
      actions.add(actionPattern(action, !isTrust && !ofResource));
    }
    if (!isTrust) {
      ArrayNode resources = statement.putArray(chance(8) ? "NotResource" : "Resource");
      for (int count = random.nextInt(2); count >= 0; count--) {
        resources.add(resourcePattern(chance(85) ? operation.get(1) : pick(OPERATIONS).get(1)));
      }
    }
    addConditions(statement);
  }

  private void addConditions(ObjectNode statement) {
    if (chance(60)) {
      statement.set("Condition", conditions.element());
    }
  }

  private void addPrincipal(ObjectNode statement, String element) {
    if (chance(15)) {
      statement.put(element, "*");
      return;
    }
    ObjectNode principals = statement.putObject(element);
    if (chance(20)) {
      principals.put("Service", pick(List.of(SERVICE, "ec2.amazonaws.com")));
    }
    if (principals.isEmpty() || chance(50)) {
      ArrayNode names = principals.putArray("AWS");
      for (int count = random.nextInt(3); count >= 0; count--) {
        names.add(
            pick(
                List.of(
                    "*",
                    ACCOUNT,
                    "arn:aws:iam::" + ACCOUNT + ":root",
                    ROLE,
                    ROLE,
                    SESSION,
                    USER,
                    "arn:aws:iam::" + ACCOUNT + ":role/other",
                    FEDERATED_USER,
                    OTHER_ACCOUNT)));
      }
    }
  }

  private String actionPattern(String action, boolean mayBeAny) {
    int colon = action.indexOf(':');
    String service = action.substring(0, colon + 1);
    String name = action.substring(colon + 1);
    return switch (random.nextInt(10)) {
      case 0 -> service + "*";
      case 1 -> mayBeAny ? "*" : action;
      case 2 -> service + name.toLowerCase(Locale.ROOT);
      case 3 -> service + withWildcards(name);
      case 4 -> service.toUpperCase(Locale.ROOT) + withWildcards(name);
      default -> action;
    };
  }

  private String resourcePattern(String resource) {
    if (resource.equals("*")) {
      return chance(90) ? "*" : "arn:aws:ec2:*:*:instance/*";
    }
    int fifth = 0;
    for (int colons = 0; colons < 5; colons++) {
      fifth = resource.indexOf(':', fifth) + 1;
    }
    String beginning = resource.substring(0, fifth);
    String end = resource.substring(fifth);
    return switch (random.nextInt(12)) {
      case 0, 1 -> "*";
      case 2 -> beginning + "*";
      case 3 -> beginning + end.charAt(0) + "*";
      case 4 -> beginning + withWildcards(end);
      case 5 -> withWildcardSegments(beginning) + end;
      case 6 -> withWildcardSegments(beginning) + withWildcards(end);
      case 7 -> beginning + end.replaceFirst("red|vision|train|data", "\\${aws:PrincipalTag/team}");
      case 8 -> beginning + end.replaceFirst("red|vision|train|data", "\\${aws:username, 'red'}");
      case 9 -> resource.substring(0, 8 + random.nextInt(resource.length() - 8)) + "*";
      default -> resource;
    };
  }

  private String withWildcards(String text) {
    int at = random.nextInt(text.length());
    int length = random.nextInt(Math.min(4, text.length() - at));
    String wildcard = length == 1 && chance(60) ? "?" : "*";
    String result = text.substring(0, at) + wildcard + text.substring(at + length);
    return chance(30) ? withWildcards(result) : result;
  }

  private String withWildcardSegments(String beginning) {
    String[] segments = beginning.split(":", -1);
    int segment = 3 + random.nextInt(2);
    segments[segment] =
        segments[segment].isEmpty() || chance(50) ? "*" : withWildcards(segments[segment]);
    return String.join(":", segments);
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }
}
