package io.trainingroles.input;

import io.trainingroles.finding.Finding;
import io.trainingroles.finding.Location;
import io.trainingroles.iam.ActionElement;
import io.trainingroles.iam.Arn;
import io.trainingroles.iam.Condition;
import io.trainingroles.iam.Effect;
import io.trainingroles.iam.Principal;
import io.trainingroles.iam.PrincipalElement;
import io.trainingroles.iam.PrincipalForm;
import io.trainingroles.iam.ResourceElement;
import io.trainingroles.iam.Statement;
import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Mapping;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the output of {@code aws kms list-grants}, whose members <a
 * href="https://docs.aws.amazon.com/kms/latest/APIReference/API_GrantListEntry.html">GrantListEntry</a>
 * and <a
 * href="https://docs.aws.amazon.com/kms/latest/APIReference/API_GrantConstraints.html">GrantConstraints</a>
 * document.
 */
public final class KeyGrantsReader {
  /** The operations that have an encryption context, or make grants with one as strict. */
  private static final Set<String> WITH_CONTEXT =
      Set.of(
          "CreateGrant",
          "Decrypt",
          "Encrypt",
          "GenerateDataKey",
          "GenerateDataKeyPair",
          "GenerateDataKeyPairWithoutPlaintext",
          "GenerateDataKeyWithoutPlaintext",
          "ReEncryptFrom",
          "ReEncryptTo");

  /** The operations to which no constraint applies. */
  private static final Set<String> WITHOUT_CONTEXT =
      Set.of(
          "DeriveSharedSecret",
          "DescribeKey",
          "GenerateMac",
          "GetPublicKey",
          "RetireGrant",
          "Sign",
          "Verify",
          "VerifyMac");

  private static final String OUTPUT = "give all that 'aws kms list-grants' writes";

  private final InputProblems problems;
  private final List<Statement> statements = new ArrayList<>();
  private final Set<String> accounts = new LinkedHashSet<>();

  /** What came of reading grants. */
  public sealed interface Reading {
    /**
     * They were read.
     *
     * @param grants the grants
     */
    record Read(KeyGrants grants) implements Reading {}

    /**
     * They were not.
     *
     * @param findings all that is wrong
     */
    record Refused(List<Finding> findings) implements Reading {
      /** Keeps an unchangeable copy. */
      public Refused {
        findings = List.copyOf(findings);
      }
    }
  }

  private KeyGrantsReader(String source) {
    this.problems = new InputProblems(source);
  }

  /**
   * Reads grants.
   *
   * @param source the name of the input
   * @param name what to call the grants
   * @param text its JSON
   * @return the grants, or all that is wrong
   */
  public static Reading read(String source, String name, String text) {
    var reader = new KeyGrantsReader(source);
    reader.problems.object(source, text).ifPresent(reader::addAll);
    return reader.reading(name);
  }

  /**
   * Reads grants that are a part of an input.
   *
   * @param source the name of the input
   * @param name what to call the grants
   * @param grants the object that 'aws kms list-grants' writes
   * @return the grants, or all that is wrong
   */
  public static Reading read(String source, String name, Mapping grants) {
    var reader = new KeyGrantsReader(source);
    reader.addAll(grants);
    return reader.reading(name);
  }

  private Reading reading(String name) {
    return problems.reading(List.of()) instanceof InputReading.Refused refused
        ? new Reading.Refused(refused.findings())
        : new Reading.Read(new KeyGrants(name, statements, accounts));
  }

  private void addAll(Mapping root) {
    if (root.value("Grants").isEmpty()) {
      problems.add(root.location(), "there are no Grants", OUTPUT);
    }
    if (problems.flag(root, "Truncated") || root.value("NextToken").isPresent()) {
      problems.add(
          root.location(), "this is a part of the grants", "run it without --max-items or --limit");
    }
    problems.objects(root, "Grants").forEach(this::add);
  }

  private void add(Mapping grant) {
    Optional<String> key = key(grant);
    List<String> operations = operations(grant);
    List<Condition> constraints = constraints(grant);
    Optional<Principal> grantee = grantee(grant);
    if (key.isPresent() && grantee.isPresent()) {
      List<String> constrained = operations.stream().filter(WITH_CONTEXT::contains).toList();
      List<String> free = operations.stream().filter(WITHOUT_CONTEXT::contains).toList();
      add(grantee.get(), constrained, key.get(), constraints);
      add(grantee.get(), free, key.get(), ofService(constraints));
    }
    Optional<Principal> retiring =
        principal(grant, "RetiringPrincipal", "RetiringServicePrincipal");
    if (key.isPresent() && retiring.isPresent()) {
      add(retiring.get(), List.of("RetireGrant"), key.get(), List.of());
    }
  }

  private void add(
      Principal principal, List<String> operations, String key, List<Condition> conditions) {
    if (!operations.isEmpty()) {
      statements.add(
          new Statement(
              null,
              Effect.ALLOW,
              PrincipalElement.Principals.of(principal),
              ActionElement.Actions.of(
                  operations.stream().map(name -> "kms:" + name).toArray(String[]::new)),
              ResourceElement.Resources.of(key),
              conditions));
    }
  }

  /** Of the constraints, those on who calls for whom. */
  private static List<Condition> ofService(List<Condition> constraints) {
    return constraints.stream()
        .filter(condition -> condition.key().equals("aws:SourceArn"))
        .toList();
  }

  private Optional<String> key(Mapping grant) {
    Optional<String> text = problems.text(grant, "KeyId");
    Optional<Arn> arn =
        text.flatMap(Arn::of)
            .filter(key -> key.service().equals("kms") && key.resource().startsWith("key/"));
    if (text.isPresent() && arn.isEmpty()) {
      problems.add(
          place(grant, "KeyId"),
          "'" + text.get() + "' is not the ARN of a key",
          "write arn:aws:kms:REGION:ACCOUNT:key/ID, as 'aws kms list-grants' does");
    }
    arn.flatMap(Arn::knownAccount).ifPresent(accounts::add);
    return arn.isPresent() ? text : Optional.empty();
  }

  private List<String> operations(Mapping grant) {
    var operations = new ArrayList<String>();
    for (Tree item : problems.items(grant, "Operations")) {
      String name = item.asText().orElse("");
      if (WITH_CONTEXT.contains(name) || WITHOUT_CONTEXT.contains(name)) {
        operations.add(name);
      } else {
        problems.add(
            item.location(),
            item.described() + " is not an operation that a grant can have",
            "write its name as the API does, such as Decrypt");
      }
    }
    if (grant.value("Operations").isEmpty()) {
      problems.add(grant.location(), "the grant has no Operations", OUTPUT);
    }
    return operations;
  }

  private List<Condition> constraints(Mapping grant) {
    var conditions = new ArrayList<Condition>();
    Mapping constraints = problems.path(grant, "Constraints").orElse(null);
    if (constraints == null) {
      return conditions;
    }
    for (Tree.Entry entry : constraints.entries()) {
      switch (entry.key()) {
        case "EncryptionContextSubset" -> addPairs(constraints, entry.key(), conditions);
        case "EncryptionContextEquals" -> {
          List<String> keys = addPairs(constraints, entry.key(), conditions);
          if (!keys.isEmpty()) {
            conditions.add(
                new Condition(
                    "ForAllValues:StringEqualsIgnoreCase", "kms:EncryptionContextKeys", keys));
          }
        }
        case "SourceArn" ->
            problems
                .text(constraints, entry.key())
                .ifPresent(arn -> conditions.add(Condition.of("ArnLike", "aws:SourceArn", arn)));
        default ->
            problems.add(
                entry.location(),
                "the constraint "
                    + entry.key()
                    + " is not known, so it is not known what the grant allows",
                "the known ones are EncryptionContextSubset, EncryptionContextEquals and SourceArn");
      }
    }
    return conditions;
  }

  private List<String> addPairs(Mapping constraints, String name, List<Condition> conditions) {
    var keys = new ArrayList<String>();
    Mapping pairs = problems.path(constraints, name).orElse(null);
    if (pairs != null) {
      for (Tree.Entry pair : pairs.entries()) {
        Optional<String> value = problems.text(pairs, pair.key());
        if (value.isPresent() && value.get().contains("${")) {
          problems.add(
              pair.value().location(),
              "an encryption context with ${ cannot be distinguished from a policy variable",
              "remove this grant from the file, and keep in mind that it is missing");
        } else if (value.isPresent()) {
          keys.add(pair.key());
          Condition condition =
              Condition.of("StringEquals", "kms:EncryptionContext:" + pair.key(), value.get());
          if (conditions.stream().noneMatch(other -> other.key().equals(condition.key()))) {
            conditions.add(condition);
          }
        }
      }
    }
    return keys;
  }

  private Optional<Principal> grantee(Mapping grant) {
    Optional<Principal> grantee = principal(grant, "GranteePrincipal", "GranteeServicePrincipal");
    if (grant.value("GranteePrincipal").isEmpty()
        && grant.value("GranteeServicePrincipal").isEmpty()) {
      problems.add(grant.location(), "the grant has no GranteePrincipal", OUTPUT);
    }
    return grantee;
  }

  /** Of a service that makes a grant for itself, the first member may have the service too. */
  private Optional<Principal> principal(Mapping grant, String member, String ofService) {
    String text = problems.optionalText(grant, member);
    String service = problems.optionalText(grant, ofService);
    if (text.isEmpty() && service.isEmpty()) {
      return Optional.empty();
    }
    String name = text.isEmpty() ? service : text;
    boolean isService = text.isEmpty() || name.matches("[a-z0-9.-]+\\.amazonaws\\.com(\\.cn)?");
    Principal principal = isService ? new Principal.Service(name) : new Principal.Aws(name);
    Optional<PrincipalForm.Refusal> refusal = PrincipalForm.refusal(principal);
    refusal.ifPresent(
        refused ->
            problems.add(
                place(grant, text.isEmpty() ? ofService : member),
                refused.problem(),
                refused.remedy()));
    return refusal.isPresent() ? Optional.empty() : Optional.of(principal);
  }

  private static Location place(Mapping grant, String member) {
    return grant.value(member).map(Tree::location).orElse(grant.location());
  }
}
