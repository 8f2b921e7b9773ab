package io.trainingroles.check;

import io.trainingroles.finding.Location;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.Statement;
import io.trainingroles.input.ElementPath;
import io.trainingroles.input.PolicySource;
import io.trainingroles.input.PolicyUse;
import io.trainingroles.input.RolePolicy;
import io.trainingroles.reference.ServiceAuthorizationReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A policy under review. */
public final class ReviewedPolicy {
  private final RolePolicy policy;
  private final List<ReviewedStatement> statements;

  /**
   * A policy with its statements.
   *
   * @param policy the policy
   * @param reference what is known of services
   */
  public ReviewedPolicy(RolePolicy policy, ServiceAuthorizationReference reference) {
    this.policy = policy;
    var reviewed = new ArrayList<ReviewedStatement>();
    for (Statement statement : policy.document().statements()) {
      reviewed.add(new ReviewedStatement(this, reviewed.size(), statement, reference));
    }
    this.statements = List.copyOf(reviewed);
  }

  /**
   * What it is to the role.
   *
   * @return its use
   */
  public PolicyUse use() {
    return policy.use();
  }

  /**
   * Its name.
   *
   * @return its name
   */
  public String name() {
    return policy.name();
  }

  /**
   * Its document.
   *
   * @return the document
   */
  public PolicyDocument document() {
    return policy.document();
  }

  /**
   * The policy of AWS that it is. Only AWS can change what such a policy says, so what is wrong in
   * it is no finding; what it allows together with the other policies of the role is.
   *
   * @return nothing for a policy that the user can change
   */
  public Optional<PolicySource.OfAws> ofAws() {
    return policy.source() instanceof PolicySource.OfAws ofAws
        ? Optional.of(ofAws)
        : Optional.empty();
  }

  /**
   * The group that a user has it by. What is wrong in it is the group's; what it allows together
   * with other policies of the user is the user's.
   *
   * @return nothing for a policy of its own
   */
  public Optional<String> ofGroup() {
    return policy.source() instanceof PolicySource.OfGroup ofGroup
        ? Optional.of(ofGroup.group())
        : Optional.empty();
  }

  /**
   * Whether what is wrong in it is to be reported here.
   *
   * @return false for a policy of AWS, and of a group of a user
   */
  public boolean isOwn() {
    return ofAws().isEmpty() && ofGroup().isEmpty();
  }

  /**
   * Whether it was synthesized from a spec, whose reader counts its size itself.
   *
   * @return false for a document in the policy language
   */
  public boolean isDeclared() {
    return policy.source() instanceof PolicySource.Declared;
  }

  /**
   * Whether its document is the whole input, so that it may become an inline or a managed policy.
   *
   * @return false for a policy of a role, or of a resource
   */
  public boolean isWholeInput() {
    return policy.source() instanceof PolicySource.Written written && written.owner().isEmpty();
  }

  /**
   * Its statements.
   *
   * @return at least one
   */
  public List<ReviewedStatement> statements() {
    return statements;
  }

  /**
   * Where a part of it is.
   *
   * @param path the way to it
   * @return the place
   */
  public Location at(ElementPath path) {
    return policy.source().at(path);
  }
}
