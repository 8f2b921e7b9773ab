package io.trainingroles.spec;

import static io.trainingroles.finding.Quotation.quoted;

import io.trainingroles.finding.IssueCode;
import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.input.Acceptance;
import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Mapping;
import io.trainingroles.yaml.KeyReader;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the findings that a role accepts. */
final class AcceptReader {
  private static final String FINDING = "SERVICE_WILDCARD";
  private static final String ON = "\"data: s3:*\"";
  private static final String REASON = "\"the names of the buckets are not known yet\"";
  private static final String EXAMPLE =
      "[{finding: " + FINDING + ", on: " + ON + ", reason: " + REASON + "}]";

  private final Problems problems;

  AcceptReader(Problems problems) {
    this.problems = problems;
  }

  List<Acceptance> read(Tree node) {
    var accepted = new ArrayList<Acceptance>();
    for (Tree item : problems.items(node, "'accept'", EXAMPLE)) {
      problems
          .mapping(item, "an item of 'accept'", EXAMPLE)
          .flatMap(this::acceptance)
          .ifPresent(accepted::add);
    }
    return accepted;
  }

  private Optional<Acceptance> acceptance(Mapping mapping) {
    var keys =
        new KeyReader(mapping, "'accept'", List.of("finding", "on", "reason", "until"), problems);
    Optional<IssueCode> finding =
        keys.required("finding", "finding: " + FINDING)
            .flatMap(node -> problems.value(node, "'finding'", FINDING, AcceptReader::code));
    Optional<String> on =
        keys.required("on", "on: " + ON).flatMap(node -> problems.text(node, "'on'", ON));
    Optional<String> reason =
        keys.required("reason", "reason: " + REASON)
            .flatMap(node -> problems.text(node, "'reason'", REASON));
    Optional<LocalDate> until =
        keys.optional("until")
            .flatMap(node -> problems.value(node, "'until'", "2027-12-31", AcceptReader::date));
    if (finding.isEmpty() || on.isEmpty() || reason.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Acceptance(
            finding.get(), on.get(), reason.get(), until.orElse(null), mapping.location()));
  }

  private static IssueCode code(String text) {
    try {
      return new IssueCode(text);
    } catch (IllegalArgumentException noCode) {
      throw new InvalidValueException(
          quoted(text) + " is not the code of a finding",
          "copy the code from the finding, such as " + FINDING);
    }
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException noDate) {
      throw new InvalidValueException(quoted(text) + " is not a date", "write it as 2027-12-31");
    }
  }
}
