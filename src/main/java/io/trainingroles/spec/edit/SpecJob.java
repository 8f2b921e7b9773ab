package io.trainingroles.spec.edit;

import io.trainingroles.job.JobNeeds;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A job that a spec is written for.
 *
 * @param file the name of its file, as the user gave it
 * @param path the path of the file from the folder of the spec, with slashes; null if the job has
 *     no file that the spec can name
 * @param needs what it needs, without errors
 * @param values what stands in the place of its placeholders, by their names
 */
public record SpecJob(
    String file, @Nullable String path, JobNeeds needs, Map<String, String> values) {
  /** Keeps an unchangeable copy. */
  public SpecJob {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /**
   * A job whose file is beside the spec.
   *
   * @param file the name of its file
   * @param needs what it needs, without errors
   * @return the job
   */
  public static SpecJob of(String file, JobNeeds needs) {
    return new SpecJob(file, file, needs, Map.of());
  }

  /** Whether its containers are started with a role of their own. */
  boolean runsContainers() {
    return needs.kind() != null && needs.kind().runsContainers();
  }
}
