package io.trainingroles.cli.file;

import io.trainingroles.cli.console.ExitCode;
import io.trainingroles.cli.console.FailedException;
import io.trainingroles.finding.NearestWord;
import io.trainingroles.input.JudgedRole;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The roles of an input that a command is about. */
public final class ChosenRoles {
  /** As many roles as a message names. */
  private static final int MOST_NAMES = 12;

  private ChosenRoles() {}

  /** The role of a name; without one, all roles, at least one. */
  public static List<JudgedRole> of(List<JudgedRole> roles, @Nullable String name)
      throws FailedException {
    if (roles.isEmpty()) {
      throw new FailedException(
          ExitCode.WRONG_INPUT,
          "the input has no role; give an input with a role, such as a plan or the details of an"
              + " account");
    }
    if (name == null) {
      return roles;
    }
    List<JudgedRole> chosen = roles.stream().filter(one -> one.name().equals(name)).toList();
    if (chosen.isEmpty()) {
      List<String> names = roles.stream().map(JudgedRole::name).sorted().toList();
      throw new FailedException(
          ExitCode.WRONG_INPUT,
          "there is no role '"
              + name
              + "' in the input; "
              + NearestWord.to(name, names)
                  .map(nearest -> "did you mean '" + nearest + "'?")
                  .orElse("it has " + listed(names)));
    }
    return chosen;
  }

  private static String listed(List<String> names) {
    int more = names.size() - MOST_NAMES;
    return String.join(", ", names.subList(0, Math.min(MOST_NAMES, names.size())))
        + (more > 0 ? " and " + more + " more" : "");
  }
}
