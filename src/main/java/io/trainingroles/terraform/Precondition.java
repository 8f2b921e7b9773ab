package io.trainingroles.terraform;

import static java.util.Map.entry;

import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.PolicyDocumentWriter;
import io.trainingroles.policy.ManagedPolicy;
import io.trainingroles.policy.RoleDetail;
import io.trainingroles.role.value.Tag;
import io.trainingroles.role.value.TerraformReference;
import io.trainingroles.terraform.Value.Expression;
import io.trainingroles.terraform.Value.Mapping;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What Terraform checks before it makes or changes a resource: that a value from elsewhere is of
 * its kind, so that none is a wildcard or another ARN in a policy. A value that is known in the
 * plan is refused there, another one in apply, before the resource is touched; what does not depend
 * on the resource may exist by then. Variables have a validation of their own. See <a
 * href="https://developer.hashicorp.com/terraform/language/validate#preconditions">Preconditions</a>.
 *
 * @param condition an expression of Terraform's language
 * @param errorMessage what Terraform reports otherwise
 */
public record Precondition(String condition, String errorMessage) {

  /**
   * The conditions of a resource.
   *
   * @param texts the texts in its attributes
   * @return one for each reference in them that is not to a variable
   */
  public static List<Precondition> of(Collection<String> texts) {
    return of(texts, false);
  }

  /**
   * The conditions of a resource.
   *
   * @param texts the texts in its attributes
   * @param ofVariablesToo whether variables are checked as well, as somebody else has declared them
   * @return one for each reference in the texts
   */
  public static List<Precondition> of(Collection<String> texts, boolean ofVariablesToo) {
    return references(texts, ofVariablesToo).stream().map(Precondition::of).toList();
  }

  /**
   * What roles refer to beside variables.
   *
   * @param roles the roles
   * @return the references in all of their resources
   */
  public static SortedSet<TerraformReference> references(List<RoleDetail> roles) {
    return references(
        roles.stream().flatMap(role -> allTexts(role).stream()).collect(Collectors.toSet()), false);
  }

  private static List<String> allTexts(RoleDetail role) {
    var texts = new ArrayList<>(textsOf(role));
    role.inlinePolicies().forEach(policy -> addOpen(texts, policy.document()));
    role.managedPolicies().forEach(policy -> texts.addAll(textsOf(policy)));
    role.attachedPolicies().forEach(policy -> texts.add(policy.toString()));
    return texts;
  }

  /** A document without anything open refers to nothing. */
  private static void addOpen(List<String> texts, PolicyDocument document) {
    if (!document.isKnown()) {
      texts.add(new PolicyDocumentWriter().write(document));
    }
  }

  private static SortedSet<TerraformReference> references(
      Collection<String> texts, boolean ofVariablesToo) {
    return texts.stream()
        .flatMap(text -> TerraformReference.in(text).stream())
        .filter(reference -> ofVariablesToo || reference.variable().isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * The texts of a role's own resource that may have references.
   *
   * @param role the role
   * @return its trust policy if something in it is open, its boundary and the values of its tags
   */
  public static List<String> textsOf(RoleDetail role) {
    var texts = new ArrayList<>(tags(role));
    addOpen(texts, role.trustPolicy());
    if (role.attributes().permissionsBoundary() != null) {
      texts.add(role.attributes().permissionsBoundary().toString());
    }
    return List.copyOf(texts);
  }

  /**
   * The texts of a managed policy's resource that may have references.
   *
   * @param policy the policy
   * @return its document if something in it is open, and the values of its tags
   */
  public static List<String> textsOf(ManagedPolicy policy) {
    var texts = new ArrayList<>(values(policy.attributes().tags()));
    addOpen(texts, policy.document());
    return List.copyOf(texts);
  }

  /**
   * The values of a role's tags.
   *
   * @param role the role
   * @return the values
   */
  public static List<String> tags(RoleDetail role) {
    return values(role.attributes().tags());
  }

  private static List<String> values(List<Tag> tags) {
    return tags.stream().map(Tag::value).toList();
  }

  private static Precondition of(TerraformReference reference) {
    String form = Quoted.of(reference.type().form());
    return new Precondition(
        "can(regex(" + form + ", " + reference.expression() + "))",
        reference.expression() + " is not valid here: " + reference.type().remedy());
  }

  Mapping block() {
    return Mapping.of(
        entry("condition", new Expression(condition)),
        entry("error_message", Value.text(errorMessage)));
  }
}
