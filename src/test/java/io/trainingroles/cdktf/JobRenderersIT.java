package io.trainingroles.cdktf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.fail;

import com.hashicorp.cdktf.TerraformStack;
import io.trainingroles.finding.Location;
import io.trainingroles.role.value.AccountId;
import io.trainingroles.role.value.Deployment;
import io.trainingroles.role.value.Region;
import io.trainingroles.spec.SpecReading;
import io.trainingroles.synthesis.SpecSynthesizer;
import io.trainingroles.synthesis.SynthesizedSpec;
import io.trainingroles.terraform.ConfigurationRenderer;
import io.trainingroles.terraform.TerraformSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A role that runs jobs is the same from both renderers, and from the construct. */
final class JobRenderersIT {
  private static final String HEADER =
      "terraform: {region: eu-west-1}\naccount: \"123456789012\"\nroles:\n";

  @TempDir private Path folder;

  @Test
  void stack_when_itsRolesRunJobs_isWhatTheGeneratorWrites() throws IOException {
    var yaml = new StringBuilder(HEADER);
    for (Path job : Jobs.right()) {
      String name = job.subpath(job.getNameCount() - 2, job.getNameCount() - 1).toString();
      String line = "  %s: {trusts: [sagemaker, ecs-tasks], runs: {job: %s, as: job_role}}\n";
      yaml.append(line.formatted(name, job));
    }
    SynthesizedSpec spec = read(yaml.toString());

    Synthesis synthesis = Synthesis.of(folder, app -> new TrainingRolesStack(app, "jobs", spec));

    assertThat(CanonicalJson.withoutCommentsAndBackend(synthesis.stack("jobs")))
        .contains("training-kms-all-overJob")
        .isEqualTo(new ConfigurationRenderer().root(spec.roles(), spec.terraform()).singleFile());
  }

  @Test
  void construct_when_itRunsAJob_hasTheGeneratorsPolicy() throws IOException {
    Path job = Jobs.FOLDER.resolve("training-kms-all-over").resolve("job.json");
    SynthesizedSpec spec =
        read(HEADER + "  visionTraining: {trusts: [sagemaker], runs: " + job + "}\n");
    String text = Files.readString(job);

    Synthesis synthesis =
        Synthesis.of(
            folder,
            app -> {
              var stack = new TerraformStack(app, "construct");
              new AwsProvider(stack, "aws", TerraformSettings.DEFAULT);
              TrainingRoleConstruct.Builder.create(stack, "visionTraining")
                  .deployment(
                      new Deployment(new AccountId("123456789012"), new Region("eu-west-1")))
                  .trusts("sagemaker")
                  .runsJob("job.json", text)
                  .build();
            });

    String generated =
        new ConfigurationRenderer().root(spec.roles(), spec.terraform()).singleFile();
    String policy = policyLine(generated);
    assertThat(policy).contains("kms:CreateGrant");
    assertThat(policyLine(synthesis.stack("construct"))).isEqualTo(policy);
  }

  @Test
  void construct_when_itRunsWhatIsNoJob_namesThePlaceInIt() {
    Synthesis.of(
        folder,
        app ->
            assertThatExceptionOfType(InvalidTrainingRoleException.class)
                .isThrownBy(
                    () ->
                        TrainingRoleConstruct.Builder.create(
                                new TerraformStack(app, "construct"), "visionTraining")
                            .trusts("sagemaker")
                            .runsJob("job.json", "[]")
                            .build())
                .satisfies(
                    refused ->
                        assertThat(refused.findings().get(0).location())
                            .isEqualTo(new Location.Position("job.json", 1, 1))));
  }

  private static String policyLine(String json) {
    return json.lines()
        .map(String::strip)
        .filter(line -> line.startsWith("\"policy\":"))
        .findFirst()
        .orElseThrow();
  }

  private static SynthesizedSpec read(String yaml) {
    SpecReading<SynthesizedSpec> reading =
        new SpecSynthesizer(Jobs.files()).read("spec.yaml", yaml);
    if (reading instanceof SpecReading.Read<SynthesizedSpec> read) {
      return read.value();
    }
    return fail(reading + "\n" + yaml);
  }
}
