package io.trainingroles.cli.file;

import io.trainingroles.cli.console.Console;
import io.trainingroles.cli.console.FailedException;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.organisation.Organisation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An input with the rules that apply to it.
 *
 * @param read what has been read of it
 * @param rules the rules of its organisation
 */
public record RuledInput(ReadInput read, Organisation rules) {
  /**
   * Reads inputs for a review.
   *
   * @param names the inputs, as the user gave them
   * @param reader what reads them
   * @param organisation which rules are given
   * @param environment the environment of the process
   * @param console where all that is wrong is shown
   * @return nothing if one of the inputs or of the rules cannot be read
   */
  public static Optional<List<RuledInput>> all(
      List<String> names,
      InputRoles reader,
      OrganisationFile organisation,
      Map<String, String> environment,
      Console console)
      throws FailedException {
    var all = new ArrayList<RuledInput>();
    for (String name : names) {
      Optional<Organisation> rules = organisation.of(name, environment, console, reader.files());
      Optional<ReadInput> read = reader.load(name);
      if (read.isPresent() && rules.isPresent()) {
        all.add(new RuledInput(read.get(), rules.get()));
      }
    }
    return all.size() < names.size() ? Optional.empty() : Optional.of(List.copyOf(all));
  }

  /**
   * The roles of the other inputs of a command.
   *
   * @param input one of the inputs
   * @param all all of them
   * @return the roles of those that are not this one
   */
  public static List<JudgedRole> rolesBeside(RuledInput input, List<RuledInput> all) {
    return all.stream()
        .filter(other -> !other.equals(input))
        .flatMap(other -> other.read().all().stream())
        .toList();
  }
}
