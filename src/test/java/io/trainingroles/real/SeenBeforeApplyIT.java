package io.trainingroles.real;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Buckets, a key, a role and its policies: the commands answer of the folder, before anything is
 * made, as they do of the state after apply; of the first plan so, or that it is not known.
 */
@ExtendWith(WithEmulator.class)
final class SeenBeforeApplyIT {
  private static final Path CONFIGURATION =
      Path.of("src/test/resources/configurations/bucket-and-key/main.tf");

  private static final String BUCKET = "${aws_s3_bucket.models.bucket}";
  private static final String KEY = "${aws_kms_key.data.arn}";
  private static final String KEY_ID = "${aws_kms_key.data.key_id}";

  private static final Pattern CODE = Pattern.compile("\\[[A-Z_]{5,}]");

  @TempDir(deletionStrategy = ProviderLinks.Deleted.class)
  private Path folder;

  @Test
  void commands_when_nothingIsMadeYet_answerAsAfterApply(Emulator emulator) throws IOException {
    Path read = Files.createDirectories(folder.resolve("read"));
    Files.copy(CONFIGURATION, read.resolve("main.tf"));
    TerraformProject project =
        TerraformProject.in(folder.resolve("applied"), emulator)
            .write("main.tf", Files.readString(CONFIGURATION))
            .write("emulator_override.tf", "provider \"aws\" {\n  s3_use_path_style = true\n}\n")
            .init();
    Files.writeString(folder.resolve("plan.json"), project.plannedJson().toString());
    JsonNode state = Json.tree(project.apply().stateJson());
    Files.writeString(folder.resolve("state.json"), state.toString());
    String bucket = value(state, "aws_s3_bucket.models", "bucket");
    String key = value(state, "aws_kms_key.data", "arn");

    Map<List<String>, Command.Result> after = answers("state.json", bucket, key);
    Map<List<String>, Command.Result> before = answers("read", BUCKET, KEY);
    Map<List<String>, Command.Result> planned = answers("plan.json", BUCKET, KEY);

    String keyId = key.substring(key.lastIndexOf('/') + 1);
    after.forEach(
        (question, answer) -> {
          String expected = answer.out().replace(bucket, BUCKET);
          assertThat(
                  words(
                      question,
                      before.get(question).out().replace(KEY_ID, keyId).replace(KEY, key)))
              .as("%s of the folder", question)
              .isEqualTo(words(question, expected));
          assertThat(before.get(question).exitCode()).isEqualTo(answer.exitCode());
          Command.Result ofPlan = planned.get(question);
          assertThat(ofPlan.out()).as("%s of the plan", question).doesNotContain("known-later");
          if (ofPlan.out().matches("(?s).*(not known|may or may not|INDETERMINATE).*")) {
            return;
          }
          assertThat(ofPlan.exitCode()).as("%s of the plan", question).isEqualTo(answer.exitCode());
        });
  }

  /** The answers to the same questions, which are asked of the names of one input. */
  private Map<List<String>, Command.Result> answers(String input, String bucket, String key)
      throws IOException {
    String objects = "arn:aws:s3:::" + bucket;
    Files.writeString(folder.resolve("job.json"), JOB.formatted(bucket, key));
    Map<List<String>, Command.Result> answers = new LinkedHashMap<>();
    for (List<String> question :
        List.of(
            List.of(
                "simulate", "--action=s3:GetObject", "--resource=arn:aws:s3:::acme-data/train/x"),
            List.of(
                "simulate", "--action=s3:PutObject", "--resource=arn:aws:s3:::acme-data/train/x"),
            List.of("simulate", "--action=s3:PutObject", "--resource=" + objects + "/out/x"),
            List.of("simulate", "--action=kms:Decrypt", "--resource=" + key),
            List.of("prove", "--never=s3:PutObject on arn:aws:s3:::acme-data/*"),
            List.of("prove", "--never=s3:GetObject on " + objects + "/out/*"),
            List.of("prove", "--who-can-assume"),
            List.of("fit", "--job=job.json", "--region=eu-west-1", "--account=123456789012"),
            List.of("check", "--fail-on=suggestion"))) {
      var arguments = new ArrayList<String>(question);
      arguments.add(1, input);
      var asked = new ArrayList<String>();
      question.forEach(each -> asked.add(each.replace(bucket, "BUCKET").replace(key, "KEY")));
      answers.put(asked, TrainingRoles.in(folder).run(arguments.toArray(String[]::new)));
    }
    answers.put(List.of("diff"), TrainingRoles.in(folder).run("diff", input, input));
    return answers;
  }

  /**
   * What is said, whatever the order of what a statement lists; of findings their codes, as the
   * state shows more policies beside the role: that which AWS gives a key.
   */
  private static List<String> words(List<String> question, String out) {
    if (question.get(0).equals("check")) {
      return CODE.matcher(out).results().map(MatchResult::group).sorted().toList();
    }
    return Arrays.stream(out.split("[\\s|,]+")).sorted().toList();
  }

  private static String value(JsonNode state, String address, String attribute) {
    for (JsonNode resource : state.at("/values/root_module/resources")) {
      if (resource.get("address").asText().equals(address)) {
        return resource.get("values").get(attribute).asText();
      }
    }
    throw new AssertionError(address + " is not in the state");
  }

  private static final String JOB =
      """
      {
        "TrainingJobName": "t",
        "RoleArn": "arn:aws:iam::123456789012:role/training",
        "AlgorithmSpecification": {
          "TrainingImage": "763104351884.dkr.ecr.eu-west-1.amazonaws.com/pytorch-training:2.1",
          "TrainingInputMode": "File"
        },
        "InputDataConfig": [
          {
            "ChannelName": "train",
            "DataSource": {"S3DataSource": {"S3DataType": "S3Prefix", "S3Uri": "s3://acme-data/train/"}}
          }
        ],
        "OutputDataConfig": {"S3OutputPath": "s3://%s/out/", "KmsKeyId": "%s"},
        "ResourceConfig": {"InstanceType": "ml.m5.large", "InstanceCount": 1, "VolumeSizeInGB": 10},
        "StoppingCondition": {"MaxRuntimeInSeconds": 3600}
      }
      """;
}
