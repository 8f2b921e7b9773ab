package io.trainingroles.job.reader;

import io.trainingroles.job.JobKind;
import io.trainingroles.job.JobValue;
import io.trainingroles.role.intent.StartJobs.StateMachine;
import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Entry;
import io.trainingroles.tree.Tree.Listing;
import io.trainingroles.tree.Tree.Mapping;
import io.trainingroles.tree.Tree.Scalar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The kind of a definition and where in its file it is, both determined by its content. A request
 * is the whole file; descriptions, the manifests of the controllers for Kubernetes, and the states
 * of Step Functions wrap it.
 *
 * @param kind the kind
 * @param job the definition itself
 * @param resource the {@code Resource} of the state of Step Functions that it is in, such as {@code
 *     arn:aws:states:::sagemaker:createTrainingJob.sync}; empty outside of a state machine
 */
record JobForm(JobKind kind, Tree job, String resource) {
  /** The field in which a state of Step Functions has what it does. */
  private static final String RESOURCE = "Resource";

  private static final Pattern SYNC = Pattern.compile(".*:sagemaker:create\\w+\\.sync(?::\\d+)?");

  /** The fields that wrap a definition, from the outside in. */
  private static final List<String> WRAPPERS =
      List.of("taskDefinition", "jobDefinitions", "spec", "Parameters", "Arguments");

  /** The fields that only one kind has, the most specific ones first. */
  private static final Map<String, JobKind> SIGNS = signs();

  /** The fields that only the definition of a tuning job's training jobs has. */
  private static final List<String> OF_TUNED =
      List.of(
          "StaticHyperParameters", "HyperParameterRanges", "HyperParameterTuningResourceConfig");

  private static Map<String, JobKind> signs() {
    var signs = new LinkedHashMap<String, JobKind>();
    signs.put("HyperParameterTuningJobConfig", JobKind.TUNING);
    signs.put("AppSpecification", JobKind.PROCESSING);
    signs.put("AlgorithmSpecification", JobKind.TRAINING);
    signs.put("ServerlessJobConfig", JobKind.TRAINING);
    signs.put("containerDefinitions", JobKind.ECS);
    signs.put("containerProperties", JobKind.BATCH);
    signs.put("nodeProperties", JobKind.BATCH);
    signs.put("ecsProperties", JobKind.BATCH);
    signs.put("eksProperties", JobKind.BATCH);
    signs.put("HyperParameterTuningJobName", JobKind.TUNING);
    signs.put("ProcessingJobName", JobKind.PROCESSING);
    signs.put("TrainingJobName", JobKind.TRAINING);
    signs.put("jobDefinitionName", JobKind.BATCH);
    return signs;
  }

  /** The jobs of a document; none if there is none in it. */
  static List<JobForm> all(Tree document) {
    return JobDocuments.parts(document).stream().flatMap(part -> forms(part).stream()).toList();
  }

  /** The one form of a value, or those of each item of a list that wraps several. */
  private static List<JobForm> forms(Tree part) {
    Optional<JobForm> one = of(part);
    if (one.isPresent()) {
      return List.of(one.get());
    }
    var value = new JobValue(part, "");
    return WRAPPERS.stream()
        .flatMap(wrapper -> value.each(wrapper).stream())
        .flatMap(item -> of(item.node()).stream())
        .toList();
  }

  private static Optional<JobForm> of(Tree root) {
    if (!(root instanceof Mapping mapping)) {
      return Optional.empty();
    }
    if (has(mapping, "AlgorithmSpecification")
        && OF_TUNED.stream().anyMatch(field -> has(mapping, field))) {
      return Optional.of(tuned(mapping));
    }
    Optional<JobForm> own =
        SIGNS.entrySet().stream()
            .filter(sign -> has(mapping, sign.getKey()))
            .findFirst()
            .map(sign -> new JobForm(sign.getValue(), root, ""));
    Optional<Tree> request = KubernetesManifest.request(new JobValue(root, ""));
    return own.or(() -> request.flatMap(JobForm::of)).or(() -> wrapped(mapping));
  }

  /** The definition of a tuning job's training jobs in a file of its own, in its place. */
  private static JobForm tuned(Mapping definition) {
    return new JobForm(
        JobKind.TUNING,
        new Mapping(
            definition.location(),
            List.of(new Entry("TrainingJobDefinition", definition.location(), definition))),
        "");
  }

  /** How a state machine starts the job; nothing outside of one. */
  Optional<StateMachine> stateMachine() {
    return resource.isEmpty()
        ? Optional.empty()
        : Optional.of(SYNC.matcher(resource).matches() ? StateMachine.SYNC : StateMachine.REQUEST);
  }

  private static Optional<JobForm> wrapped(Mapping mapping) {
    var value = new JobValue(mapping, "");
    return WRAPPERS.stream()
        .flatMap(wrapper -> value.child(wrapper).stream())
        .map(JobValue::node)
        .map(JobForm::single)
        .flatMap(node -> of(node).stream())
        .findFirst()
        .map(
            form ->
                value
                    .child(RESOURCE)
                    .filter(resource -> form.resource().isEmpty())
                    .map(resource -> new JobForm(form.kind(), form.job(), resource.scalar()))
                    .orElse(form));
  }

  /** The one definition of a list; of several, the user has to choose. */
  private static Tree single(Tree node) {
    return node instanceof Listing listing && listing.items().size() == 1
        ? listing.items().get(0)
        : node;
  }

  private static boolean has(Mapping mapping, String field) {
    return mapping.entries().stream()
        .anyMatch(
            entry ->
                (entry.key().equalsIgnoreCase(field) || entry.key().equalsIgnoreCase(field + ".$"))
                    && !(entry.value() instanceof Scalar scalar && scalar.text().isEmpty()));
  }
}
