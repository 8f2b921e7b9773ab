package io.trainingroles.job.reader;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.ExpectedText;
import io.trainingroles.finding.Finding;
import io.trainingroles.job.JobKind;
import io.trainingroles.job.JobNeeds;
import io.trainingroles.job.RoleUse;
import io.trainingroles.job.field.JobFields;
import io.trainingroles.report.FindingText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Walks the jobs: each stands beside what is said of it, and the policies that its roles get.
 * {@code -Dsnapshots.update=true} rewrites both.
 */
final class JobFixtureTest {
  @ParameterizedTest
  @MethodSource("fixtures")
  void job_when_read_hasTheExpectedFindings(JobFixture fixture) throws IOException {
    List<Finding> findings = fixture.needs().findings();

    ExpectedText.check(
        fixture.file("findings.txt"), new FindingText(fixture.text(), false).of(findings));
    assertThat(findings).isSorted();
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void job_when_run_givesTheExpectedPolicies(JobFixture fixture) throws IOException {
    ExpectedText.check(fixture.file("expected.policy.json"), fixture.policy(RoleUse.JOB));
    if (runsContainers(fixture.needs())) {
      ExpectedText.check(
          fixture.file("expected.execution.policy.json"), fixture.policy(RoleUse.EXECUTION));
    } else {
      assertThat(fixture.policy(RoleUse.EXECUTION)).isEqualTo(fixture.policy(RoleUse.JOB));
    }
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void job_when_started_givesTheCallerTheExpectedPolicy(JobFixture fixture) throws IOException {
    String policy = fixture.callerPolicy();

    ExpectedText.check(fixture.file("expected.caller.policy.json"), policy);
    if (!policy.isEmpty()) {
      assertThat(policy).contains("\"iam:PassedToService\":\"sagemaker.amazonaws.com\"");
      assertThat(policy.split("ForAllValues:", -1)).hasSameSizeAs(policy.split("\"Null\"", -1));
    }
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void spec_when_writtenForTheJob_givesTheSamePolicies(JobFixture fixture) {
    if (fixture.needs().isWrong()) {
      return;
    }
    var expected = new ArrayList<String>(List.of(fixture.policy(RoleUse.JOB)));
    boolean hasExecutionRole =
        fixture.needs().lacksExecutionRole()
            || fixture.needs().roles().stream().anyMatch(role -> role.use() == RoleUse.EXECUTION);
    if (hasExecutionRole) {
      expected.add(fixture.policy(RoleUse.EXECUTION));
    }

    assertThat(fixture.writtenPolicies()).as(fixture.written()).isEqualTo(expected);
    assertThat(fixture.needs().needs())
        .filteredOn(need -> need.use() == RoleUse.JOB || hasExecutionRole)
        .allSatisfy(need -> assertThat(fixture.written()).contains("# " + need.field() + "\n"));
  }

  @Test
  void fieldsThatMeanAccess_when_walked_areEachInAJob() {
    var used = new HashSet<String>();
    for (JobFixture fixture : JobFixture.all()) {
      fixture.needs().needs().forEach(need -> used.add(lastSteps(need.field())));
    }
    var table = new HashSet<String>();
    for (JobKind kind : JobKind.values()) {
      JobFields.of(kind).access().stream()
          .filter(field -> !field.intents().startsWith("trust:"))
          .forEach(field -> table.add(lastSteps(field.path())));
    }

    assertThat(used).isEqualTo(table);
  }

  /** The last two steps: containers and definitions are the same wherever they are. */
  private static String lastSteps(String path) {
    String pattern =
        path.replaceAll("\\[[0-9]+]", "[]").replaceFirst("^TrainingJobDefinition(s\\[])?[.]", "");
    return pattern.replaceFirst("^.*[.](?=[^.]+[.][^.]+$)", "");
  }

  private static boolean runsContainers(JobNeeds needs) {
    JobKind kind = needs.kind();
    return kind != null && kind.runsContainers() && !needs.isWrong();
  }

  static List<JobFixture> fixtures() {
    List<JobFixture> all = JobFixture.all();
    assertThat(all).hasSizeGreaterThan(20);
    return all;
  }
}
