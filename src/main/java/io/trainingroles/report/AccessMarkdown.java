package io.trainingroles.report;

import io.trainingroles.access.proof.AccessChange;
import io.trainingroles.input.JudgedKind;
import io.trainingroles.input.question.RoleDifference;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Differences as Markdown, for a pull request. */
public final class AccessMarkdown {
  private AccessMarkdown() {}

  /**
   * What changed, as a table.
   *
   * @param differences one for each role
   * @return Markdown
   */
  public static String differences(List<RoleDifference> differences) {
    boolean isNone =
        differences.stream()
            .allMatch(
                each ->
                    each.presence() == RoleDifference.Presence.BOTH
                        && each.changes().isEmpty()
                        && each.unknown().isEmpty());
    if (isNone) {
      return "No change in access: " + AccessPhrases.same(differences) + "\n" + note(differences);
    }
    var text = new StringBuilder("| role | change | access | for example |\n|---|---|---|---|\n");
    for (RoleDifference difference : differences) {
      appendPresence(text, difference);
      for (AccessChange change : difference.telling()) {
        String kind =
            change.kind() == AccessChange.Kind.GRANTED ? "**newly allowed**" : "no longer allowed";
        MarkdownCells.row(
            text,
            MarkdownCells.code(difference.role()),
            kind,
            MarkdownCells.code(AccessPhrases.subject(change)),
            MarkdownCells.code(AccessPhrases.example(change)) + oddities(change));
      }
      for (String unknown : difference.unknown()) {
        MarkdownCells.row(
            text,
            MarkdownCells.code(difference.role()),
            "**not known**",
            MarkdownCells.code(unknown),
            "");
      }
    }
    return text.append(note(differences)).toString();
  }

  /** A role that only one side has. */
  private static void appendPresence(StringBuilder text, RoleDifference difference) {
    String presence =
        switch (difference.presence()) {
          case BOTH -> "";
          case ADDED -> "**new " + difference.kind().word() + "**";
          case REMOVED -> difference.kind().word() + " removed";
        };
    if (!presence.isEmpty()) {
      boolean isNewRole =
          difference.presence() == RoleDifference.Presence.ADDED
              && difference.kind() == JudgedKind.ROLE;
      String trusted =
          isNewRole ? "trusted by " + MarkdownCells.code(AccessPhrases.trusted(difference)) : "";
      MarkdownCells.row(text, MarkdownCells.code(difference.role()), presence, trusted, "");
    }
  }

  private static String oddities(AccessChange change) {
    return AccessPhrases.oddities(change.oddities()).stream()
        .map(oddity -> " (" + MarkdownCells.code(oddity) + ")")
        .collect(Collectors.joining());
  }

  private static String note(List<RoleDifference> differences) {
    Stream<String> documented =
        AccessPhrases.documentedOn(differences)
            .map(
                date ->
                    "there may be differences for requests that AWS does not document (data of "
                        + date
                        + "); `--conceivable` compares these too.")
            .stream();
    Stream<String> assumed =
        AccessPhrases.assumptions(differences).stream().map(MarkdownCells::code);
    return Stream.concat(documented, assumed)
        .map(note -> "\nNote: " + note + "\n")
        .collect(Collectors.joining());
  }
}
