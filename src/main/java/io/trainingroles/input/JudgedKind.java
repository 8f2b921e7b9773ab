package io.trainingroles.input;

/** What it is that has the policies which are judged. */
public enum JudgedKind {
  /** A role. */
  ROLE("role", "roles"),
  /** A user. */
  USER("user", "users"),
  /** A group of users. */
  GROUP("group", "groups"),
  /** A policy that stands alone, or of which it is not known whose it is. */
  DOCUMENT("policy", "policies"),
  /** A resource that can give policies to roles; which, is not known. */
  RESOURCE("resource", "resources");

  private final String one;
  private final String several;

  JudgedKind(String one, String several) {
    this.one = one;
    this.several = several;
  }

  /**
   * The word for one of them.
   *
   * @return such as {@code role}
   */
  public String word() {
    return one;
  }

  /**
   * The word for several of them.
   *
   * @return such as {@code roles}
   */
  public String plural() {
    return several;
  }

  /**
   * A number of them in words.
   *
   * @param count how many
   * @return such as {@code 2 roles}
   */
  public String words(long count) {
    return count + " " + (count == 1 ? one : several);
  }
}
