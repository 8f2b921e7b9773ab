package io.trainingroles.event;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Keeps all that is read. */
final class Received implements EventSink {
  final List<RecordedEvent> events = new ArrayList<>();
  final List<Completeness> completeness = new ArrayList<>();
  final List<LastAccessedService> services = new ArrayList<>();
  final List<GeneratedPolicy> policies = new ArrayList<>();
  final List<String> notes = new ArrayList<>();
  final List<String> findings = new ArrayList<>();
  long unread;

  static Received of(Path file) throws IOException {
    return of(Files.readString(file));
  }

  static Received of(String text) throws IOException {
    var received = new Received();
    EventReader.read("events", new StringReader(text), received)
        .ifPresent(finding -> received.findings.add(finding.code() + " " + finding.problem()));
    return received;
  }

  @Override
  public void event(RecordedEvent event, Completeness of) {
    events.add(event);
    completeness.add(of);
  }

  @Override
  public void lastAccessed(LastAccessedService access) {
    services.add(access);
  }

  @Override
  public void generatedPolicy(GeneratedPolicy policy) {
    policies.add(policy);
  }

  @Override
  public void note(String note) {
    notes.add(note);
  }

  @Override
  public void unread(List<String> places, long count) {
    unread += count;
  }
}
