package io.trainingroles.cli.configuration;

import io.trainingroles.finding.Finding;
import io.trainingroles.finding.IssueCode;
import io.trainingroles.finding.Location;
import io.trainingroles.input.planned.TestOutput;
import io.trainingroles.input.planned.TestOutput.Diagnostic;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Function;

/** What Terraform says against the copy of a folder, as findings in the user's own files. */
final class TerraformFindings {
  /** What to do where a folder cannot be read. */
  static final String INSTEAD =
      "give a plan instead: 'terraform plan -out=plan', 'terraform show -json plan > plan.json'";

  private static final IssueCode TERRAFORM_ERROR = new IssueCode("TERRAFORM_ERROR");
  private static final IssueCode NO_VALUE = new IssueCode("VARIABLE_WITHOUT_VALUE");

  private final String folder;
  private final Function<Path, String> names;

  /**
   * Those of a folder.
   *
   * @param folder the folder as the user gave it
   * @param names what a file of the copy is called, by its path from the root module on
   */
  TerraformFindings(String folder, Function<Path, String> names) {
    this.folder = folder;
    this.names = names;
  }

  /** What is wrong, where a test has no plan; something is. */
  List<Finding> of(TestOutput output) {
    var findings = new LinkedHashSet<Finding>();
    for (Diagnostic diagnostic : output.diagnostics()) {
      if (diagnostic.isError()) {
        findings.add(finding(diagnostic));
      }
    }
    if (findings.isEmpty()) {
      findings.add(
          Finding.error(
              TERRAFORM_ERROR,
              new Location.Source(folder),
              "Terraform could not plan a copy of this folder without AWS",
              INSTEAD));
    }
    return List.copyOf(findings);
  }

  private Finding finding(Diagnostic diagnostic) {
    Location place =
        diagnostic
            .place()
            .<Location>map(
                each ->
                    new Location.Position(
                        names.apply(Path.of(each.source())), each.line(), each.column()))
            .orElseGet(() -> new Location.Source(folder));
    if (diagnostic.summary().equals("No value for required variable")) {
      return Finding.error(
          NO_VALUE,
          place,
          "this variable has no value, and no default",
          "give it with -var NAME=VALUE or -var-file FILE");
    }
    String detail = diagnostic.detail().isEmpty() ? "" : ": " + diagnostic.detail();
    return Finding.error(
        TERRAFORM_ERROR,
        place,
        "Terraform says: " + diagnostic.summary() + detail,
        "fix it; if 'terraform plan' accepts it, " + INSTEAD);
  }
}
