package io.trainingroles.cli;

/** What a policy document that stands alone is. */
enum DocumentType {
  identity,
  trust,
  boundary
}
