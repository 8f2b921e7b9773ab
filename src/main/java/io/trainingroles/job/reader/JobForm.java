package io.trainingroles.job.reader;

import io.trainingroles.job.JobKind;
import io.trainingroles.job.JobValue;
import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Listing;
import io.trainingroles.tree.Tree.Mapping;
import io.trainingroles.tree.Tree.Scalar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The kind of a definition and where in its file it is, both determined by its content. A request
 * is the whole file; descriptions, the manifests of the controllers for Kubernetes, and the states
 * of Step Functions wrap it.
 *
 * @param kind the kind
 * @param job the definition itself
 */
record JobForm(JobKind kind, Tree job) {
  /** The fields that wrap a definition, from the outside in. */
  private static final List<String> WRAPPERS =
      List.of("taskDefinition", "jobDefinitions", "spec", "Parameters", "Arguments");

  /** The fields that only one kind has, the most specific ones first. */
  private static final Map<String, JobKind> SIGNS = signs();

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

  /** The form of a file; nothing if it is not a job. */
  static Optional<JobForm> of(Tree root) {
    if (!(root instanceof Mapping mapping)) {
      return Optional.empty();
    }
    Optional<JobForm> own =
        SIGNS.entrySet().stream()
            .filter(sign -> has(mapping, sign.getKey()))
            .findFirst()
            .map(sign -> new JobForm(sign.getValue(), root));
    return own.or(() -> wrapped(mapping));
  }

  private static Optional<JobForm> wrapped(Mapping mapping) {
    var value = new JobValue(mapping, "");
    return WRAPPERS.stream()
        .flatMap(wrapper -> value.child(wrapper).stream())
        .map(JobValue::node)
        .map(JobForm::single)
        .flatMap(node -> of(node).stream())
        .findFirst();
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
