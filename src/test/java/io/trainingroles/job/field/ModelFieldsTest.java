package io.trainingroles.job.field;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.job.JobKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The tables know each field of AWS's service models, so that none is dropped in silence. The names
 * are made by {@code src/reference/fields.mjs}.
 */
final class ModelFieldsTest {
  private static final Path NAMES = Path.of("src", "test", "resources", "job-fields");

  /** What a table leaves to a field above it must not look like access. */
  private static final Pattern ACCESS =
      Pattern.compile("(?i).*(arns?|ur[il]s?|s3.*path|s3.*uri|kms.*|credentials.*|secrets?.*)");

  /** A job of Kubernetes is refused as a whole. */
  private static final Set<String> REFUSED = Set.of("eksProperties");

  @ParameterizedTest
  @CsvSource({
    "batch-register, BATCH",
    "batch-describe, BATCH",
    "ecs-register, ECS",
    "ecs-describe, ECS"
  })
  void table_when_heldAgainstTheServiceModel_knowsEachField(String file, JobKind kind)
      throws IOException {
    JobFields fields = JobFields.of(kind);
    var unknown = new ArrayList<String>();
    try (Stream<String> lines = Files.lines(NAMES.resolve(file + ".txt"))) {
      lines
          .filter(line -> !line.startsWith("#"))
          .filter(path -> !isKnown(fields, List.of(path.split("\\.", -1))))
          .forEach(unknown::add);
    }

    assertThat(unknown).isEmpty();
  }

  private static boolean isKnown(JobFields fields, List<String> steps) {
    String parent = "";
    for (int index = 0; index < steps.size(); index++) {
      Set<String> names = fields.names(parent);
      String step = steps.get(index).replace("[]", "");
      if (names.contains(JobFields.ANY)) {
        return true;
      }
      if (names.isEmpty()) {
        return steps.stream().anyMatch(REFUSED::contains)
            || steps.subList(index, steps.size()).stream()
                .noneMatch(below -> ACCESS.matcher(below.replace("[]", "")).matches());
      }
      if (names.stream().noneMatch(name -> name.replace("[]", "").equalsIgnoreCase(step))) {
        return false;
      }
      parent = parent.isEmpty() ? steps.get(index) : parent + "." + steps.get(index);
    }
    return true;
  }
}
