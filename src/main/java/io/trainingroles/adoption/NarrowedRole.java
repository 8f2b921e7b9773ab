package io.trainingroles.adoption;

import io.trainingroles.access.proof.AccessProver;
import io.trainingroles.adoption.PolicyEdit.StatementEdit;
import io.trainingroles.iam.Effect;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.Statement;
import io.trainingroles.input.ElementPath;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.PolicySource;
import io.trainingroles.input.PolicyUse;
import io.trainingroles.input.RolePolicy;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A role narrowed to what its jobs need. A policy of the role alone is changed statement by
 * statement; one that it only attaches stays if all of it is needed, and is detached otherwise:
 * what is needed of it, and what it denies, becomes an inline policy of the role.
 *
 * @param role the role with its new policies
 * @param edits what changes, in the order of its policies
 */
record NarrowedRole(JudgedRole role, List<PolicyEdit> edits) {

  /** Keeps an unchangeable copy. */
  NarrowedRole {
    edits = List.copyOf(edits);
  }

  /**
   * Narrows a role.
   *
   * @param role the role
   * @param shared the ARNs of the managed policies that others have too
   * @param needs what the jobs need, one action on one resource each
   * @param missing what else it gets, although it does not have it
   * @param prover what proves that nothing is lost or wider
   */
  static NarrowedRole of(
      JudgedRole role,
      Set<String> shared,
      List<Statement> needs,
      List<Statement> missing,
      AccessProver prover) {
    List<Statement> denials =
        role.policies().stream()
            .filter(policy -> policy.use().isIdentity())
            .flatMap(policy -> CurrentVersion.of(policy.document()).statements().stream())
            .filter(statement -> statement.effect() == Effect.DENY && statement.isKnown())
            .toList();
    var needed = new ProvedNeeds(needs, denials, prover);
    List<Narrowed> policies =
        role.policies().stream()
            .filter(policy -> policy.use().isIdentity())
            .map(policy -> Narrowed.of(policy, ImportedRole.attachedBy(policy, shared), needed))
            .toList();
    leaveOutSuperfluous(policies, missing, needed);
    trim(policies, missing, needed);
    return new NarrowedRole(
        with(role, policies, missing),
        policies.stream().filter(Narrowed::isChanged).map(Narrowed::edit).toList());
  }

  /** A statement, or a part of one. */
  private record Piece(int number, Statement whole, Statement statement) {
    boolean isNew() {
      return !statement.equals(whole);
    }
  }

  /** A policy on the way to its new form. */
  private record Narrowed(
      RolePolicy policy, Optional<String> attached, List<Statement> before, List<Piece> pieces) {
    static Narrowed of(RolePolicy policy, Optional<String> attached, ProvedNeeds needs) {
      List<Statement> before = CurrentVersion.of(policy.document()).statements();
      var pieces = new ArrayList<Piece>();
      for (int index = 0; index < before.size(); index++) {
        Statement whole = before.get(index);
        for (Statement left : NarrowedStatement.of(whole, needs)) {
          pieces.add(new Piece(index + 1, whole, left));
        }
      }
      return new Narrowed(policy, attached, before, pieces);
    }

    List<Statement> after() {
      return pieces.stream().map(Piece::statement).toList();
    }

    boolean isChanged() {
      return !after().equals(before);
    }

    /** Whether the role does not have it any more, but for what takes its place. */
    boolean isGone() {
      return isChanged() && (attached.isPresent() || pieces.isEmpty());
    }

    PolicyEdit edit() {
      var statements = new ArrayList<StatementEdit>();
      for (int index = 0; index < before.size(); index++) {
        int number = index + 1;
        List<Statement> left =
            pieces.stream()
                .filter(piece -> piece.number() == number)
                .map(Piece::statement)
                .toList();
        if (!left.equals(List.of(before.get(index)))) {
          statements.add(new StatementEdit(number, before.get(index), left));
        }
      }
      List<Statement> moved = attached.isPresent() ? after() : List.of();
      return new PolicyEdit(
          attached.orElse(policy.name()), attached.isPresent(), statements, moved, isGone());
    }
  }

  /**
   * Leaves out what the rest of the role makes superfluous: the parts that are new, statements that
   * could not be narrowed although not all of them is needed, and all that a detached policy would
   * move into the role. Statements of the role's own that are needed as they are stay.
   */
  private static void leaveOutSuperfluous(
      List<Narrowed> policies, List<Statement> missing, ProvedNeeds needs) {
    Predicate<Piece> isOpen = piece -> piece.isNew() || !needs.isAll(piece.statement());
    List<Narrowed> attached =
        policies.stream().filter(policy -> policy.attached().isPresent()).toList();
    attached.forEach(policy -> leaveOut(policy, isOpen, policies, missing, needs));
    attached.stream()
        .filter(Narrowed::isChanged)
        .forEach(policy -> leaveOut(policy, piece -> true, policies, missing, needs));
    policies.stream()
        .filter(policy -> policy.attached().isEmpty())
        .forEach(policy -> leaveOut(policy, isOpen, policies, missing, needs));
  }

  private static void leaveOut(
      Narrowed policy,
      Predicate<Piece> isOpen,
      List<Narrowed> policies,
      List<Statement> missing,
      ProvedNeeds needs) {
    for (int index = policy.pieces().size() - 1; index >= 0; index--) {
      Piece piece = policy.pieces().get(index);
      if (piece.statement().effect() == Effect.ALLOW
          && piece.statement().isKnown()
          && isOpen.test(piece)) {
        policy.pieces().remove(index);
        if (!needs.isIn(piece.statement(), allowed(policies, missing))) {
          policy.pieces().add(index, piece);
        }
      }
    }
  }

  private static List<Statement> allowed(List<Narrowed> policies, List<Statement> missing) {
    return Stream.concat(missing.stream(), policies.stream().flatMap(each -> each.after().stream()))
        .filter(statement -> statement.effect() == Effect.ALLOW)
        .toList();
  }

  /**
   * Takes out each statement, action and resource without which the role still has all that is
   * needed, the last first. A statement that is written as what the jobs need stays; a policy that
   * is attached is whole, or gone.
   */
  private static void trim(List<Narrowed> policies, List<Statement> missing, ProvedNeeds needs) {
    for (int last = policies.size() - 1; last >= 0; last--) {
      Narrowed policy = policies.get(last);
      if (policy.attached().isEmpty() || policy.isChanged()) {
        leaveOut(policy, piece -> !needs.isWritten(piece.statement()), policies, missing, needs);
        for (int index = policy.pieces().size() - 1; index >= 0; index--) {
          trim(policy, index, policies, missing, needs);
        }
      }
    }
  }

  private static void trim(
      Narrowed policy,
      int index,
      List<Narrowed> policies,
      List<Statement> missing,
      ProvedNeeds needs) {
    Piece piece = policy.pieces().get(index);
    Statement statement = piece.statement();
    if (!statement.isKnown() || !StatementParts.has(statement) || needs.isWritten(statement)) {
      return;
    }
    for (Statement less : StatementParts.shorter(statement)) {
      Statement now = policy.pieces().get(index).statement();
      Optional<Statement> shorter = StatementParts.common(now, less);
      if (shorter.isPresent()) {
        policy.pieces().set(index, new Piece(piece.number(), piece.whole(), shorter.get()));
        if (!needs.isIn(now, allowed(policies, missing))) {
          policy.pieces().set(index, new Piece(piece.number(), piece.whole(), now));
        }
      }
    }
  }

  private static JudgedRole with(
      JudgedRole role, List<Narrowed> narrowed, List<Statement> missing) {
    var policies = new ArrayList<RolePolicy>();
    Set<Statement> replacements = new LinkedHashSet<>();
    for (Narrowed policy : narrowed) {
      if (!policy.isChanged()) {
        policies.add(policy.policy());
      } else if (policy.attached().isPresent()) {
        replacements.addAll(policy.after());
      } else if (!policy.pieces().isEmpty()) {
        policies.add(with(policy.policy(), policy.after()));
      }
    }
    replacements.addAll(missing);
    if (!replacements.isEmpty()) {
      policies.add(
          new RolePolicy(
              PolicyUse.INLINE,
              newName(role),
              PolicyDocument.of(List.copyOf(replacements)),
              new PolicySource.Unwritten(role.attributes().place())));
    }
    role.policies().stream().filter(policy -> !policy.use().isIdentity()).forEach(policies::add);
    return new JudgedRole(
        role.name(), role.path(), policies, role.unseen(), role.attributes(), role.kind());
  }

  private static RolePolicy with(RolePolicy policy, List<Statement> statements) {
    return new RolePolicy(
        policy.use(),
        policy.name(),
        PolicyDocument.of(statements),
        new PolicySource.Unwritten(policy.source().at(ElementPath.DOCUMENT)),
        policy.managed());
  }

  private static String newName(JudgedRole role) {
    Set<String> taken = role.policies().stream().map(RolePolicy::name).collect(Collectors.toSet());
    String name = role.name() + "Job";
    while (taken.contains(name)) {
      name += "s";
    }
    return name;
  }
}
