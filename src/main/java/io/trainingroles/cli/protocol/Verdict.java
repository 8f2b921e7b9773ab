package io.trainingroles.cli.protocol;

import io.trainingroles.cli.console.ExitCode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What an answer comes to, in a sentence. */
final class Verdict {
  private Verdict() {}

  /**
   * The sentence.
   *
   * @param tool the name of the tool
   * @param exitCode the exit code of the command
   * @param answers what it printed, one or more
   */
  static String of(String tool, int exitCode, List<Map<String, Object>> answers) {
    return switch (tool) {
      case "check" ->
          exitCode == ExitCode.FINE
              ? count(answers, "findings") + ", none at or above fail_on."
              : count(answers, "findings") + ", some at or above fail_on.";
      case "simulate" -> each(answers, "role", "decision");
      case "diff" -> difference(answers.get(0));
      case "prove" -> proof(answers);
      case "fit" -> fit(answers.get(0));
      case "init" -> "A spec for the jobs; no file was written.";
      default -> "The page of the check.";
    };
  }

  private static String count(List<Map<String, Object>> answers, String list) {
    int count = answers.stream().mapToInt(each -> size(each.get(list))).sum();
    return count == 1 ? "1 finding" : count + " findings";
  }

  private static int size(@Nullable Object list) {
    return list instanceof Collection<?> all ? all.size() : 0;
  }

  private static String each(List<Map<String, Object>> answers, String subject, String result) {
    return answers.stream()
        .map(answer -> answer.get(subject) + ": " + answer.get(result) + ".")
        .collect(Collectors.joining(" "));
  }

  private static String difference(Map<String, Object> answer) {
    boolean isKnown = size(answer.get("unknown")) == 0;
    if (Boolean.TRUE.equals(answer.get("broadened"))) {
      return "Access was opened: the changes of the kind GRANTED are newly allowed"
          + (isKnown ? "." : ", and not all is known.");
    } else if (!isKnown) {
      return "It is not known whether access was opened; 'unknown' says what could not be decided.";
    }
    return Boolean.TRUE.equals(answer.get("narrowed"))
        ? "No access was opened; some was removed."
        : "No access was opened, and none was removed.";
  }

  private static String proof(List<Map<String, Object>> answers) {
    return answers.stream()
        .map(
            answer ->
                answer.get("proofs") instanceof List<?> proofs
                    ? answer.get("never") + ": " + results(proofs) + "."
                    : "Who can become the roles.")
        .collect(Collectors.joining(" "));
  }

  private static String results(List<?> proofs) {
    return proofs.stream()
        .map(proof -> (Map<?, ?>) proof)
        .map(proof -> proof.get("role") + " " + proof.get("result"))
        .collect(Collectors.joining(", "));
  }

  private static String fit(Map<String, Object> answer) {
    if (Boolean.TRUE.equals(answer.get("fits"))) {
      return "The role allows what the jobs need, no more and no less.";
    }
    return "The role does not fit: "
        + size(answer.get("lacking"))
        + " lacking, "
        + size(answer.get("excess"))
        + " in excess, "
        + size(answer.get("unknown"))
        + " not known.";
  }
}
