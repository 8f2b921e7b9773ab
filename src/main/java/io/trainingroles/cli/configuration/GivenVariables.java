package io.trainingroles.cli.configuration;

import static io.trainingroles.finding.Quotation.quoted;

import io.trainingroles.finding.Finding;
import io.trainingroles.finding.IssueCode;
import io.trainingroles.finding.Location;
import io.trainingroles.finding.NearestWord;
import java.util.List;
import java.util.Set;

/** The variables of a folder that are given with {@code -var}. */
final class GivenVariables {
  private static final IssueCode UNDECLARED = new IssueCode("VARIABLE_NOT_IN_FOLDER");
  private static final String OPTION = "-var=";

  private GivenVariables() {}

  /** The option of Terraform for a variable, of {@code NAME=VALUE}. */
  static String option(String variable) {
    return OPTION + variable;
  }

  /**
   * What is given with {@code -var} and no file declares: Terraform's plan refuses it, and its
   * tests ignore it. A file of values may have values for other folders.
   *
   * @param folder the folder as the user gave it
   * @param options options of Terraform
   * @param declared the names of the variables of the root module
   * @return a finding for each
   */
  static List<Finding> undeclared(String folder, List<String> options, Set<String> declared) {
    return options.stream()
        .filter(option -> option.startsWith(OPTION))
        .map(option -> option.substring(OPTION.length(), option.indexOf('=', OPTION.length())))
        .distinct()
        .filter(name -> !declared.contains(name))
        .map(
            name ->
                Finding.error(
                    UNDECLARED,
                    new Location.Source(folder),
                    "-var: the folder has no variable " + quoted(name),
                    remedy(name, declared)))
        .toList();
  }

  private static String remedy(String name, Set<String> declared) {
    if (declared.isEmpty()) {
      return "remove the option; no file of the folder declares a variable";
    }
    return NearestWord.to(name, declared)
        .map(near -> "did you mean " + quoted(near) + "?")
        .orElseGet(() -> "it has " + String.join(", ", declared));
  }
}
