package io.trainingroles.input.flow;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a value.
 *
 * @param level what is known of it itself; of a list or an object, of its shape
 * @param isDecided whether something that only AWS knows decides what it is
 * @param members what is known of its attributes; of a list, of those of its items
 * @param isList whether it is a list, so that its items have the members
 * @param resource the address of the resource or data source that it is, if it is one as a whole
 */
record Flow(
    Level level,
    boolean isDecided,
    Map<String, Flow> members,
    boolean isList,
    @Nullable String resource) {
  static final Flow KNOWN = of(Level.KNOWN);

  /** Keeps an unchangeable copy. */
  Flow {
    members = Map.copyOf(members);
  }

  static Flow of(Level level) {
    return new Flow(level, false, Map.of(), false, null);
  }

  static Flow object(Map<String, Flow> members) {
    return new Flow(Level.KNOWN, false, members, false, null);
  }

  static Flow resource(String address) {
    return new Flow(Level.KNOWN, false, Map.of(), false, address);
  }

  /** A list whose items are this. */
  Flow listed() {
    return new Flow(level, isDecided, members, true, resource);
  }

  Flow decidedIf(boolean decides) {
    return decides && !isDecided ? new Flow(level, true, members, isList, resource) : this;
  }

  Flow atLeast(Level other) {
    return new Flow(level.or(other), isDecided, members, isList, resource);
  }

  /** A value of that level, decided by what this one is decided by. */
  Flow as(Level other) {
    return of(other).decidedIf(isDeeplyDecided());
  }

  /** What is known of it with all that it has. */
  Level deep() {
    Level deep = resource == null ? level : level.or(Level.TEXT);
    for (Flow member : members.values()) {
      deep = deep.or(member.deep());
    }
    return deep;
  }

  /** Whether it is a text that is not known, and no list or object with such a text. */
  boolean isText() {
    return level.isOpen() && !isList && members.isEmpty() && resource == null;
  }

  /** Whether anything that it has is decided. */
  boolean isDeeplyDecided() {
    return isDecided || members.values().stream().anyMatch(Flow::isDeeplyDecided);
  }

  /** One of its items. */
  Flow item() {
    if (isList || members.isEmpty()) {
      return new Flow(level, isDecided, members, false, resource);
    }
    return join(members.values()).decidedIf(isDecided).atLeast(level);
  }

  Flow join(Flow other) {
    var all = new TreeMap<>(members);
    other.members.forEach((name, flow) -> all.merge(name, flow, Flow::join));
    boolean isOne = resource != null && (resource.equals(other.resource) || other.isNothing());
    String same = isOne ? resource : isNothing() ? other.resource : null;
    boolean isLost = same == null && (resource != null || other.resource != null);
    Level joined = level.or(other.level);
    return new Flow(
        isLost ? joined.or(Level.TEXT) : joined,
        isDecided || other.isDecided,
        all,
        isList || other.isList,
        same);
  }

  private boolean isNothing() {
    return level == Level.KNOWN && members.isEmpty() && resource == null;
  }

  static Flow join(Collection<Flow> flows) {
    Flow joined = KNOWN;
    for (Flow flow : flows) {
      joined = joined.join(flow);
    }
    return joined;
  }
}
