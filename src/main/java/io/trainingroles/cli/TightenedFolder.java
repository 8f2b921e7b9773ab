package io.trainingroles.cli;

import io.trainingroles.access.documented.DocumentedAccess;
import io.trainingroles.access.proof.AccessChange;
import io.trainingroles.adoption.ImportProof;
import io.trainingroles.adoption.Tightening;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.question.RoleDifference;
import io.trainingroles.patch.ConfigurationPatch;
import io.trainingroles.patch.UnifiedDiff;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A role of a folder of Terraform that is narrowed: the files with the statements that change.
 *
 * @param files the files as they are, by their names
 * @param tightening what changes
 * @param patch the changed files
 */
record TightenedFolder(Map<String, String> files, Tightening tightening, ConfigurationPatch patch) {
  /** Keeps an unchangeable copy. */
  TightenedFolder {
    files = Map.copyOf(files);
  }

  static TightenedFolder of(Map<String, String> files, Tightening tightening) {
    return new TightenedFolder(files, tightening, ConfigurationPatch.of(files, tightening));
  }

  /** The change of the files, for {@code git apply}. */
  String text() {
    return new TreeMap<>(patch.texts())
        .entrySet().stream()
            .map(
                each ->
                    UnifiedDiff.of(
                        each.getKey(), files.getOrDefault(each.getKey(), ""), each.getValue()))
            .collect(Collectors.joining());
  }

  /** Whether a part of the change is left to people. */
  boolean isLeft() {
    return !patch.left().isEmpty();
  }

  /** The changed files, to be read in the place of those that are there. */
  Map<Path, String> changed() {
    var changed = new HashMap<Path, String>();
    patch.texts().forEach((name, text) -> changed.put(Path.of(name), text));
    return changed;
  }

  /**
   * Whether the changed files are right: all other roles are as they were, and the role is the
   * narrowed one; where a part is left to people, it is between that and what it was.
   *
   * @param before all roles as they are
   * @param now all roles of the changed files
   */
  boolean isRight(List<JudgedRole> before, List<JudgedRole> now) {
    if (before.size() != now.size()) {
      return false;
    }
    String name = tightening.after().name();
    List<JudgedRole> expected =
        before.stream()
            .map(role -> role.equals(tightening.before()) ? tightening.after() : role)
            .filter(role -> !isLeft() || !role.name().equals(name))
            .sorted(Comparator.comparing(JudgedRole::name))
            .toList();
    List<JudgedRole> found =
        now.stream()
            .filter(role -> !isLeft() || !role.name().equals(name))
            .sorted(Comparator.comparing(JudgedRole::name))
            .toList();
    boolean isRest = found.isEmpty() || ImportProof.of(expected, found).isSame();
    return isRest && (!isLeft() || isBetween(now, name));
  }

  private boolean isBetween(List<JudgedRole> now, String name) {
    List<JudgedRole> here = now.stream().filter(role -> role.name().equals(name)).toList();
    return here.size() == 1
        && hasNo(here, List.of(tightening.before()), AccessChange.Kind.GRANTED)
        && hasNo(here, List.of(tightening.after()), AccessChange.Kind.REVOKED);
  }

  /** Whether there is no change of a kind. */
  private static boolean hasNo(
      List<JudgedRole> now, List<JudgedRole> than, AccessChange.Kind unwanted) {
    RoleDifference difference = RoleDifference.between(than, now, DocumentedAccess.prover()).get(0);
    return difference.unknown().isEmpty()
        && difference.changes().stream().noneMatch(change -> change.kind() == unwanted);
  }
}
