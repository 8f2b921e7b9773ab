package io.trainingroles.cli.file;

import io.trainingroles.input.PolicyUse;

/** What a policy document that stands alone is. */
public enum DocumentType {
  identity(PolicyUse.MANAGED),
  trust(PolicyUse.TRUST),
  boundary(PolicyUse.PERMISSIONS_BOUNDARY),
  resource(PolicyUse.RESOURCE);

  private final PolicyUse use;

  DocumentType(PolicyUse use) {
    this.use = use;
  }

  PolicyUse use() {
    return use;
  }
}
