package io.trainingroles.event;

import java.util.List;

/** Takes what inputs of recorded events say, one after the other. */
public interface EventSink {
  /**
   * How complete an input can be.
   *
   * <p>The files of a trail have all that the trail records. What a query returns has only what it
   * asked for, and nobody knows what that was.
   */
  enum Completeness {
    /** The files of a trail. */
    TRAIL,
    /** The rows of a query, or events that were picked out. */
    QUERY
  }

  /**
   * A record.
   *
   * @param event the record
   * @param completeness what kind of input it is from
   */
  void event(RecordedEvent event, Completeness completeness);

  /**
   * What IAM says of the last access to the actions of a service.
   *
   * @param access the service
   */
  void lastAccessed(LastAccessedService access);

  /**
   * A policy that IAM Access Analyzer has generated of what a role did.
   *
   * @param policy the policy
   */
  void generatedPolicy(GeneratedPolicy policy);

  /**
   * Something to know about an input.
   *
   * @param note one sentence without its full stop
   */
  void note(String note);

  /**
   * Records that do not say what was called.
   *
   * @param places the first of them, as places in files
   * @param count how many there are
   */
  void unread(List<String> places, long count);
}
