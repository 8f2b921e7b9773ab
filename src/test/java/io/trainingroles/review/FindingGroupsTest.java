package io.trainingroles.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.check.CheckFinding;
import io.trainingroles.finding.Finding;
import io.trainingroles.finding.IssueCode;
import io.trainingroles.finding.Location;
import io.trainingroles.finding.Severity;
import io.trainingroles.input.AccessInput;
import io.trainingroles.input.InputReading;
import io.trainingroles.input.PolicyUse;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class FindingGroupsTest {
  @Test
  void review_when_aStatementHasManyActions_hasOneFindingOfEachCheck() {
    List<CheckFinding> findings =
        findings(
            """
            {"Effect": "Allow", "Resource": "*", "Action": ["s3:GetObject", "s3:PutObject",
             "ecr:BatchGetImage", "logs:PutLogEvents", "sagemaker:CreateTrainingJob"]}
            """);

    assertThat(ofCode(findings, "RESOURCE_STAR"))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.subject()).isEqualTo("p: s3:GetObject on * and 4 more");
              assertThat(found.finding().problem())
                  .endsWith(
                      "; the same for s3:PutObject on *, ecr:BatchGetImage on *, logs:PutLogEvents on *, and 1 more");
              assertThat(found.parts()).hasSize(5);
            });
  }

  @Test
  void review_when_severalStatementsSpellActionsOtherwise_hasOneFindingForThePolicy() {
    List<CheckFinding> findings =
        findings(
            """
            {"Effect": "Allow", "Resource": "arn:aws:s3:::b/*", "Action": "s3:getobject"},
            {"Effect": "Allow", "Resource": "arn:aws:s3:::c/*", "Action": "s3:putobject"}
            """);

    assertThat(ofCode(findings, "ACTION_SPELLING"))
        .singleElement()
        .satisfies(found -> assertThat(found.single()).hasSize(2));
  }

  @Test
  void review_when_anotherStatementChanges_keepsWhatTheFindingIsAbout() {
    String statement =
        """
        {"Effect": "Allow", "Resource": "arn:aws:s3:::models", "Action": "s3:*"}
        """;
    String other =
        """
        , {"Effect": "Allow", "Resource": "*", "Action": ["sns:AddPermission", "sqs:AddPermission"]}
        """;

    List<String> alone = subjects(ofCode(findings(statement), "SHARES_RESOURCES"));

    assertThat(alone).singleElement().asString().startsWith("s3:PutBucketPolicy and ");
    assertThat(subjects(ofCode(findings(statement + other), "SHARES_RESOURCES")))
        .containsAll(alone);
  }

  @Test
  void subjects_when_aStatementIsLong_areShort() {
    String actions =
        String.join(
            ", ",
            IntStream.range(0, 80)
                .mapToObj(index -> "\"iam:*" + "x".repeat(index) + "*\"")
                .toList());
    List<CheckFinding> findings =
        findings(
            "{\"Effect\": \"Allow\", \"Resource\": \"*\", \"Action\": [\"iam:*\", "
                + actions
                + "]}");

    assertThat(findings)
        .isNotEmpty()
        .allSatisfy(found -> assertThat(found.subject()).hasSizeLessThanOrEqualTo(200))
        .flatMap(CheckFinding::parts)
        .allSatisfy(part -> assertThat(part.subject()).hasSizeLessThanOrEqualTo(200));
  }

  @Test
  void subjects_when_longStatementsBeginAlike_areDifferent() {
    String first = "arn:aws:s3:::" + "x".repeat(250);
    List<CheckFinding> findings =
        findings(
            Stream.of("a", "b")
                .map(
                    end ->
                        """
                        {"Effect": "Allow", "Action": "s3:GetObject",
                         "Resource": ["%1$s%2$s/*", "%1$s%2$s/*"]}
                        """
                            .formatted(first, end))
                .collect(Collectors.joining(", ")));

    assertThat(subjects(ofCode(findings, "REDUNDANT_RESOURCE")))
        .hasSize(2)
        .doesNotHaveDuplicates()
        .allSatisfy(subject -> assertThat(subject).hasSizeLessThanOrEqualTo(200).contains("…"));
  }

  @Test
  void of_when_findingsAreErrorsOrElsewhere_leavesThemAlone() {
    var statement = new Location.Element(new Location.Source("p"), "", "$.Statement[0].Action[0]");
    var other = new Location.Element(new Location.Source("p"), "", "$.Statement[10].Action[0]");
    List<CheckFinding> findings =
        List.of(
            found(Severity.ERROR, statement),
            found(Severity.ERROR, statement),
            found(Severity.WARNING, statement),
            found(Severity.WARNING, other));

    assertThat(FindingGroups.of(findings)).isEqualTo(findings);
  }

  private static CheckFinding found(Severity severity, Location place) {
    var finding = new Finding(severity, new IssueCode("RESOURCE_STAR"), place, "a", "b");
    return new CheckFinding(finding, "p", "p: a", null);
  }

  private static List<String> subjects(List<CheckFinding> findings) {
    return findings.stream().map(CheckFinding::subject).toList();
  }

  private static List<CheckFinding> ofCode(List<CheckFinding> findings, String code) {
    return findings.stream().filter(found -> found.finding().code().value().equals(code)).toList();
  }

  private static List<CheckFinding> findings(String statements) {
    String policy = "{\"Version\": \"2012-10-17\", \"Statement\": [" + statements + "]}";
    var read =
        (InputReading.Read) AccessInput.readDocument("p.json", "p", policy, PolicyUse.MANAGED);
    return new Reviewer(Catalogue.CHECKS, CheckSettings.of(LocalDate.of(2026, 11, 24)))
        .review(read.roles().get(0))
        .findings();
  }
}
