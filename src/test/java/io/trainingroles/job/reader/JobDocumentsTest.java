package io.trainingroles.job.reader;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.finding.Finding;
import io.trainingroles.job.JobKind;
import io.trainingroles.job.JobNeeds;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that have a job among other values, and files that have none. */
final class JobDocumentsTest {
  private static final String TRAINING =
      """
      apiVersion: sagemaker.services.k8s.aws/v1alpha1
      kind: TrainingJob
      spec:
        trainingJobName: xgb-1
        roleARN: arn:aws:iam::123456789012:role/train
        algorithmSpecification: {trainingImage: "123456789012.dkr.ecr.eu-west-1.amazonaws.com/xgb:1"}
        outputDataConfig: {s3OutputPath: "s3://team-models/xgb"}
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%s",
        "---\n%s---\n",
        "apiVersion: v1\nkind: Namespace\nmetadata: {name: training}\n---\n%s",
        "%s---\napiVersion: v1\nkind: ServiceAccount\nmetadata: {name: training}\n---\n"
      })
  void read_when_oneDocumentIsAJob_readsIt(String file) {
    JobNeeds needs = read(file.formatted(TRAINING));

    assertThat(needs.kind()).isEqualTo(JobKind.TRAINING);
    assertThat(needs.isWrong()).isFalse();
  }

  @Test
  void read_when_aListOfKubernetesHasOneJob_readsIt() {
    String list =
        "apiVersion: v1\nkind: List\nitems:\n- {kind: Namespace, apiVersion: v1}\n- "
            + TRAINING.strip().replace("\n", "\n  ");

    assertThat(read(list).kind()).isEqualTo(JobKind.TRAINING);
  }

  @Test
  void read_when_twoDocumentsAreJobs_asksForOne() {
    Finding finding =
        read(TRAINING + "---\n" + TRAINING.replace("xgb-1", "xgb-2")).findings().get(0);

    assertThat(finding.problem())
        .isEqualTo(
            "the file has 2 jobs: a SageMaker training job 'xgb-1', a SageMaker training job 'xgb-2'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "resource \"aws_sfn_state_machine\" \"m\" {\n}\n",
        "# ours\n\nterraform {\n  backend \"s3\" {}\n}\n",
        "module \"train\" {\n  source = \"./m\"\n}\n"
      })
  void read_when_theFileIsHcl_saysSo(String hcl) {
    assertThat(read(hcl).findings().get(0).problem()).contains("HCL");
  }

  @Test
  void read_when_aTemplateInYamlHasShortFunctions_readsTheJob() {
    String template =
        """
        Parameters:
          Tag: {Type: String}
        Resources:
          Train:
            Type: AWS::Batch::JobDefinition
            Properties:
              Type: container
              ContainerProperties:
                Image: !Sub "${AWS::AccountId}.dkr.ecr.${AWS::Region}.amazonaws.com/train:${Tag}"
                JobRoleArn: !GetAtt Role.Arn
                ResourceRequirements: [{Type: VCPU, Value: !Ref Cpus}]
        """;
    JobNeeds needs = read(template);

    assertThat(needs.kind()).isEqualTo(JobKind.BATCH);
    assertThat(needs.isWrong()).isFalse();
  }

  @Test
  void read_when_aTagIsInNoTemplate_refusesIt() {
    assertThat(read(TRAINING.replace("xgb-1", "!Ref Name")).isWrong()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"PipelineName\": \"p\", \"PipelineDefinition\": \"{}\"}",
        "apiVersion: sagemaker.services.k8s.aws/v1alpha1\nkind: Pipeline\nspec: {pipelineDefinition: '{}'}\n"
      })
  void read_when_theStepsOfAPipelineAreAText_asksForThem(String pipeline) {
    assertThat(read(pipeline).findings().get(0).remedy()).contains("--query PipelineDefinition");
  }

  @Test
  void read_when_aStateMachineStartsTheJobInABranch_readsIt() {
    String machine =
        """
        {"StartAt": "p", "States": {"p": {"Type": "Parallel", "Branches": [{"StartAt": "t", "States": {"t": {
          "Type": "Task", "Resource": "arn:aws:states:::sagemaker:createTrainingJob.sync", "Parameters": {
            "TrainingJobName": "xgb", "AlgorithmSpecification": {"TrainingInputMode": "File"},
            "OutputDataConfig": {"S3OutputPath": "s3://team-models/xgb"}}}}}]}}}
        """;

    assertThat(read(machine).kind()).isEqualTo(JobKind.TRAINING);
    assertThat(read(machine).start().arguments())
        .anySatisfy(argument -> assertThat(argument.values()).isEqualTo(List.of("sync")));
  }

  private static JobNeeds read(String text) {
    return new JobReader().read("job.yaml", text, JobFixture.DEPLOYMENT);
  }
}
