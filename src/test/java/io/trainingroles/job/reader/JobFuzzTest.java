package io.trainingroles.job.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trainingroles.job.JobNeeds;
import io.trainingroles.job.RoleUse;
import io.trainingroles.role.value.Deployment;
import io.trainingroles.spec.edit.JobSpecWriter;
import io.trainingroles.spec.edit.SpecComments;
import io.trainingroles.spec.edit.SpecJob;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No job crashes its reader, whatever is in the place of a value: each mistake is a finding. */
final class JobFuzzTest {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final List<Deployment> DEPLOYMENTS =
      List.of(JobFixture.DEPLOYMENT, new Deployment(null, null));

  private static final ObjectNode FIELDS = JobChange.fields(fixtures());

  @ParameterizedTest
  @MethodSource("fixtures")
  void job_when_aValueIsReplaced_isReadOrRefused(JobFixture fixture) {
    var changes = new ArrayList<>(JobChange.removals(fixture));
    for (JsonNode value :
        List.of(
            JSON.nullNode(),
            JSON.textNode("x"),
            JSON.numberNode(42),
            JSON.arrayNode(),
            JSON.arrayNode().addObject(),
            JSON.objectNode())) {
      changes.addAll(JobChange.replacements(fixture, value));
    }

    for (int index = 0; index < changes.size(); index++) {
      JobChange change = changes.get(index);
      Deployment deployment = DEPLOYMENTS.get(index % DEPLOYMENTS.size());
      assertThatCode(() -> use(fixture, change, deployment))
          .as(change.what())
          .doesNotThrowAnyException();
    }
  }

  /** Each field that a reader asks for is in the table of each kind that the reader is for. */
  @ParameterizedTest
  @MethodSource("fixtures")
  void job_when_itHasTheFieldsOfOtherKinds_isReadOrRefused(JobFixture fixture) {
    for (JobChange change : JobChange.grafts(fixture, FIELDS)) {
      assertThatCode(() -> use(fixture, change, JobFixture.DEPLOYMENT))
          .as(change.what().replaceFirst(" = .*", ""))
          .doesNotThrowAnyException();
    }
  }

  /** The names of variables and hyperparameters are the user's own. */
  @ParameterizedTest
  @ValueSource(strings = {"MLFLOW_TRACKING_URI", "sagemaker_submit_directory"})
  void key_when_itEndsLikeAFieldBehindADot_isAnyOther(String name) {
    String server = "arn:aws:sagemaker:eu-west-1:123456789012:mlflow-tracking-server/runs";
    String job =
        """
        {"TrainingJobName": "x", "Environment": {"x.%1$s": "%2$s", "x[0].%1$s": "s3://b/k"},
         "HyperParameters": {"x.%1$s": "%2$s", "x[0].%1$s": "s3://b/k"}}
        """
            .formatted(name, server);

    JobNeeds needs = new JobReader().read("job.json", job, JobFixture.DEPLOYMENT);

    assertThat(needs.needs()).noneMatch(need -> need.field().contains("."));
    assertThat(needs.open()).hasSize(4);
  }

  /** A job of processing has no data for a model's conversation. */
  @Test
  void processing_when_itsDataHasTheTypeOfTrainingData_isRefused() {
    String job =
        """
        {"ProcessingJobName": "x", "ProcessingInputs": [{"InputName": "in",
         "S3Input": {"S3Uri": "s3://data/in/", "S3DataType": "Converse"}}]}
        """;

    JobNeeds needs = new JobReader().read("job.json", job, JobFixture.DEPLOYMENT);

    assertThat(needs.findings())
        .anySatisfy(
            finding -> assertThat(finding.remedy()).isEqualTo("allowed: S3Prefix, ManifestFile"));
  }

  @Test
  void taskOfBatch_when_itHasNoContainers_isRefused() {
    String job =
        """
        {"jobDefinitionName": "x", "type": "container", "platformCapabilities": ["FARGATE"],
         "ecsProperties": {"taskProperties": [{}]}}
        """;

    JobNeeds needs = new JobReader().read("job.json", job, JobFixture.DEPLOYMENT);

    assertThat(needs.isWrong()).isTrue();
    assertThat(needs.findings())
        .anySatisfy(
            finding ->
                assertThat(finding.problem())
                    .isEqualTo("ecsProperties.taskProperties[0] has no container"));
  }

  private static void use(JobFixture fixture, JobChange change, Deployment deployment) {
    JobNeeds needs = new JobReader(fixture.options()).read("job.json", change.text(), deployment);
    for (RoleUse use : RoleUse.values()) {
      needs.of(Set.of(use)).needs().forEach(need -> need.grant().statements(deployment));
    }
    if (!needs.isWrong()) {
      new JobSpecWriter(deployment)
          .write(List.of(SpecJob.of("job.json", needs)), SpecComments.NONE);
    }
  }

  static List<JobFixture> fixtures() {
    return JobFixture.all().stream().filter(fixture -> !fixture.text().isBlank()).toList();
  }
}
