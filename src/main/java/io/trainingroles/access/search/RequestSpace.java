package io.trainingroles.access.search;

import io.trainingroles.access.Caller;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The requests that there are, as somebody documents them: fewer than the conceivable ones. What is
 * not known may be newer than the documentation, and counts as if it were documented.
 */
public interface RequestSpace {
  /**
   * What a search is about.
   *
   * @param actions what is asked of the action, each of which is to hold: they say in which order
   *     people would look, and which actions may be newer than the documentation
   * @param keys the condition keys that are asked about, in lower case
   * @param texts the texts that the documents compare resources and keys with
   * @param caller who makes the requests
   * @param likeness whom else the caller stands for
   */
  record Question(
      List<Literal.Action> actions,
      Set<String> keys,
      Set<String> texts,
      Caller caller,
      Likeness likeness) {
    /** Keeps unchangeable copies. */
    public Question {
      actions = List.copyOf(actions);
      keys = Set.copyOf(keys);
      texts = Set.copyOf(texts);
    }
  }

  /** Whom a caller stands for. */
  enum Likeness {
    /** Nobody else. */
    ITSELF,
    /** All others of its kind and account. */
    OF_ITS_ACCOUNT,
    /** Every role. */
    ANY_ROLE,
    /** Every role and every user. */
    ANY_IDENTITY
  }

  /**
   * The kinds of requests, those first that people know best. They are made while they are walked.
   *
   * @param question what is asked
   * @param isAsked which of the actions that are documented are asked for, in lower case
   * @return the kinds
   */
  Iterable<RequestKind> kinds(Question question, Predicate<String> isAsked);

  /** Whether an action is documented. */
  boolean hasAction(String action);

  /**
   * The day of the documentation.
   *
   * @return such as {@code 2026-09-26}
   */
  String date();
}
