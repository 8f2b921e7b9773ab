package io.trainingroles.job.field;

import static io.trainingroles.finding.Quotation.quoted;

import io.trainingroles.finding.IssueCode;
import io.trainingroles.job.JobIssues;
import io.trainingroles.job.JobKind;
import io.trainingroles.job.JobName;
import io.trainingroles.job.JobValue;
import io.trainingroles.job.Placeholders;
import io.trainingroles.job.RoleUse;
import io.trainingroles.job.StartArgument;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Reads the properties of a SageMaker job to which the role of its caller can be restricted. Those
 * of a tuning job are in its definitions.
 */
public final class StartFields {
  private static final IssueCode PLACEHOLDER = JobIssues.PLACEHOLDER_IN_JOB.code();

  private static final Pattern SECONDS = Pattern.compile("[1-9][0-9]{0,7}");

  /** The lists of a training job or a definition. */
  private static final List<Listed> TRAINING =
      List.of(
          new Listed("subnets", List.of("VpcConfig.Subnets[]")),
          new Listed("security_groups", List.of("VpcConfig.SecurityGroupIds[]")),
          new Listed(
              "volume_keys",
              List.of(
                  "ResourceConfig.VolumeKmsKeyId",
                  "HyperParameterTuningResourceConfig.VolumeKmsKeyId")),
          new Listed("output_keys", List.of("OutputDataConfig.KmsKeyId")),
          new Listed(
              "instance_types",
              List.of(
                  "ResourceConfig.InstanceType",
                  "ResourceConfig.InstanceGroups[].InstanceType",
                  "HyperParameterTuningResourceConfig.InstanceType",
                  "HyperParameterTuningResourceConfig.InstanceConfigs[].InstanceType")));

  private static final List<Listed> PROCESSING =
      List.of(
          new Listed("subnets", List.of("NetworkConfig.VpcConfig.Subnets[]")),
          new Listed("security_groups", List.of("NetworkConfig.VpcConfig.SecurityGroupIds[]")),
          new Listed("volume_keys", List.of("ProcessingResources.ClusterConfig.VolumeKmsKeyId")),
          new Listed("output_keys", List.of("ProcessingOutputConfig.KmsKeyId")),
          new Listed("instance_types", List.of("ProcessingResources.ClusterConfig.InstanceType")));

  /** A parameter of {@code starts} that is a list, and the fields that determine it. */
  private record Listed(String parameter, List<String> fields) {}

  private final NeedCollector collector;
  private final KeyFields keys;
  private final JobKind kind;
  private final List<StartArgument> arguments = new ArrayList<>();

  public StartFields(NeedCollector collector, JobKind kind) {
    this.collector = collector;
    this.keys = new KeyFields(collector);
    this.kind = kind;
  }

  /**
   * The arguments in the order of the form; none for a job that SageMaker does not run. {@code
   * stateMachine} is how a state machine starts the job, if one does.
   */
  public List<StartArgument> read(
      JobValue job, List<JobValue> definitions, Optional<String> stateMachine) {
    if (kind.runsContainers()) {
      return List.of();
    }
    job.child("RoleArn")
        .or(() -> definitions.stream().flatMap(each -> each.child("RoleArn").stream()).findFirst())
        .filter(role -> !role.scalar().isEmpty() && !Placeholders.isIn(role.scalar()))
        .ifPresent(role -> add("jobs_as", role, List.of(role.scalar())));
    String begins = JobName.of(job).map(JobName::beginning).orElse("");
    add("jobs", job, List.of(kind.arnType() + begins + "*"));
    for (Listed listed : kind == JobKind.PROCESSING ? PROCESSING : TRAINING) {
      addList(listed.parameter(), values(definitions, listed.fields()));
    }
    String network = kind == JobKind.PROCESSING ? "NetworkConfig." : "";
    addFlag("isolated", definitions, network + "EnableNetworkIsolation");
    addFlag("encrypted_traffic", definitions, network + "EnableInterContainerTrafficEncryption");
    addRuntime(definitions);
    if (!job.each("Tags").isEmpty()) {
      add("tags", job, List.of("true"));
    }
    stateMachine.ifPresent(how -> add("state_machine", job, List.of(how)));
    return arguments;
  }

  private void addList(String parameter, List<JobValue> values) {
    var texts = new LinkedHashSet<String>();
    for (JobValue value : values) {
      if (Placeholders.isIn(value.scalar())) {
        collector.open(
            RoleUse.JOB,
            PLACEHOLDER,
            value,
            quoted(value.scalar())
                + " in "
                + value.path()
                + " is a placeholder, so the caller is not restricted by it",
            "replace it with the value, or add '" + parameter + "' beside 'job'");
        return;
      }
      Optional<String> text =
          parameter.endsWith("_keys") ? keys.arn(value, value.scalar()) : collector.text(value);
      if (text.isEmpty()) {
        return;
      }
      texts.add(text.get());
    }
    if (!texts.isEmpty()) {
      add(parameter, values.get(0), List.copyOf(texts));
    }
  }

  private void addFlag(String parameter, List<JobValue> definitions, String field) {
    List<JobValue> values = values(definitions, List.of(field));
    boolean all = values.stream().allMatch(value -> value.scalar().equalsIgnoreCase("true"));
    if (all && !values.isEmpty() && values.size() == definitions.size()) {
      add(parameter, values.get(0), List.of("true"));
    }
  }

  private void addRuntime(List<JobValue> definitions) {
    List<JobValue> values =
        values(definitions, List.of("StoppingCondition.MaxRuntimeInSeconds")).stream()
            .filter(value -> SECONDS.matcher(value.scalar()).matches())
            .toList();
    OptionalLong longest = values.stream().mapToLong(value -> Long.parseLong(value.scalar())).max();
    if (longest.isPresent() && values.size() == definitions.size()) {
      add("max_runtime", values.get(0), List.of(longest.getAsLong() + "s"));
    }
  }

  private void add(String parameter, JobValue value, List<String> texts) {
    arguments.add(new StartArgument(parameter, texts, value.location()));
  }

  private static List<JobValue> values(List<JobValue> definitions, List<String> fields) {
    return definitions.stream()
        .flatMap(definition -> fields.stream().flatMap(field -> definition.all(field).stream()))
        .toList();
  }
}
