package io.trainingroles.cli.protocol;

import io.trainingroles.cli.protocol.CommandTool.Form;
import io.trainingroles.cli.protocol.ToolParameter.Kind;
import java.util.List;
import java.util.stream.Stream;

/** The commands that are tools. None of them writes a file. */
final class CommandTools {
  private static final List<String> JSON = List.of("--format=json");

  private static final String INPUT =
      "path, relative to the server's folder, of a training-roles spec (YAML), a Terraform JSON file"
          + " or a folder of them, 'terraform show -json' of a plan or a state, 'aws iam"
          + " get-account-authorization-details', 'pulumi stack export', a CloudFormation template, or"
          + " a policy document (JSON)";

  private static final ToolParameter ROLE =
      ToolParameter.of("role", Kind.TEXT, "--role", "only this role of the input");

  private static final ToolParameter POLICIES =
      ToolParameter.of(
          "policies",
          Kind.PATHS,
          "--policies",
          "files or folders with the documents of managed policies that the input names only by ARN"
              + " (those of AWS are known)");

  private static final ToolParameter ACCOUNT =
      ToolParameter.of("account", Kind.TEXT, "--account", "the account, 12 digits");

  private static final ToolParameter SET =
      ToolParameter.of(
          "set", Kind.PAIRS, "--set", "values for placeholders of the job, such as ${NAME}");

  private static final ToolParameter CONCEIVABLE =
      ToolParameter.of(
          "conceivable",
          Kind.FLAG,
          "--conceivable",
          "also consider requests that AWS does not document");

  private static final ToolParameter ACCEPT_UNKNOWN =
      ToolParameter.of(
          "accept_unknown",
          Kind.TEXTS,
          "--accept-unknown",
          "actions, services or condition keys of the question that are newer than the reference"
              + " data");

  private static final List<ToolParameter> SURROUNDINGS =
      List.of(
          ToolParameter.of(
              "boundary", Kind.PATH, "--boundary", "permissions boundary in place of the input's"),
          ToolParameter.of("session_policies", Kind.PATHS, "--session-policy", "session policies"),
          ToolParameter.of(
              "resource_policy",
              Kind.PATH,
              "--resource-policy",
              "the bucket, key or trust policy of the resource"),
          ToolParameter.of(
              "kms_grants", Kind.PATHS, "--kms-grants", "outputs of 'aws kms list-grants'"),
          ToolParameter.of(
              "resource_account",
              Kind.TEXT,
              "--resource-account",
              "the account of the resource, where it is not that of its ARN or of the role"),
          ToolParameter.of(
              "principal", Kind.TEXT, "--principal", "the ARN of the role, or of a session of it"),
          ToolParameter.of(
              "scp",
              Kind.PATHS,
              "--scp",
              "service control policies, one file or folder for each level, the root's first"),
          ToolParameter.of("rcp", Kind.PATHS, "--rcp", "resource control policies, as scp"));

  static final List<CommandTool> ALL =
      List.of(check(), simulate(), diff(), prove(), fit(), init(), explain());

  private CommandTools() {}

  private static CommandTool check() {
    return new CommandTool(
        "check",
        "Review IAM roles and policies",
        "Reviews IAM roles and policies against best practice: privilege escalation, breadth, trust,"
            + " syntax, data leaving. Each finding has a code ('explain' says why), a place and what"
            + " to do. Use it after writing or changing IAM.",
        JSON,
        List.of(
            ToolParameter.of("inputs", Kind.PATHS, "", "each the " + INPUT).required(),
            type("identity", "trust", "boundary", "resource"),
            ToolParameter.of(
                    "fail_on",
                    Kind.TEXT,
                    "--fail-on",
                    "from which level on the verdict is bad (default: security_warning)")
                .oneOf("error", "security_warning", "warning", "suggestion"),
            ToolParameter.of(
                "organisation",
                Kind.PATH,
                "--organisation",
                "the rules of the organisation (default: the nearest organisation.yaml beside or"
                    + " above the input)"),
            POLICIES),
        Form.JSON);
  }

  private static CommandTool simulate() {
    return new CommandTool(
        "simulate",
        "Decide one request",
        "Decides whether a role is allowed one action on one resource, and why, by AWS's evaluation"
            + " logic. For all requests at once use 'prove'; for a change use 'diff'.",
        JSON,
        with(
            List.of(
                input(),
                type("identity", "boundary"),
                ToolParameter.of("action", Kind.TEXT, "--action", "such as s3:GetObject")
                    .required(),
                ToolParameter.of(
                        "resource",
                        Kind.TEXT,
                        "--resource",
                        "an ARN; * for an action without a resource")
                    .required(),
                ToolParameter.of(
                    "context",
                    Kind.PAIRS,
                    "--context",
                    "condition keys of the request, such as {\"aws:SourceIp\": \"203.0.113.7\"};"
                        + " others are not in the request"),
                ROLE,
                ACCEPT_UNKNOWN,
                POLICIES),
            SURROUNDINGS),
        Form.JSON);
  }

  private static CommandTool diff() {
    return new CommandTool(
        "diff",
        "Compare what two inputs allow",
        "Compares the requests that two versions allow, not their texts, and shows what access was"
            + " opened (GRANTED) and removed (REVOKED), each with an example request. Use it after"
            + " each change of IAM, to see what it opened. The old version must be a file or folder"
            + " below the server's folder.",
        JSON,
        with(
            List.of(
                ToolParameter.of("old", Kind.PATH, "", "the old version: " + INPUT).required(),
                ToolParameter.of("new", Kind.PATH, "", "the new version, as old").required(),
                type("identity", "trust", "boundary", "resource"),
                CONCEIVABLE,
                POLICIES),
            SURROUNDINGS),
        Form.JSON);
  }

  private static CommandTool prove() {
    return new CommandTool(
        "prove",
        "Prove what a role can never do",
        "Proves for all requests that a role can never do something, or gives a request with which"
            + " it can. With who_can_assume it lists who can become the role. Give 'never' or"
            + " 'who_can_assume'.",
        JSON,
        with(
            List.of(
                input(),
                type("identity", "boundary", "trust"),
                ToolParameter.of(
                    "never",
                    Kind.TEXTS,
                    "--never",
                    "each 'ACTION on RESOURCE', with wildcards, such as 's3:Delete* on *'; 'when"
                        + " KEY=VALUE' may follow"),
                ToolParameter.of(
                    "who_can_assume",
                    Kind.FLAG,
                    "--who-can-assume",
                    "list the principals that can become the role"),
                ROLE,
                CONCEIVABLE,
                ACCEPT_UNKNOWN,
                POLICIES),
            SURROUNDINGS),
        Form.JSON);
  }

  private static CommandTool fit() {
    return new CommandTool(
        "fit",
        "Compare a role with its training jobs",
        "Compares a role with the training jobs that it runs: what they need and the role lacks, and"
            + " what the role allows and they do not need, each with an example request.",
        JSON,
        List.of(
            input(),
            type("identity", "boundary"),
            ToolParameter.of("jobs", Kind.PATHS, "--job", "definitions of jobs: " + JOB).required(),
            ROLE,
            ToolParameter.of(
                    "as", Kind.TEXT, "--as", "which role of the job is meant (default: job_role)")
                .oneOf("job_role", "execution_role"),
            ToolParameter.of("reads", Kind.TEXTS, "--reads", "further S3 URIs that the jobs read"),
            ToolParameter.of(
                "writes", Kind.TEXTS, "--writes", "further S3 URIs that the jobs write to"),
            ToolParameter.of("region", Kind.TEXT, "--region", "the Region of the jobs"),
            ACCOUNT,
            SET,
            POLICIES),
        Form.JSON);
  }

  private static final String JOB =
      "SageMaker (training, processing, tuning), AWS Batch or Amazon ECS, JSON or YAML";

  private static CommandTool init() {
    return new CommandTool(
        "init",
        "Write a spec for a training job",
        "Makes a training-roles spec (YAML) with the least-privileged role that a job needs, each"
            + " grant with the field of the job that it comes from. The answer is the text of the"
            + " spec; no file is written.",
        List.of("-"),
        List.of(
            ToolParameter.of("jobs", Kind.PATHS, "--from-job", "definitions of jobs: " + JOB)
                .required(),
            ACCOUNT,
            ToolParameter.of("region", Kind.TEXT, "--region", "the Region, such as eu-west-1"),
            SET),
        Form.SPEC);
  }

  private static CommandTool explain() {
    return new CommandTool(
        "explain",
        "Explain a finding",
        "The page behind the code of a finding: what to avoid, what to write instead, and why.",
        List.of(),
        List.of(ToolParameter.of("code", Kind.TEXT, "", "such as SERVICE_WILDCARD").required()),
        Form.PAGE);
  }

  private static ToolParameter input() {
    return ToolParameter.of("input", Kind.PATH, "", INPUT).required();
  }

  private static ToolParameter type(String... allowed) {
    return ToolParameter.of(
            "type", Kind.TEXT, "--type", "the kind of policy documents (default: identity)")
        .oneOf(allowed);
  }

  private static List<ToolParameter> with(List<ToolParameter> own, List<ToolParameter> more) {
    return Stream.concat(own.stream(), more.stream()).toList();
  }
}
