package io.trainingroles.reference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What AWS CloudTrail records, and under which names. {@code trail.txt} names the source of each
 * line, {@code permission-only.txt} the version of the tables that it was made of.
 */
public final class CloudTrailReference {
  private static final int FIELDS = 4;
  private static final String ALL = "*";
  private static final List<String> SUFFIXES = List.of(".amazonaws.com", ".amazonaws.com.cn");

  private final ServiceAuthorizationReference reference = ServiceAuthorizationReference.ofAws();
  private final Map<String, String> prefixes = new HashMap<>();
  private final Map<String, Set<String>> free = new HashMap<>();
  private final Map<String, List<String>> further = new HashMap<>();
  private final Map<String, Recording> recordings = new HashMap<>();
  private final Set<String> permissionsOnly = new HashSet<>();

  private CloudTrailReference() {
    ReferenceTexts.trail().lines().filter(line -> !line.startsWith("#")).forEach(this::read);
    for (String line : ReferenceTexts.permissionOnly().lines().toList()) {
      if (!line.startsWith("#")) {
        String[] fields = line.split("\t", -1);
        words(fields[1]).forEach(name -> permissionsOnly.add(key(fields[0], name)));
      }
    }
  }

  /** Made when it is first asked for. */
  private static final class Shared {
    private static final CloudTrailReference REFERENCE = new CloudTrailReference();
  }

  /**
   * The reference. There is one: it never changes.
   *
   * @return the same each time
   */
  public static CloudTrailReference ofAws() {
    return Shared.REFERENCE;
  }

  private void read(String line) {
    String[] fields = line.split("\t", -1);
    if (fields.length != FIELDS || !fields[3].startsWith("https://")) {
      throw new IllegalArgumentException("a line on CloudTrail that cannot be read: " + line);
    }
    switch (fields[0]) {
      case "source" -> prefixes.put(fields[1], fields[2]);
      case "free" -> free.put(fields[1], Set.copyOf(words(fields[2].toLowerCase(Locale.ROOT))));
      case "also" -> further.put(fields[1].toLowerCase(Locale.ROOT), words(fields[2]));
      case "management" -> record(fields, Recording.Kind.MANAGEMENT);
      case "data" -> record(fields, Recording.Kind.DATA);
      case "never" -> record(fields, Recording.Kind.NEVER);
      default -> throw new IllegalArgumentException("a line on nothing: " + line);
    }
  }

  private void record(String[] fields, Recording.Kind kind) {
    words(fields[2])
        .forEach(name -> recordings.put(key(fields[1], name), new Recording(kind, fields[3])));
  }

  private static List<String> words(String field) {
    return field.isEmpty() ? List.of() : List.of(field.split(" ", -1));
  }

  private static String key(String service, String name) {
    return service + ":" + name.toLowerCase(Locale.ROOT);
  }

  /**
   * The service whose calls have an event source.
   *
   * @param eventSource such as {@code monitoring.amazonaws.com}
   * @return what its actions begin with, such as {@code cloudwatch}; nothing where it is not known
   */
  public Optional<String> service(String eventSource) {
    String source = eventSource.toLowerCase(Locale.ROOT);
    for (String suffix : SUFFIXES) {
      if (source.endsWith(suffix)) {
        String name = source.substring(0, source.length() - suffix.length());
        String prefix = prefixes.getOrDefault(name, name);
        return reference.service(prefix).map(Service::prefix);
      }
    }
    return Optional.empty();
  }

  /**
   * The actions that an event needed. Most events have the name of an API operation, and most
   * operations that of their action.
   *
   * @param eventSource such as {@code s3.amazonaws.com}
   * @param eventName such as {@code HeadObject}
   * @return such as {@code s3:GetObject}
   */
  public EventActions actions(String eventSource, String eventName) {
    Optional<String> prefix = service(eventSource);
    if (prefix.isEmpty()) {
      return new EventActions.NotKnown("the service of the event source is not known");
    }
    String service = prefix.get();
    if (free.getOrDefault(service, Set.of()).contains(eventName.toLowerCase(Locale.ROOT))) {
      return new EventActions.None();
    }
    if (reference.action(service + ":" + eventName) instanceof ActionLookup.Known known) {
      return new EventActions.Needed(List.of(known.action()));
    }
    var actions = new ArrayList<Action>();
    for (String name : reference.actionsOfOperation(service + ":" + eventName)) {
      if (reference.action(name) instanceof ActionLookup.Known known) {
        actions.add(known.action());
      }
    }
    return actions.isEmpty()
        ? new EventActions.NotKnown("which action the call needs is not known")
        : new EventActions.Needed(actions);
  }

  /**
   * The actions that a call may need beside those that are {@linkplain #actions its own}.
   *
   * @param eventSource such as {@code secretsmanager.amazonaws.com}
   * @param eventName such as {@code BatchGetSecretValue}
   * @return such as {@code secretsmanager:GetSecretValue}; mostly none
   */
  public List<Action> furtherActions(String eventSource, String eventName) {
    String event = key(service(eventSource).orElse(""), eventName);
    var actions = new ArrayList<Action>();
    for (String name : further.getOrDefault(event, List.of())) {
      if (reference.action(name) instanceof ActionLookup.Known known) {
        actions.add(known.action());
      }
    }
    return actions;
  }

  /**
   * How the calls that an action permits are recorded.
   *
   * @param action the action
   * @return whether and where AWS documents it
   */
  public Recording recording(Action action) {
    Recording own = recordings.get(key(action.service(), action.name()));
    if (own != null) {
      return own;
    }
    Recording all = recordings.get(key(action.service(), ALL));
    if (all == null) {
      return new Recording(Recording.Kind.NOT_KNOWN, "");
    }
    return permissionsOnly.contains(key(action.service(), action.name()))
        ? new Recording(Recording.Kind.PERMISSION_ONLY, all.source())
        : all;
  }
}
