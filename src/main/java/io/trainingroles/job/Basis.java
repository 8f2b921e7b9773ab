package io.trainingroles.job;

/** How it is known that a field needs a permission. */
public enum Basis {
  /** AWS states it, on the page that the table of fields names. */
  DOCUMENTED,
  /** It follows from how the service works; AWS does not state it. */
  INFERRED
}
