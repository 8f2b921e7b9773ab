package io.trainingroles.report;

import io.trainingroles.adoption.ImportProof;
import io.trainingroles.adoption.RoleImport;
import io.trainingroles.report.line.PrintableText;
import io.trainingroles.report.line.TextStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the import of roles says to people, and writes above the spec. */
public final class ImportText {
  private ImportText() {}

  /**
   * The text of the file.
   *
   * @param input the name of the input
   * @param imported the roles
   * @return the spec, with its notes as comments
   */
  public static String spec(String input, RoleImport imported) {
    var text = new StringBuilder();
    text.append("# Imported from ").append(comment(input)).append(".\n");
    var byNote = new LinkedHashMap<String, List<String>>();
    imported
        .notes()
        .forEach(
            (role, notes) ->
                notes.forEach(
                    note -> byNote.computeIfAbsent(note, key -> new ArrayList<>()).add(role)));
    byNote.forEach(
        (note, roles) -> {
          String of =
              roles.size() == imported.notes().size() ? "" : String.join(", ", roles) + ": ";
          text.append("# ").append(comment(of + note)).append('\n');
        });
    return text.append('\n').append(imported.text()).toString();
  }

  /**
   * What was proved, and what the proof takes for granted.
   *
   * @param proof a proof that both are the same
   * @return lines, each with its line end
   */
  public static String proof(ImportProof proof) {
    List<String> assumptions = AccessPhrases.assumptions(proof.differences());
    int count = proof.differences().size();
    String roles = count == 1 ? "role" : count + " roles";
    return (assumptions.isEmpty() ? "Proved: the " : "Proved as far as the input shows: the ")
        + roles
        + " of the spec "
        + (count == 1 ? "allows" : "allow")
        + " exactly what the "
        + roles
        + " of the input "
        + (count == 1 ? "allows" : "allow")
        + ", and the same principals can assume "
        + (count == 1 ? "it" : "them")
        + ", "
        + AccessPhrases.scope(proof.differences())
        + ".\n"
        + assumptions.stream()
            .map(assumption -> "Note: " + PrintableText.of(assumption) + "\n")
            .collect(Collectors.joining());
  }

  /**
   * Why roles cannot be imported.
   *
   * @param unseen what of each role is not known, by the names of the roles
   * @return lines, each with its line end
   */
  public static String unseen(Map<String, List<String>> unseen) {
    var text = new StringBuilder();
    unseen.forEach(
        (role, reasons) -> {
          text.append(PrintableText.of(role)).append(" cannot be imported:\n");
          reasons.forEach(
              reason ->
                  text.append("  ")
                      .append(TextStyle.wrapped(PrintableText.of(reason), 4))
                      .append('\n'));
        });
    return text.append(
            "Nothing was written. Give an input that has all of these roles, documents of policies"
                + " with --policies, or name the other roles with --role.\n")
        .toString();
  }

  /** A text that ends no comment. */
  private static String comment(String text) {
    return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029\\u0085]", " ");
  }
}
