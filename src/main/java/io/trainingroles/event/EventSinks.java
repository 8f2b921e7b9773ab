package io.trainingroles.event;

import java.util.List;

/**
 * Several takers of the same events, each of which gets all of them.
 *
 * @param sinks the takers
 */
public record EventSinks(List<EventSink> sinks) implements EventSink {
  /** Keeps an unchangeable copy. */
  public EventSinks {
    sinks = List.copyOf(sinks);
  }

  @Override
  public void event(RecordedEvent event, Completeness completeness) {
    sinks.forEach(sink -> sink.event(event, completeness));
  }

  @Override
  public void lastAccessed(LastAccessedService access) {
    sinks.forEach(sink -> sink.lastAccessed(access));
  }

  @Override
  public void generatedPolicy(GeneratedPolicy policy) {
    sinks.forEach(sink -> sink.generatedPolicy(policy));
  }

  @Override
  public void note(String note) {
    sinks.forEach(sink -> sink.note(note));
  }

  @Override
  public void unread(List<String> places, long count) {
    sinks.forEach(sink -> sink.unread(places, count));
  }
}
