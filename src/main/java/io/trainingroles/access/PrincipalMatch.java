package io.trainingroles.access;

/** How a statement names the caller; what it grants depends on it. */
public enum PrincipalMatch {
  /** It is about others. */
  NONE,
  /** Whether it is about the caller is not known. */
  UNKNOWN,
  /** It names the caller's account, which decides by its own policies. */
  ACCOUNT,
  /** It names the role of the caller's session: boundary and session policies still limit it. */
  ROLE,
  /** It names the caller, or everyone. */
  DIRECT
}
