package io.trainingroles.finding;

/** The codes of errors in an input that several readers report; their messages say all. */
public final class InputIssues {
  /** A value has another type than its key requires. */
  public static final IssueCode WRONG_TYPE = new IssueCode("WRONG_TYPE");

  /** A value has the right type and is not valid. */
  public static final IssueCode INVALID_VALUE = new IssueCode("INVALID_VALUE");

  /** A mapping defines a key twice. */
  public static final IssueCode DUPLICATE_KEY = new IssueCode("DUPLICATE_KEY");

  /** A text contains a character that no reader accepts. */
  public static final IssueCode FORBIDDEN_TEXT = new IssueCode("FORBIDDEN_TEXT");

  /** A file cannot be read. */
  public static final IssueCode UNREADABLE_FILE = new IssueCode("UNREADABLE_FILE");

  /** A mapping lacks a key that it must have. */
  public static final IssueCode MISSING_KEY = new IssueCode("MISSING_KEY");

  private InputIssues() {}
}
