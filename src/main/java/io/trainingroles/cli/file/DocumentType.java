package io.trainingroles.cli.file;

import io.trainingroles.input.PolicyUse;

/** The kind of a policy document that is an input of its own. */
public enum DocumentType {
  identity(PolicyUse.MANAGED),
  trust(PolicyUse.TRUST),
  boundary(PolicyUse.PERMISSIONS_BOUNDARY),
  resource(PolicyUse.RESOURCE);

  private final PolicyUse use;

  DocumentType(PolicyUse use) {
    this.use = use;
  }

  /** Whether it says who may do something, and not what a role may do. */
  public boolean namesPrincipals() {
    return use.namesPrincipals();
  }

  PolicyUse use() {
    return use;
  }
}
