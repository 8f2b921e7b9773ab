package io.trainingroles.job.field;

import io.trainingroles.job.JobKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The fields of the jobs of a kind: those that need access, and those that are known not to. */
public final class JobFields {
  /** Matches any name, where the user chooses the names. */
  static final String ANY = "*";

  private static final Pattern INDEX = Pattern.compile("\\[[0-9]*]");
  private static final Pattern SPACES = Pattern.compile("\\s+");

  private final Map<String, JobField> access = new LinkedHashMap<>();

  /** The names of fields by the path of what they are in, both without regard to case. */
  private final Map<String, Set<String>> names = new HashMap<>();

  private JobFields() {}

  // Each table is made when a job of its kind is first read, and once.

  private static final class Training {
    private static final JobFields FIELDS = made(JobKind.TRAINING);
  }

  private static final class Processing {
    private static final JobFields FIELDS = made(JobKind.PROCESSING);
  }

  private static final class Tuning {
    private static final JobFields FIELDS = made(JobKind.TUNING);
  }

  private static final class Batch {
    private static final JobFields FIELDS = made(JobKind.BATCH);
  }

  private static final class Ecs {
    private static final JobFields FIELDS = made(JobKind.ECS);
  }

  public static JobFields of(JobKind kind) {
    return switch (kind) {
      case TRAINING -> Training.FIELDS;
      case PROCESSING -> Processing.FIELDS;
      case TUNING -> Tuning.FIELDS;
      case BATCH -> Batch.FIELDS;
      case ECS -> Ecs.FIELDS;
    };
  }

  private static JobFields made(JobKind kind) {
    var fields = new JobFields();
    switch (kind) {
      case TRAINING ->
          fields.add(
              "", SageMakerFields.EVERY_JOB, SageMakerFields.TRAINING, SageMakerFields.DEFINITION);
      case PROCESSING -> fields.add("", SageMakerFields.EVERY_JOB, SageMakerFields.PROCESSING);
      case TUNING -> {
        fields.add("", SageMakerFields.EVERY_JOB, SageMakerFields.TUNING);
        for (String definition : List.of("TrainingJobDefinition.", "TrainingJobDefinitions[].")) {
          fields.add(definition, SageMakerFields.DEFINITION, SageMakerFields.TUNED);
        }
      }
      case BATCH -> {
        fields.add("", ContainerFields.BATCH);
        fields.add(
            "containerProperties.", ContainerFields.BATCH_CONTAINER, ContainerFields.BATCH_LOGS);
        fields.add(
            "nodeProperties.nodeRangeProperties[].container.",
            ContainerFields.BATCH_CONTAINER,
            ContainerFields.BATCH_LOGS);
        fields.add("ecsProperties.taskProperties[].", ContainerFields.BATCH_TASK);
        fields.add(
            "ecsProperties.taskProperties[].containers[].",
            ContainerFields.CONTAINER,
            ContainerFields.BATCH_LOGS);
        fields.add(
            "nodeProperties.nodeRangeProperties[].ecsProperties.taskProperties[].",
            ContainerFields.BATCH_TASK);
        fields.add(
            "nodeProperties.nodeRangeProperties[].ecsProperties.taskProperties[].containers[].",
            ContainerFields.CONTAINER,
            ContainerFields.BATCH_LOGS);
      }
      case ECS -> {
        fields.add("", ContainerFields.ECS, ContainerFields.TASK);
        fields.add("containerDefinitions[].", ContainerFields.CONTAINER);
      }
    }
    return fields;
  }

  /** The fields that mean access, in the order of the table. */
  public List<JobField> access() {
    return new ArrayList<>(access.values());
  }

  /** The field at a path, if it means access. */
  Optional<JobField> access(String path) {
    return Optional.ofNullable(access.get(pattern(path)));
  }

  /** The names of the fields in a value; empty where they are not known. */
  Set<String> names(String path) {
    return names.getOrDefault(pattern(path), Set.of());
  }

  /** Whether a field means access, or one in it does. */
  boolean meansAccess(String path) {
    String pattern = pattern(path);
    return access.keySet().stream()
        .anyMatch(
            field ->
                field.equals(pattern)
                    || field.startsWith(pattern + ".")
                    || field.startsWith(pattern + "["));
  }

  private static String pattern(String path) {
    String plain = path.indexOf('[') < 0 ? path : INDEX.matcher(path).replaceAll("[]");
    return plain.toLowerCase(Locale.ROOT);
  }

  private void add(String prefix, String... tables) {
    for (String table : tables) {
      for (String line : table.lines().toList()) {
        if (line.contains("|")) {
          JobField field = JobField.of(line, prefix);
          access.put(pattern(field.path()), field);
          addName(field.path());
        } else {
          addSilent(prefix, line);
        }
      }
    }
  }

  /** Fields that need no access: their parent, a colon, and their names. */
  private void addSilent(String prefix, String line) {
    int colon = line.indexOf(':');
    String where = line.substring(0, colon).strip();
    for (String name : SPACES.split(line.substring(colon + 1).strip(), -1)) {
      addName(prefix + (where.isEmpty() ? "" : where + ".") + name);
    }
  }

  private void addName(String path) {
    int dot = path.lastIndexOf('.');
    String parent = dot < 0 ? "" : path.substring(0, dot);
    String name = path.substring(dot + 1);
    boolean isNew = names.computeIfAbsent(pattern(parent), key -> new LinkedHashSet<>()).add(name);
    if (isNew && !parent.isEmpty()) {
      addName(parent);
    }
  }
}
