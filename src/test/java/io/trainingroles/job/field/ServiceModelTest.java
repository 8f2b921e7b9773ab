package io.trainingroles.job.field;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.job.JobKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The tables of fields know each field that the newest models of SageMaker, Batch and ECS have;
 * {@code src/reference/README.md} says how the lists of their names are made. So no new field is
 * dropped without a decision.
 */
final class ServiceModelTest {
  private static final Path MODELS = Path.of("src", "test", "resources", "fixtures", "model");

  private static final Map<String, JobKind> KINDS =
      Map.of(
          "CreateTrainingJobRequest", JobKind.TRAINING,
          "DescribeTrainingJobResponse", JobKind.TRAINING,
          "CreateProcessingJobRequest", JobKind.PROCESSING,
          "DescribeProcessingJobResponse", JobKind.PROCESSING,
          "CreateHyperParameterTuningJobRequest", JobKind.TUNING,
          "DescribeHyperParameterTuningJobResponse", JobKind.TUNING,
          "RegisterJobDefinitionRequest", JobKind.BATCH,
          "JobDefinition", JobKind.BATCH,
          "RegisterTaskDefinitionRequest", JobKind.ECS,
          "TaskDefinition", JobKind.ECS);

  /** A job of Kubernetes is refused as a whole. */
  private static final Pattern REFUSED = Pattern.compile("(.*[.])?eksProperties([.].*)?");

  private static final Pattern LOOKS_LIKE_ACCESS =
      Pattern.compile(
          ".*(?:arns?|uri|url|kmskeyid|s3outputpath|s3modelartifacts|secret.*|credentials.*)");

  /** What looks like access and is none; the same wherever the field is. */
  private static final Set<String> NO_ACCESS =
      Set.of(
          // The role itself, and what describe adds: other jobs, and the result of this one.
          "rolearn",
          "jobrolearn",
          "executionrolearn",
          "taskrolearn",
          "jobdefinitionarn",
          "taskdefinitionarn",
          "trainingjobarn",
          "processingjobarn",
          "hyperparametertuningjobarn",
          "tuningjobarn",
          "labelingjobarn",
          "automljobarn",
          "ruleevaluationjobarn",
          "monitoringschedulearn",
          "outputmodelpackagearn",
          "s3modelartifacts",
          // Of the file system, which is named beside it and whose ARN the access is about.
          "accesspointarn",
          // Capacity is reserved for the account; the caller names it.
          "trainingplanarn",
          "trainingplanarns",
          // The role of the cluster, which unloads the result.
          "clusterrolearn");

  @Test
  void fieldsOfTheModel_when_comparedWithTheTables_areKnown() throws IOException {
    var unknown = new ArrayList<String>();
    for (Member member : members()) {
      if (!isKnown(JobFields.of(member.kind()), member.path())) {
        unknown.add(member.toString());
      }
    }

    assertThat(unknown).isEmpty();
  }

  @Test
  void fieldsOfTheModel_when_theyLookLikeAccess_meanAccess() throws IOException {
    var dropped = new ArrayList<String>();
    for (Member member : members()) {
      String name = member.path().replaceAll("^.*[.]|\\[]", "").toLowerCase(Locale.ROOT);
      boolean isAccess = JobFields.of(member.kind()).meansAccess(member.path());
      if (LOOKS_LIKE_ACCESS.matcher(name).matches() && !isAccess && !NO_ACCESS.contains(name)) {
        dropped.add(member.toString());
      }
    }

    assertThat(dropped).isEmpty();
  }

  private record Member(String operation, String path) {
    JobKind kind() {
      return Objects.requireNonNull(KINDS.get(operation));
    }
  }

  private static List<Member> members() throws IOException {
    var members = new ArrayList<Member>();
    for (String model : List.of("sagemaker", "batch", "ecs")) {
      List<Member> some =
          Files.readAllLines(MODELS.resolve(model + ".txt")).stream()
              .skip(1)
              .map(line -> line.split(" ", 2))
              .map(parts -> new Member(parts[0], parts[1]))
              .filter(member -> !REFUSED.matcher(member.path()).matches())
              .toList();
      assertThat(some).as(model).hasSizeGreaterThan(100);
      members.addAll(some);
    }
    return members;
  }

  /** Each step is a name in the table, until one that is known with all that is in it. */
  private static boolean isKnown(JobFields fields, String path) {
    String parent = "";
    for (String step : path.split("[.]", -1)) {
      Set<String> names = fields.names(parent);
      if (names.isEmpty()) {
        return true;
      }
      String plain = step.replace("[]", "");
      if (!names.contains(JobFields.ANY)
          && names.stream().noneMatch(name -> name.replace("[]", "").equalsIgnoreCase(plain))) {
        return false;
      }
      parent = parent.isEmpty() ? step : parent + "." + step;
    }
    return true;
  }
}
