package io.trainingroles.job.reader;

import io.trainingroles.job.JobValue;
import io.trainingroles.job.Placeholders;
import io.trainingroles.job.field.InputOrigin;
import java.util.Locale;
import java.util.Set;

/**
 * The inputs that the <a href="https://github.com/aws/sagemaker-python-sdk">SageMaker Python
 * SDK</a> adds to a job, with names that it chooses: code, and the drivers and settings that run
 * it. It stages them for each run, in a folder that has the run's name.
 */
final class StagedInputs {
  private static final Set<String> NAMES =
      Set.of(
          "code",
          "sm_code",
          "sm_drivers",
          "entrypoint",
          "sourcedir",
          "recipe",
          "conf",
          "py-files",
          "jars",
          "files",
          "analysis_config",
          "sagemaker_wheel_file",
          "sagemaker_remote_function_bootstrap",
          "pre_exec_script_and_dependencies");

  private StagedInputs() {}

  /** Who stages an input, by its name. */
  static InputOrigin origin(JobValue input, String field) {
    String name = input.child(field).map(JobValue::scalar).orElse("");
    if (Placeholders.isIn(name)) {
      return InputOrigin.NOT_KNOWN;
    }
    return NAMES.contains(name.toLowerCase(Locale.ROOT)) ? InputOrigin.SDK : InputOrigin.TEAM;
  }
}
