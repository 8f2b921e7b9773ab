package io.trainingroles.cli.file;

import io.trainingroles.check.CheckFinding;
import io.trainingroles.finding.Finding;
import io.trainingroles.finding.IssueCode;
import io.trainingroles.finding.Severity;
import io.trainingroles.organisation.Organisation;
import io.trainingroles.review.Review;
import io.trainingroles.spec.edit.JobRole;
import io.trainingroles.spec.edit.SpecComments;
import io.trainingroles.spec.edit.SpecJob;
import io.trainingroles.synthesis.SynthesizedSpec;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a spec that is written for jobs says of its own review: it accepts what a job cannot run
 * without, and has a comment for each other code of a finding, as a person has to decide about it.
 */
final class JobSpecComments {
  /**
   * The findings that follow from a field of a job, with the field and why they are right;
   * docs/jobs.md has the same table for people.
   */
  private static final List<Explained> EXPLAINED =
      List.of(
          new Explained(
              "CREDENTIALS_EXPOSED",
              "RedshiftDatasetDefinition",
              "Amazon SageMaker gets a password of the database user that the job names, to read the"
                  + " dataset from Amazon Redshift"));

  private record Explained(String code, String field, String reason) {}

  private JobSpecComments() {}

  /** {@code ofSpec} are further comments on the whole spec. */
  static SpecComments of(List<String> ofSpec, SynthesizedSpec spec, List<SpecJob> jobs) {
    // The spec accepts nothing yet, so nothing depends on the day.
    Review review = Organisation.NONE.review(LocalDate.EPOCH, Severity.SUGGESTION).of(spec);
    Map<String, List<CheckFinding>> byRole = new HashMap<>();
    review
        .findings()
        .forEach(
            found -> byRole.computeIfAbsent(found.role(), role -> new ArrayList<>()).add(found));
    Map<String, SpecComments.RoleComments> roles = new HashMap<>();
    for (JobRole role : JobRole.of(jobs)) {
      roles.put(role.name(), ofRole(byRole.getOrDefault(role.name(), List.of()), jobs));
    }
    var notes = new ArrayList<>(ofSpec);
    List<String> others = byCode(byRole.getOrDefault("", List.of()));
    if (!others.isEmpty()) {
      notes.add("What 'training-roles check' says of the jobs:");
      others.forEach(other -> notes.add("- " + other));
    }
    return new SpecComments(notes, roles);
  }

  private static SpecComments.RoleComments ofRole(List<CheckFinding> findings, List<SpecJob> jobs) {
    var accepted = new ArrayList<SpecComments.Accepted>();
    var left = new ArrayList<CheckFinding>();
    for (CheckFinding found : findings) {
      Optional<Explained> explained = explained(found.finding(), jobs);
      if (explained.isPresent()) {
        found
            .single()
            .forEach(
                one ->
                    accepted.add(
                        new SpecComments.Accepted(
                            one.finding().code().value(),
                            one.subject(),
                            explained.get().reason())));
      } else {
        left.add(found);
      }
    }
    return new SpecComments.RoleComments(byCode(left), accepted);
  }

  private static Optional<Explained> explained(Finding finding, List<SpecJob> jobs) {
    return EXPLAINED.stream()
        .filter(each -> each.code().equals(finding.code().value()))
        .filter(
            each ->
                jobs.stream()
                    .flatMap(job -> job.needs().needs().stream())
                    .anyMatch(need -> need.field().contains(each.field())))
        .findFirst();
  }

  /** One sentence for each code: the first finding, what to do, and how many more there are. */
  private static List<String> byCode(List<CheckFinding> findings) {
    Map<IssueCode, List<Finding>> byCode = new LinkedHashMap<>();
    findings.stream()
        .map(CheckFinding::finding)
        .forEach(
            finding ->
                byCode.computeIfAbsent(finding.code(), code -> new ArrayList<>()).add(finding));
    return byCode.entrySet().stream()
        .map(
            code -> {
              Finding first = code.getValue().get(0);
              int more = code.getValue().size() - 1;
              return code.getKey()
                  + ": "
                  + first.problem()
                  + (more > 0 ? " (and " + more + " more)" : "")
                  + "; "
                  + first.remedy();
            })
        .toList();
  }
}
