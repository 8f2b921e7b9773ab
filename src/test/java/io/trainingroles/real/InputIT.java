package io.trainingroles.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.cli.terraform.AwsProviderMirror;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plans that the real Terraform makes with the real AWS provider, as inputs. */
class InputIT {
  private static final String SPEC = TrainingRoles.firstSpec().toString();
  private static final String PROVIDER =
      """
      terraform {
        required_providers {
          aws = { source = "hashicorp/aws" }
        }
      }
      provider "aws" {
        region                      = "eu-west-1"
        access_key                  = "none"
        secret_key                  = "none"
        skip_credentials_validation = true
        skip_requesting_account_id  = true
        skip_metadata_api_check     = true
      }
      """;

  private static final String TEAMS =
      """
      locals { teams = toset(["vision", "speech"]) }
      data "aws_iam_policy_document" "trust" {
        statement {
          actions = ["sts:AssumeRole"]
          principals {
            type        = "Service"
            identifiers = ["sagemaker.amazonaws.com"]
          }
        }
      }
      data "aws_iam_policy_document" "read" {
        for_each = local.teams
        statement {
          actions   = ["s3:GetObject"]
          resources = ["arn:aws:s3:::${each.key}-data/*"]
        }
      }
      resource "aws_iam_role" "team" {
        for_each           = local.teams
        name               = "${each.key}Training"
        assume_role_policy = data.aws_iam_policy_document.trust.json
      }
      resource "aws_iam_role_policy" "read" {
        for_each = local.teams
        name     = "read"
        role     = aws_iam_role.team[each.key].id
        policy   = data.aws_iam_policy_document.read[each.key].json
      }
      resource "aws_iam_policy" "write" {
        for_each = local.teams
        name     = "write-${each.key}"
        policy = jsonencode({ Version = "2012-10-17", Statement = [{
          Effect = "Allow", Action = "s3:PutObject", Resource = "arn:aws:s3:::${each.key}-models/*" }] })
      }
      resource "aws_iam_role_policy_attachment" "write" {
        for_each   = local.teams
        role       = aws_iam_role.team[each.key].name
        policy_arn = aws_iam_policy.write[each.key].arn
      }
      resource "aws_s3_bucket" "later" { bucket_prefix = "x" }
      module "more" {
        source   = "./more"
        name     = "moreTraining"
        bucket   = aws_s3_bucket.later.arn
        boundary = aws_iam_policy.write["vision"].arn
      }
      """;

  private static final String MORE =
      """
      variable "name" {}
      variable "bucket" {}
      variable "boundary" {}
      resource "aws_iam_role" "training" {
        name                 = var.name
        permissions_boundary = var.boundary
        assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{
          Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ec2.amazonaws.com" } }] })
      }
      resource "aws_iam_role_policy" "later" {
        role = aws_iam_role.training.id
        policy = jsonencode({ Version = "2012-10-17", Statement = [{
          Effect = "Allow", Action = "s3:PutObject", Resource = "${var.bucket}/*" }] })
      }
      """;

  @TempDir(deletionStrategy = ProviderLinks.Deleted.class)
  private Path folder;

  private TrainingRoles trainingRoles;

  @BeforeEach
  void start() {
    Tool.terraform();
    trainingRoles = TrainingRoles.in(folder).with("HOME", folder);
  }

  @Test
  void plan_when_ofASpec_saysTheSameAsTheSpec() throws IOException {
    trainingRoles.run("plan", SPEC, "--offline", "-o", "out", "--", "-out=the.plan").succeeded();
    show(folder.resolve("out"));
    String plan = "out/plan.json";

    assertThat(trainingRoles.run("diff", SPEC, plan).succeeded().out()).startsWith("No change");
    assertThat(trainingRoles.run("diff", plan, "out").succeeded().out()).startsWith("No change");
    List<List<String>> questions =
        List.of(
            List.of(
                "simulate",
                "?",
                "--action=s3:GetObject",
                "--resource=arn:aws:s3:::my-ai-data-bucket/a"),
            List.of(
                "simulate",
                "?",
                "--action=s3:PutObject",
                "--resource=arn:aws:s3:::my-ai-data-bucket/a"),
            List.of("prove", "?", "--never", "s3:Delete* on *"),
            List.of("prove", "?", "--never", "s3:Get* on *"));
    for (List<String> question : questions) {
      Command.Result ofPlan = ask(question, plan);
      Command.Result ofSpec = ask(question, SPEC);
      assertThat(ofPlan.out()).isEqualTo(ofSpec.out());
      assertThat(ofPlan.exitCode()).isEqualTo(ofSpec.exitCode());
    }
  }

  @Test
  void plan_when_inHclWithModules_saysWhatIsKnownAndWhatIsNot() throws IOException {
    Path project = Files.createDirectory(folder.resolve("project"));
    Files.createDirectory(project.resolve("more"));
    Files.writeString(project.resolve("main.tf"), PROVIDER + TEAMS);
    Files.writeString(project.resolve("more/main.tf"), MORE);
    var init = new ArrayList<String>(List.of("init", "-input=false", "-no-color"));
    init.addAll(AwsProviderMirror.initArguments(environment()));
    terraform(project, init.toArray(String[]::new));
    terraform(project, "plan", "-input=false", "-refresh=false", "-out=the.plan");
    show(project);
    String plan = "project/plan.json";

    for (String team : List.of("vision", "speech")) {
      String role = "--role=" + team + "Training";
      assertThat(
              ask(
                      List.of(
                          "simulate",
                          "?",
                          "--format=json",
                          role,
                          "--action=s3:GetObject",
                          "--resource=arn:aws:s3:::" + team + "-data/a"),
                      plan)
                  .out())
          .contains("\"ALLOWED\"");
      assertThat(
              ask(
                      List.of(
                          "prove",
                          "?",
                          role,
                          "--never",
                          "s3:PutObject on arn:aws:s3:::" + team + "-models/*"),
                      plan)
                  .exitCode())
          .isEqualTo(3);
      ask(List.of("prove", "?", role, "--never", "s3:Delete* on *"), plan).succeeded();
      ask(List.of("prove", "?", role, "--never", "s3:GetObject on arn:aws:s3:::other-data/*"), plan)
          .succeeded();
    }
    // Whatever the policy will be, the boundary that is known lets nothing be deleted.
    ask(List.of("prove", "?", "--role=moreTraining", "--never", "s3:Delete* on *"), plan)
        .succeeded();
    Command.Result later =
        ask(List.of("prove", "?", "--role=moreTraining", "--never", "s3:Put* on *"), plan);
    later.exitedWith(3);
    assertThat(later.out())
        .contains("module.more.aws_iam_role_policy.later.policy, known after apply");
    assertThat(
            ask(
                    List.of(
                        "simulate",
                        "?",
                        "--role=moreTraining",
                        "--format=json",
                        "--action=s3:PutObject",
                        "--resource=arn:aws:s3:::vision-models/a"),
                    plan)
                .out())
        .contains("\"INDETERMINATE\"");
    assertThat(trainingRoles.run("diff", plan, plan).succeeded().out()).startsWith("No change");
    // Another plan may make something else of what is known after apply.
    Path text = project.resolve("plan.json");
    Files.writeString(project.resolve("again.json"), Files.readString(text) + "\n");
    assertThat(trainingRoles.run("diff", plan, "project/again.json").exitedWith(3).out())
        .contains("not known", "known after apply");
  }

  private Command.Result ask(List<String> question, String input) {
    return trainingRoles.run(
        question.stream().map(word -> word.equals("?") ? input : word).toArray(String[]::new));
  }

  private void show(Path project) throws IOException {
    Files.writeString(
        project.resolve("plan.json"), terraform(project, "show", "-json", "the.plan").out());
  }

  private Command.Result terraform(Path project, String... arguments) {
    return new Command(project, environment(), List.of(Tool.terraform().toString()))
        .run(arguments)
        .succeeded();
  }

  private Map<String, String> environment() {
    var environment = new HashMap<>(System.getenv());
    environment.keySet().removeIf(name -> name.startsWith("AWS_"));
    environment.put("TF_IN_AUTOMATION", "1");
    environment.put("CHECKPOINT_DISABLE", "1");
    return environment;
  }
}
