package io.trainingroles.input.terraform;

import io.trainingroles.input.GatheredRole;
import io.trainingroles.input.InputProblems;
import io.trainingroles.input.InputProblems.ReadDocument;
import io.trainingroles.input.ManagedPolicyAttributes;
import io.trainingroles.input.PolicySource;
import io.trainingroles.input.PolicyUse;
import io.trainingroles.input.UnseenPolicy.UnseenEffect;
import io.trainingroles.input.terraform.TerraformValue.Absent;
import io.trainingroles.input.terraform.TerraformValue.Known;
import io.trainingroles.input.terraform.TerraformValue.Reference;
import io.trainingroles.input.terraform.TerraformValue.Unknown;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The policy documents of Terraform's resources, and those that roles get. */
final class TerraformPolicies {
  private final InputProblems problems;
  private final Map<String, ManagedDocument> byAddress = new HashMap<>();
  private final Map<String, ManagedDocument> byArn = new HashMap<>();
  private final Map<TerraformResource, ManagedDocument> all = new LinkedHashMap<>();
  private final Set<ManagedDocument> attached = Collections.newSetFromMap(new IdentityHashMap<>());

  /** A managed policy; why its document, or a part of it, is not known. */
  record ManagedDocument(
      String name,
      @Nullable ReadDocument document,
      boolean isPart,
      String why,
      ManagedPolicyAttributes attributes) {

    /** Gives it to a holder, and says what of it is not known. */
    void giveTo(GatheredRole holder, String what, BiConsumer<GatheredRole, ReadDocument> gift) {
      if (document != null) {
        gift.accept(holder, document);
      }
      if (document == null || isPart) {
        holder.addUnknown(what, why, UnseenEffect.GRANTS);
      }
    }
  }

  TerraformPolicies(InputProblems problems) {
    this.problems = problems;
  }

  /** What says of a document that it is not all: what else is in it is not known. */
  static String rest(String attribute) {
    return "the rest of " + attribute;
  }

  /** Adds a managed policy, which roles may have attached. */
  void add(TerraformResource resource) {
    String path = resource.address() + ".policy";
    TerraformValue value = resource.attributes().text("policy");
    TerraformValue rest = resource.attributes().text(rest("policy"));
    var policy =
        new ManagedDocument(
            resource.name(),
            document(path, value).orElse(null),
            value instanceof Known && rest instanceof Unknown,
            path + ", " + why(value instanceof Known ? rest : value),
            attributes(resource));
    byAddress.put(resource.address(), policy);
    all.put(resource, policy);
    if (resource.attributes().text("arn") instanceof Known arn) {
      byArn.put(arn.text(), policy);
    }
  }

  private static ManagedPolicyAttributes attributes(TerraformResource resource) {
    TerraformAttributes given = resource.attributes();
    return new ManagedPolicyAttributes(
        SeenTrees.text(given.text("arn")),
        SeenTrees.text(given.text("path")),
        SeenTrees.text(given.text("description")),
        SeenTrees.texts(given.tree("tags")));
  }

  void setTrust(GatheredRole role, TerraformResource resource) {
    String path = resource.address() + ".assume_role_policy";
    TerraformValue value = resource.attributes().text("assume_role_policy");
    if (value instanceof Known) {
      document(path, value).ifPresent(role::setTrust);
      if (resource.attributes().text(rest("assume_role_policy")) instanceof Unknown more) {
        role.addUnknown("the trust policy", path + ", " + more.why(), UnseenEffect.TRUSTS);
      }
    } else {
      role.addUnknown("the trust policy", path + ", " + why(value), UnseenEffect.TRUSTS);
    }
  }

  /** Gives a role the document of a resource, or of a block in it. */
  void addInline(
      GatheredRole role, String name, TerraformResource resource, TerraformAttributes block) {
    TerraformValue value = block.text("policy");
    String path =
        resource.address() + (block == resource.attributes() ? "" : ".inline_policy") + ".policy";
    if (value instanceof Known) {
      document(path, value).ifPresent(read -> role.addPolicy(PolicyUse.INLINE, name, read));
    } else if (!(value instanceof Absent && block.text("name") instanceof Absent)) {
      role.addUnknown(
          "the inline policy '" + name + "'", path + ", " + why(value), UnseenEffect.GRANTS);
    }
  }

  /** Gives a role the managed policy of an ARN. */
  void attach(GatheredRole role, String path, TerraformValue arn) {
    ManagedDocument policy = managed(arn);
    if (policy != null) {
      policy.giveTo(
          role,
          "the attached policy '" + policy.name() + "'",
          (holder, read) -> holder.addManaged(policy.name(), read, policy.attributes()));
    } else if (arn instanceof Known known) {
      role.addNamed("the attached policy", known.text(), UnseenEffect.GRANTS);
    } else {
      role.addUnknown("an attached policy", path + ", " + why(arn), UnseenEffect.GRANTS);
    }
  }

  /** Gives a role its permissions boundary. */
  void limit(GatheredRole role, TerraformResource resource, TerraformValue arn) {
    ManagedDocument policy = managed(arn);
    if (policy != null && policy.document() != null && !policy.isPart()) {
      role.setBoundary(policy.document());
    } else if (policy != null) {
      role.addUnknown("the permissions boundary", policy.why(), UnseenEffect.LIMITS);
    } else if (arn instanceof Known known) {
      role.addNamed("the permissions boundary", known.text(), UnseenEffect.LIMITS);
    } else if (!(arn instanceof Absent)) {
      String path = resource.address() + ".permissions_boundary";
      role.addUnknown("the permissions boundary", path + ", " + why(arn), UnseenEffect.LIMITS);
    }
  }

  /** The managed policies that nothing in the input has; those of AWS are nobody's to change. */
  Map<TerraformResource, ManagedDocument> unattached() {
    var others = new LinkedHashMap<TerraformResource, ManagedDocument>();
    all.forEach(
        (resource, policy) -> {
          String arn = resource.attributes().text("arn") instanceof Known known ? known.text() : "";
          // Of two that have an ARN, the later one is attached by it.
          ManagedDocument ofArn = byArn.getOrDefault(arn, policy);
          if (!attached.contains(policy)
              && !attached.contains(ofArn)
              && !PolicySource.OfAws.owns(arn)) {
            others.put(resource, policy);
          }
        });
    return others;
  }

  private @Nullable ManagedDocument managed(TerraformValue arn) {
    ManagedDocument policy = null;
    if (arn instanceof Known known) {
      policy = byArn.get(known.text());
    } else if (arn instanceof Reference reference) {
      policy = byAddress.get(reference.address());
    }
    if (policy != null) {
      attached.add(policy);
    }
    return policy;
  }

  private Optional<ReadDocument> document(String path, TerraformValue value) {
    return value instanceof Known known
        ? problems.document(path, known.place(), known.text())
        : Optional.empty();
  }

  /** Why a value is not known. */
  static String why(TerraformValue value) {
    if (value instanceof Unknown unknown) {
      return unknown.why();
    }
    return value instanceof Reference reference ? "what " + reference.address() + " is" : "not set";
  }
}
