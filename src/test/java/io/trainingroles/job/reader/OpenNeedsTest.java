package io.trainingroles.job.reader;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.access.proof.AccessProver;
import io.trainingroles.iam.ActionElement.Actions;
import io.trainingroles.iam.Effect;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.ResourceElement.Resources;
import io.trainingroles.iam.Statement;
import io.trainingroles.input.AccessInput;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.question.RoleFit;
import io.trainingroles.job.JobNeeds;
import io.trainingroles.job.OpenNeed;
import io.trainingroles.job.RoleJob;
import io.trainingroles.job.RoleNeeds;
import io.trainingroles.job.RoleUse;
import io.trainingroles.role.value.Deployment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a job leaves open is never lost: a role that allows nothing fits no job of which a field is
 * removed, a placeholder, or of an account that is not known.
 */
final class OpenNeedsTest {
  private static final Deployment UNKNOWN = new Deployment(null, null);

  /** All that a role that starts containers can need access for. */
  private static final Pattern NEEDS_EXECUTION_ROLE =
      Pattern.compile(
          "valueFrom|environmentFiles|credentialsParameter|logConfiguration|dkr.ecr|jobDefinition");

  private static final JudgedRole NOTHING =
      AccessInput.ofDocument(
          "nothing",
          PolicyDocument.of(
              List.of(
                  new Statement(
                      null, Effect.DENY, null, Actions.of("s3:*"), Resources.of("*"), List.of()))));

  @ParameterizedTest
  @MethodSource("fixtures")
  void roleThatAllowsNothing_when_aFieldIsRemoved_fitsOnlyIfNothingIsNeeded(JobFixture fixture) {
    for (JobChange change : JobChange.removals(fixture)) {
      JobNeeds needs = read(fixture, change.text(), JobFixture.DEPLOYMENT);
      for (RoleUse use : RoleUse.values()) {
        if (fits(needs, use, JobFixture.DEPLOYMENT)) {
          assertThat(use).as(change.what()).isEqualTo(RoleUse.EXECUTION);
          assertThat(change.text()).as(change.what()).doesNotContainPattern(NEEDS_EXECUTION_ROLE);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void roleThatAllowsNothing_when_aFieldIsAPlaceholder_doesNotFit(JobFixture fixture) {
    List<JobChange> changes = JobChange.placeholders(fixture);
    for (Deployment deployment : List.of(JobFixture.DEPLOYMENT, UNKNOWN)) {
      List<RoleUse> unfit = unfit(fixture, deployment);
      for (JobChange change : changes) {
        JobNeeds needs = read(fixture, change.text(), deployment);
        assertThat(unfit).as(change.what()).noneMatch(use -> fits(needs, use, deployment));
      }
    }
  }

  /** Nothing that a field decides gets lost without being left open. */
  @ParameterizedTest
  @MethodSource("fixtures")
  void needs_when_aFieldIsAPlaceholder_areTheSameOrLeftOpen(JobFixture fixture) {
    JobNeeds before = read(fixture, fixture.text(), JobFixture.DEPLOYMENT);
    Map<String, JobNeeds> after = new LinkedHashMap<>();
    for (JobChange change : JobChange.placeholders(fixture)) {
      after.put(change.what(), read(fixture, change.text(), JobFixture.DEPLOYMENT));
    }
    for (RoleUse use : RoleUse.values()) {
      RoleNeeds whole = before.of(Set.of(use));
      Set<String> access = access(whole);
      after.forEach(
          (change, needs) -> {
            RoleNeeds changed = needs.of(Set.of(use));
            if (!access(changed).equals(access)) {
              assertThat(opened(changed, whole)).as("%s, %s", change, use).isNotEmpty();
            }
          });
    }
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void roleThatAllowsNothing_when_theAccountIsNotKnown_doesNotFit(JobFixture fixture) {
    JobNeeds needs = read(fixture, fixture.text(), UNKNOWN);

    assertThat(unfit(fixture, JobFixture.DEPLOYMENT)).noneMatch(use -> fits(needs, use, UNKNOWN));
  }

  @Test
  void fit_when_theAccountIsNotKnown_namesTheSecretAndTheFileSystem() {
    String task =
        """
        {"family": "train",
         "containerDefinitions": [{"name": "main", "image": "public.ecr.aws/docker/library/python:3",
           "secrets": [{"name": "TOKEN", "valueFrom": "/training/token"}]}],
         "volumes": [{"name": "d", "efsVolumeConfiguration": {"fileSystemId": "fs-01234567",
           "authorizationConfig": {"iam": "ENABLED"}}}]}
        """;
    JobNeeds needs = new JobReader().read("task.json", task, UNKNOWN);

    assertThat(fit(needs, RoleUse.EXECUTION, UNKNOWN).unknown())
        .containsExactly(
            "task.json:3:47: the account and the Region of the parameter '/training/token' are not"
                + " known");
    assertThat(fit(needs, RoleUse.JOB, UNKNOWN).unknown())
        .contains(
            "task.json:4:71: the account and the Region of the file system 'fs-01234567' are not"
                + " known");
  }

  @Test
  void fit_when_anExecutionRoleNeedsNothing_fits() {
    String task =
        """
        {"family": "train", "containerDefinitions": [{"name": "main", "image": "python:3"}]}
        """;
    JobNeeds needs = new JobReader().read("task.json", task, JobFixture.DEPLOYMENT);

    assertThat(fit(needs, RoleUse.EXECUTION, JobFixture.DEPLOYMENT).fits()).isTrue();
    assertThat(fit(needs, RoleUse.JOB, JobFixture.DEPLOYMENT).unknown())
        .containsExactly(
            "task.json:1:1: which data the code reads and writes is not in an Amazon ECS task"
                + " definition");
  }

  @Test
  void executionRole_when_theJobIsOfSageMaker_isItsOneRole() {
    JobFixture fixture = fixtures().stream().filter(JobFixture::isOfSageMaker).findFirst().get();

    assertThat(fixture.needs().of(Set.of(RoleUse.EXECUTION)))
        .isEqualTo(fixture.needs().of(Set.of(RoleUse.JOB)));
  }

  @Test
  void fit_when_theFileIsNotAJob_isNotKnown() {
    JobNeeds needs = new JobReader().read("x.json", "{}", JobFixture.DEPLOYMENT);

    for (RoleUse use : RoleUse.values()) {
      assertThat(fit(needs, use, JobFixture.DEPLOYMENT).unknown()).hasSize(1);
    }
  }

  private static JobNeeds read(JobFixture fixture, String text, Deployment deployment) {
    return new JobReader(fixture.options()).read("job.json", text, deployment);
  }

  private static List<RoleUse> unfit(JobFixture fixture, Deployment deployment) {
    JobNeeds needs = read(fixture, fixture.text(), deployment);
    return List.of(RoleUse.values()).stream().filter(use -> !fits(needs, use, deployment)).toList();
  }

  /**
   * Compares all requests only where it could fit: not with anything open, and not with any need.
   * {@link JobFitTest} compares those.
   */
  private static boolean fits(JobNeeds needs, RoleUse use, Deployment deployment) {
    RoleNeeds of = needs.of(Set.of(use));
    return of.open().isEmpty() && of.needs().isEmpty() && fit(needs, use, deployment).fits();
  }

  private static RoleFit fit(JobNeeds needs, RoleUse use, Deployment deployment) {
    return RoleFit.of(
        NOTHING, List.of(new RoleJob(needs, Set.of(use))), deployment, new AccessProver());
  }

  /** What is allowed, one action on one resource at a time. */
  private static Set<String> access(RoleNeeds needs) {
    return needs.needs().stream()
        .flatMap(need -> need.grant().statements(JobFixture.DEPLOYMENT).stream())
        .flatMap(OpenNeedsTest::access)
        .collect(Collectors.toSet());
  }

  private static Stream<String> access(Statement statement) {
    Actions actions = (Actions) statement.action();
    Resources resources = (Resources) Objects.requireNonNull(statement.resource());
    return actions.patterns().stream()
        .flatMap(
            action ->
                resources.patterns().stream()
                    .map(resource -> action + " " + resource + " " + statement.conditions()));
  }

  /** What is left open and was not before, by what is said of it: the places have moved. */
  private static List<String> opened(RoleNeeds changed, RoleNeeds whole) {
    var opened = new ArrayList<>(problems(changed));
    problems(whole).forEach(opened::remove);
    return opened;
  }

  private static List<String> problems(RoleNeeds needs) {
    return needs.open().stream().map(OpenNeed::finding).map(finding -> finding.problem()).toList();
  }

  static List<JobFixture> fixtures() {
    return JobFitTest.fixtures();
  }
}
