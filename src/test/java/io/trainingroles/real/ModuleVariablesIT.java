package io.trainingroles.real;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(WithEmulator.class)
class ModuleVariablesIT {
  private static final String BOUNDARY = "arn:aws:iam::123456789012:policy/org/Boundary";

  @TempDir(deletionStrategy = ProviderLinks.Deleted.class)
  private Path folder;

  private TerraformProject module;

  @BeforeEach
  void writeModule(Emulator emulator) {
    module =
        TerraformProject.in(folder, emulator)
            .synthesize(TrainingRoles.firstSpec(), "", "--module")
            .init();
  }

  /** The role's name has 14 characters, so that a prefix may have 50. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "012345678901234567890123456789012345678901234567890 | training | x | 3599",
        "a/b | /training | arn:aws:iam::1234:policy/x | 43201",
        "ä | //é/ | arn:aws:iam::123456789012:role/x | 0"
      })
  void plan_when_valuesAreRefusedByIam_namesEachOfThem(
      String prefix, String path, String boundary, String seconds) {
    String tags =
        IntStream.range(0, 51)
            .mapToObj(number -> "\"tag%d\"=\"x\"".formatted(number))
            .collect(Collectors.joining(",", "{", "}"));

    Command.Result result =
        module
            .plan(
                "-var=name_prefix=" + prefix,
                "-var=path=" + path,
                "-var=permissions_boundary=" + boundary,
                "-var=max_session_duration=" + seconds,
                "-var=tags=" + tags)
            .exitedWith(1);

    assertThat(result.err().replaceAll("\\s+", " "))
        .contains(
            "Use at most 50 letters, digits and +=,.@_-: a role's name has 64 at most.",
            "Begin and end the path with a slash",
            "Give the ARN of a managed policy",
            "Give 3600 to 43200 seconds",
            "A role can have at most 50 tags.");
  }

  @Test
  void apply_when_valuesAreAtTheirLimits_isAccepted(Emulator emulator) {
    String tags =
        IntStream.range(0, 50)
            .mapToObj(number -> "\"tag%d\"=\"x\"".formatted(number))
            .collect(Collectors.joining(",", "{", "}"));
    String longest = "+=,.@_-".repeat(7) + "x";
    String path = "/" + "p".repeat(510) + "/";

    module.apply(
        "-var=name_prefix=" + longest,
        "-var=path=" + path,
        "-var=permissions_boundary=" + BOUNDARY,
        "-var=max_session_duration=43200",
        "-var=tags=" + tags);

    try (var iam = emulator.iam()) {
      var role = iam.getRole(request -> request.roleName(longest + "aiTrainingRole")).role();
      assertThat(role.path()).isEqualTo(path);
      assertThat(role.permissionsBoundary().permissionsBoundaryArn()).isEqualTo(BOUNDARY);
      assertThat(role.maxSessionDuration()).isEqualTo(43200);
      assertThat(role.tags()).hasSize(50);
    }
  }

  @Test
  void plan_when_nothingIsSet_changesNothingOfTheRootConfiguration(Emulator emulator) {
    Path state = folder.resolve("terraform.tfstate");
    TerraformProject.in(folder.resolve("root"), emulator)
        .synthesize(TrainingRoles.firstSpec(), "")
        .init()
        .apply("-state=" + state);

    // A module has one more output, with all of its roles.
    JsonNode plan = module.plannedJson();
    assertThat(plan.at("/resource_changes")).hasSize(2);
    plan.at("/resource_changes")
        .forEach(
            resource ->
                assertThat(resource.at("/change/actions/0").asText())
                    .as("%s", resource)
                    .isEqualTo("no-op"));
    assertThat(changed(plan.at("/output_changes"))).containsExactly("training_roles");
  }

  private static List<String> changed(JsonNode outputs) {
    var changed = new ArrayList<String>();
    outputs
        .fields()
        .forEachRemaining(
            output -> {
              if (!output.getValue().at("/actions/0").asText().equals("no-op")) {
                changed.add(output.getKey());
              }
            });
    return changed;
  }
}
