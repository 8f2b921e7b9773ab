package io.trainingroles.event.activity;

import io.trainingroles.access.Truth;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What has been seen of one statement so far. */
final class StatementRecord {
  private final StatementTester tester;
  private final Tally used = new Tally();
  private final Map<String, ActionRecord> actions = new TreeMap<>();
  private final List<Tally> usedPatterns = new ArrayList<>();
  private final List<Tally> possiblePatterns = new ArrayList<>();
  private final Set<String> seenOfOthers = new HashSet<>();

  /** What has been seen of one action. */
  static final class ActionRecord {
    private final String name;
    private final Tally used = new Tally();
    private final Tally possible = new Tally();
    private final Tally denied = new Tally();

    private ActionRecord(String name) {
      this.name = name;
    }

    String name() {
      return name;
    }

    Tally used() {
      return used;
    }

    Tally possible() {
      return possible;
    }

    Tally denied() {
      return denied;
    }
  }

  StatementRecord(StatementTester tester, int patterns) {
    this.tester = tester;
    for (int index = 0; index < patterns; index++) {
      usedPatterns.add(new Tally());
      possiblePatterns.add(new Tally());
    }
  }

  /** Takes a call that the statement is about, or may be about. */
  void add(
      String action,
      StatementMatch match,
      boolean isDenied,
      boolean isCertain,
      @Nullable Instant time,
      List<String> resources) {
    ActionRecord record =
        actions.computeIfAbsent(action.toLowerCase(Locale.ROOT), lower -> new ActionRecord(action));
    boolean isUse = match.truth() == Truth.TRUE && isCertain;
    if (isUse && isDenied) {
      record.denied.add(time, resources);
      return;
    }
    (isUse ? record.used : record.possible).add(time, resources);
    if (isUse) {
      used.add(time, resources);
    }
    for (int index = 0; index < match.patterns().size(); index++) {
      Truth truth = match.patterns().get(index);
      if (truth != Truth.FALSE) {
        boolean isPatternUsed = isUse && truth == Truth.TRUE;
        (isPatternUsed ? usedPatterns : possiblePatterns).get(index).add(time, resources);
      }
    }
  }

  void addOfOthers(String action) {
    seenOfOthers.add(action.toLowerCase(Locale.ROOT));
  }

  StatementTester tester() {
    return tester;
  }

  Tally used() {
    return used;
  }

  /** The records of the actions, by their names in lower case. */
  Map<String, ActionRecord> actions() {
    return new HashMap<>(actions);
  }

  Tally usedPattern(int index) {
    return usedPatterns.get(index);
  }

  Tally possiblePattern(int index) {
    return possiblePatterns.get(index);
  }

  boolean isSeenOfOthers(String action) {
    return seenOfOthers.contains(action.toLowerCase(Locale.ROOT));
  }
}
