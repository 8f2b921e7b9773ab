package io.trainingroles.input;

import io.trainingroles.access.NamedPolicy;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.input.JudgedRole.UnseenEffect;
import io.trainingroles.input.JudgedRole.UnseenPolicy;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A role whose parts are found one after the other. */
final class GatheredRole {
  private final String name;
  private final String path;
  private final List<NamedPolicy> policies = new ArrayList<>();
  private final Set<UnseenPolicy> unseen = new LinkedHashSet<>();
  private @Nullable NamedPolicy boundary;
  private @Nullable NamedPolicy trust;

  GatheredRole(String name, String path) {
    this.name = name;
    this.path = path;
  }

  String name() {
    return name;
  }

  /** Adds an identity policy, once. */
  void addPolicy(String policy, PolicyDocument document) {
    var named = new NamedPolicy(policy, document);
    if (!policies.contains(named)) {
      policies.add(named);
    }
  }

  void setBoundary(PolicyDocument document) {
    boundary = new NamedPolicy("the permissions boundary", document);
  }

  void setTrust(PolicyDocument document) {
    trust = new NamedPolicy("the trust policy", document);
  }

  /** A policy of which only the ARN is in the input. */
  void addNamed(String what, String arn, UnseenEffect effect) {
    unseen.add(new UnseenPolicy(what, arn, effect, true));
  }

  /** A policy of which nobody can say yet what it is. */
  void addUnknown(String what, String why, UnseenEffect effect) {
    unseen.add(new UnseenPolicy(what, why, effect, false));
  }

  JudgedRole judged(String shownName) {
    return new JudgedRole(shownName, path, policies, boundary, trust, List.copyOf(unseen), false);
  }
}
