package io.trainingroles.access;

import io.trainingroles.iam.ActionElement;
import io.trainingroles.iam.ActionPattern;
import io.trainingroles.iam.Condition;
import io.trainingroles.iam.Effect;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.PolicyVersion;
import io.trainingroles.iam.Principal;
import io.trainingroles.iam.PrincipalElement;
import io.trainingroles.iam.ResourceElement;
import io.trainingroles.iam.ResourcePattern;
import io.trainingroles.iam.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Documents and requests of so few words that they meet often, with every element of the language.
 */
public final class RandomDocuments {
  private static final List<String> ACTIONS =
      List.of(
          "*",
          "s3:*",
          "s3:Get*",
          "s3:GetObject",
          "s3:PutObject",
          "S3:getobject",
          "s3:*Object",
          "*:Get*",
          "s3:G*t",
          "ec2:*",
          "ec2:Run?nstances",
          "s3:?etObject");
  private static final List<String> RESOURCES =
      List.of(
          "*",
          "arn:aws:s3:::b",
          "arn:aws:s3:::b/*",
          "arn:aws:s3:::b/a*",
          "arn:aws:s3:::*/x",
          "arn:aws:s3*",
          "arn:*:s3:::b/?",
          "arn:aws:ec2:*:123456789012:instance/*",
          "arn:aws:ec2:us-*:*:instance/i-1",
          "arn:aws:ec2:u?-1:*");
  private static final List<String> VARIABLE_RESOURCES =
      List.of(
          "arn:aws:s3:::b/${aws:username}/*", "arn:aws:s3:::b/${aws:username}*",
          "arn:aws:s3:::b/${aws:username, 'a'}", "arn:aws:s3:::b/${*}");
  private static final List<String> REQUESTED_ACTIONS =
      List.of("s3:GetObject", "s3:PutObject", "s3:GetAt", "ec2:RunInstances", "ec2:GetIt", "iam:X");
  private static final List<String> REQUESTED_RESOURCES =
      List.of(
          "*",
          "arn:aws:s3:::b",
          "arn:aws:s3:::b/a",
          "arn:aws:s3:::b/a/x",
          "arn:aws:s3:::b/x",
          "arn:aws:s3:::b/ab",
          "arn:aws:s3:::c/x",
          "arn:aws-cn:s3:::b/x",
          "arn:aws:s3:r:1:b",
          "arn:aws:s3:::b/*",
          "arn:aws:s3:::b/a/b:c",
          "arn:aws:ec2:us-1:123456789012:instance/i-1",
          "arn:aws:ec2:us-1:1:instance/i-1",
          "arn:aws:ec2:eu-1:123456789012:instance/i-2",
          "arn:aws:ec2:us-1:1:a:b");
  private static final List<String> PRINCIPALS =
      List.of(
          "111122223333",
          "arn:aws:iam::111122223333:root",
          "arn:aws:iam::111122223333:role/r",
          "arn:aws:iam::444455556666:user/u",
          "*");
  private static final List<String> CALLERS =
      List.of(
          "111122223333",
          "arn:aws:iam::111122223333:role/r",
          "arn:aws:iam::111122223333:role/s",
          "arn:aws:sts::111122223333:assumed-role/r/session",
          "arn:aws:iam::444455556666:user/u",
          "arn:aws:iam::777788889999:role/t",
          "sagemaker.amazonaws.com",
          "ec2.amazonaws.com",
          "lambda.amazonaws.com",
          "accounts.google.com",
          "anonymous");

  /** Operators and values of one type, with a key that AWS has for it. */
  private record Kind(
      String key, List<String> operators, List<String> values, List<String> requested) {}

  private static final List<Kind> KINDS =
      List.of(
          new Kind(
              "s3:prefix",
              List.of(
                  "StringEquals",
                  "StringNotEquals",
                  "StringLike",
                  "StringNotLike",
                  "StringEqualsIgnoreCase",
                  "StringNotEqualsIgnoreCase"),
              List.of("a", "A", "ab", "a*", "*b", "?", "", "*"),
              List.of("a", "A", "ab", "b", "", "a*", "cb")),
          new Kind(
              "s3:max-keys",
              List.of(
                  "NumericEquals",
                  "NumericNotEquals",
                  "NumericLessThan",
                  "NumericLessThanEquals",
                  "NumericGreaterThan",
                  "NumericGreaterThanEquals"),
              List.of("1", "2", "2.0", "3", "-1", "x"),
              List.of("1", "2", "2.00", "1.5", "0", "4", "-2", "many")),
          new Kind(
              "aws:CurrentTime",
              List.of(
                  "DateEquals",
                  "DateNotEquals",
                  "DateLessThan",
                  "DateLessThanEquals",
                  "DateGreaterThan",
                  "DateGreaterThanEquals"),
              List.of("2025-01-01T00:00:00Z", "1735689600", "2026-01-01T00:00:00Z"),
              List.of("2025-01-01T00:00:00Z", "2025-06-01T00:00:00Z", "1767225600", "never", "0")),
          new Kind(
              "aws:SourceIp",
              List.of("IpAddress", "NotIpAddress"),
              List.of(
                  "10.0.0.0/8", "10.1.0.0/16", "0.0.0.0/0", "::/0", "2001:db8::/32", "10.1.2.3"),
              List.of("10.1.2.3", "10.2.0.1", "192.0.2.1", "2001:db8::1", "::1", "here")),
          new Kind(
              "aws:SecureTransport",
              List.of("Bool", "StringEquals"),
              List.of("true", "false", "TRUE"),
              List.of("true", "false", "True", "maybe")),
          new Kind(
              "aws:SourceArn",
              List.of("ArnLike", "ArnEquals", "ArnNotLike", "ArnNotEquals", "StringLike"),
              List.of(
                  "arn:aws:s3:::b",
                  "arn:aws:s3:::*",
                  "arn:*:s3:*:*:b",
                  "arn:aws:s3",
                  "arn:aws:*",
                  "arn:aws:sagemaker:*:123456789012:training-job/?*"),
              List.of(
                  "arn:aws:s3:::b",
                  "arn:aws:s3:::b:c",
                  "arn:aws-cn:s3:r:1:b",
                  "arn:aws:s3",
                  "arn:aws:sagemaker:r:123456789012:training-job/a")),
          new Kind(
              "k:binary",
              List.of("BinaryEquals"),
              List.of("YQ==", "YR==", "YWI=", "!"),
              List.of("YQ==", "YQ", "YR==", "YWI=", "Yg==", "?")));

  /** What the documents are made of. */
  public enum Elements {
    /** Each key of its own type, values of that type, no set operators. */
    PLAIN,
    /** Everything but variables. */
    ALL,
    /** Everything. */
    WITH_VARIABLES
  }

  private static final Set<String> UNREADABLE = Set.of("x", "!", "arn:aws:s3", "arn:aws:*");

  private final Random random;
  private final boolean isPlain;
  private final boolean withVariables;

  public RandomDocuments(Random random, Elements elements) {
    this.random = random;
    this.isPlain = elements == Elements.PLAIN;
    this.withVariables = elements == Elements.WITH_VARIABLES;
  }

  public PolicyDocument identity() {
    return document(() -> null, true);
  }

  public PolicyDocument resource() {
    return document(this::principal, random.nextBoolean());
  }

  private PolicyDocument document(
      Supplier<@Nullable PrincipalElement> principal, boolean withResources) {
    var statements = new ArrayList<Statement>();
    for (int count = random.nextInt(4); count >= 0; count--) {
      statements.add(statement(principal.get(), withResources));
    }
    PolicyVersion version =
        random.nextInt(8) == 0 ? PolicyVersion.V2008_10_17 : PolicyVersion.V2012_10_17;
    return new PolicyDocument(version, null, statements);
  }

  private Statement statement(@Nullable PrincipalElement principal, boolean withResource) {
    List<ActionPattern> actions = some(ACTIONS).stream().map(ActionPattern::of).toList();
    return new Statement(
        null,
        random.nextInt(4) == 0 ? Effect.DENY : Effect.ALLOW,
        principal,
        random.nextInt(7) == 0
            ? new ActionElement.NotActions(actions)
            : new ActionElement.Actions(actions),
        withResource ? resourceElement() : null,
        conditions());
  }

  private ResourceElement resourceElement() {
    var values = new ArrayList<>(some(RESOURCES));
    if (withVariables && random.nextInt(3) == 0) {
      values.add(pick(VARIABLE_RESOURCES));
    }
    List<ResourcePattern> resources = values.stream().map(ResourcePattern::of).toList();
    return random.nextInt(7) == 0
        ? new ResourceElement.NotResources(resources)
        : new ResourceElement.Resources(resources);
  }

  private PrincipalElement principal() {
    var principals = new LinkedHashSet<Principal>();
    for (int count = random.nextInt(2); count >= 0; count--) {
      principals.add(
          switch (random.nextInt(8)) {
            case 0, 1 -> new Principal.Service(pick(CALLERS.subList(6, 8)));
            case 2 -> new Principal.Federated("accounts.google.com");
            default -> new Principal.Aws(pick(PRINCIPALS));
          });
    }
    if (random.nextInt(8) == 0) {
      return new PrincipalElement.Principals(List.of(new Principal.Everyone()));
    }
    return random.nextInt(6) == 0
        ? new PrincipalElement.NotPrincipals(List.copyOf(principals))
        : new PrincipalElement.Principals(List.copyOf(principals));
  }

  private List<Condition> conditions() {
    var conditions = new LinkedHashMap<List<String>, Condition>();
    for (int count = random.nextInt(5) - 2; count > 0; count--) {
      Condition condition = condition();
      conditions.putIfAbsent(List.of(condition.operator(), condition.key()), condition);
    }
    return List.copyOf(conditions.values());
  }

  private Condition condition() {
    Kind kind = pick(KINDS);
    String key = !isPlain && random.nextInt(4) == 0 ? pick(KINDS).key() : kind.key();
    if (random.nextInt(12) == 0) {
      return new Condition("Null", kind.key(), some(List.of("true", "false")));
    }
    String operator = pick(kind.operators()) + (random.nextInt(5) == 0 ? "IfExists" : "");
    int quantifier = isPlain ? 12 : random.nextInt(12);
    if (quantifier < 2) {
      operator = (quantifier == 0 ? "ForAllValues:" : "ForAnyValue:") + operator;
    }
    List<String> values =
        new ArrayList<>(random.nextInt(20) == 0 ? List.of() : some(kind.values()));
    if (isPlain) {
      values.removeAll(UNREADABLE);
    }
    if (withVariables && random.nextInt(6) == 0) {
      values.add("${aws:username}");
    }
    return new Condition(
        operator, key.equals("s3:prefix") && random.nextBoolean() ? "S3:Prefix" : key, values);
  }

  /** Another document, mostly like this one. */
  public PolicyDocument changed(PolicyDocument document) {
    var statements = new ArrayList<>(document.statements());
    int index = random.nextInt(statements.size());
    Statement old = statements.get(index);
    boolean withResource = old.resource() != null;
    switch (random.nextInt(6)) {
      case 0 -> statements.add(statement(old.principal(), withResource));
      case 1 -> {
        if (statements.size() > 1) {
          statements.remove(index);
        }
      }
      case 2 -> statements.set(index, with(old, old.action(), old.resource(), List.of()));
      case 3 -> statements.set(index, with(old, old.action(), old.resource(), conditions()));
      case 4 ->
          statements.set(
              index,
              with(
                  old,
                  new ActionElement.Actions(some(ACTIONS).stream().map(ActionPattern::of).toList()),
                  old.resource(),
                  old.conditions()));
      default ->
          statements.set(
              index,
              with(old, old.action(), withResource ? resourceElement() : null, old.conditions()));
    }
    return new PolicyDocument(document.version(), null, statements);
  }

  private static Statement with(
      Statement old,
      ActionElement action,
      @Nullable ResourceElement resource,
      List<Condition> conditions) {
    return new Statement(null, old.effect(), old.principal(), action, resource, conditions);
  }

  public Request request(Caller caller) {
    var context = new LinkedHashMap<String, ContextValue>();
    for (Kind kind : KINDS) {
      if (random.nextInt(3) == 0) {
        List<String> values = random.nextInt(5) == 0 ? pick(KINDS).requested() : kind.requested();
        context.put(
            kind.key(),
            random.nextInt(5) == 0 ? ContextValue.of(some(values)) : ContextValue.of(pick(values)));
      }
    }
    if (random.nextBoolean()) {
      context.put("aws:username", ContextValue.of(pick(List.of("a", "x", "ab", "", "b:c"))));
    }
    return new Request(
        caller, pick(REQUESTED_ACTIONS), pick(REQUESTED_RESOURCES), RequestContext.of(context));
  }

  public Caller caller() {
    return Caller.of(pick(CALLERS));
  }

  private <T> List<T> some(List<T> values) {
    var some = new LinkedHashSet<T>();
    for (int count = random.nextInt(3); count >= 0; count--) {
      some.add(pick(values));
    }
    return List.copyOf(some);
  }

  private <T> T pick(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
