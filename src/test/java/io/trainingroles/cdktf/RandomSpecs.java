package io.trainingroles.cdktf;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Random specs that are valid, full of text that a renderer could take for more than text. */
public final class RandomSpecs {
  private static final List<String> FRAGMENTS =
      List.of(
          "${",
          "%{",
          "}",
          "$",
          "$$",
          "%",
          "%%",
          "$${x}",
          "${file(\\\"/etc/hostname\\\")}",
          "%{ for x in [1] }",
          "%{ endfor }",
          "${aws:username}",
          "{TfToken",
          "TfToken[",
          "*",
          "?",
          "\\\\",
          "\\\"",
          "'",
          "<a>",
          "&",
          "é",
          "ÿ",
          " ",
          "/",
          "a",
          "Z",
          "0",
          "null",
          "//",
          "#",
          ":",
          "{}",
          "[]",
          "${TOKEN}",
          "$%{",
          "\\t",
          "~",
          "\\u00a1",
          "|");

  private final Random random;
  private final boolean hasReferences;

  RandomSpecs(long seed) {
    this(seed, true);
  }

  private RandomSpecs(long seed, boolean hasReferences) {
    this.random = new Random(seed);
    this.hasReferences = hasReferences;
  }

  /** Specs that refer to no values of Terraform. */
  public static RandomSpecs withoutReferences(long seed) {
    return new RandomSpecs(seed, false);
  }

  /** What may stand in a policy, in the Region %1$s of the partition %2$s. */
  private static final List<String> GRANTS =
      List.of(
          "write: {to: s3://models/out, deletes: true}",
          "read: {from: s3://data/x, lists_whole_bucket: true}",
          "write_logs: {group: /a/b, streams_beginning_with: \"${x}%%{/\"}",
          "log_metrics: vision-",
          "read: {reference: \"s3://${var.v-bucket}/x\"}",
          "use_key: {key: {reference: \"${var.v_key}\"}, for: [read, volume]}",
          "read: {reference: \"${aws_s3_bucket.models.arn}/a${b\"}",
          "write: {to: {reference: \"${module.m[0].bucket}\", as: bucket}}",
          "use_key: {key: {reference: \"${data.aws_kms_key.k.arn}\"}, for: [write]}",
          "write_logs: {reference: \"${aws_cloudwatch_log_group.g.id}\"}",
          "statement: {Effect: Deny, NotAction: [\"s3:*\"], Resource: \"arn:aws:s3:::b/${aws:username}/*\","
              + " Condition: {Bool: {\"aws:SecureTransport\": false}}}",
          "pull_image: {reference: \"${aws_ecr_repository.r.repository_url}:x\"}",
          "read_secret: {reference: \"${local.s}\", as: secret}",
          "mount: {reference: \"${data.aws_efs_file_system.f.arn}\"}",
          "write: {to: s3://models, encrypted_with: \"arn:%2$s:kms:%1$s:123456789012:key/0a1b\"}",
          "use_key: {key: \"arn:%2$s:kms:%1$s:123456789012:key/0a1b\", for: [volume, read, write]}",
          "pull_image: 123456789012.dkr.ecr.%1$s.amazonaws.com/a/b:latest",
          "write_logs: /aws/sagemaker/TrainingJobs",
          "publish_metrics: /aws/sagemaker/TrainingJobs",
          "use_vpc: {subnets: [subnet-0123456789abcdef0], security_groups: [sg-0123456789abcdef0],"
              + " restrict: true}",
          "read_secret: \"arn:%2$s:secretsmanager:%1$s:123456789012:secret:a/b\"",
          "read_parameter: \"arn:%2$s:ssm:%1$s:123456789012:parameter/a/b\"",
          "mount: \"arn:%2$s:elasticfilesystem:%1$s:123456789012:file-system/fs-01234567\"",
          "track_experiments: \"arn:%2$s:sagemaker:%1$s:123456789012:mlflow-tracking-server/x\"",
          "allow: {actions: [\"s3:*\"], resources: [\"arn:%2$s:s3:::${aws:PrincipalTag/t}/?%%{\"],"
              + " because: x}");

  private static final List<String> TRUSTS =
      List.of(
          "sagemaker",
          "ec2",
          "{service: sagemaker, jobs: training-job/a-*}",
          "{service: eks-pods, namespace: training}",
          "{account: \"123456789012\", external_id: a-b}",
          "{oidc: \"arn:%2$s:iam::123456789012:oidc-provider/example.com/id\", subjects: [\"a:*\"]}");

  private static final List<Path> JOBS = Jobs.right();

  /** SageMaker's own jobs, by the names of their folders. */
  private static final Pattern STARTED = Pattern.compile("training-|processing-|tuning-");

  private static final List<String> STARTS =
      List.of(
          "{jobs_as: \"arn:%2$s:iam::123456789012:role/p/x\"}",
          "[{jobs_as: \"arn:%2$s:iam::123456789012:role/a=b,c@\", jobs: [processing-job/x-*],"
              + " subnets: [subnet-0123456789abcdef0], instance_types: [ml.g5.xlarge], isolated: true,"
              + " volume_keys: [\"arn:%2$s:kms:%1$s:123456789012:key/0a1b\"], max_runtime: 24h,"
              + " follows: true, tags: true}]");

  private static final List<String> BACKENDS =
      List.of(
          "",
          ", backend: {local: \"x/TEXT\"}",
          ", backend: {s3: {bucket: org-state, key: \"xTEXTx\", region: eu-west-1, encrypt: true,"
              + " use_lockfile: true, workspace_key_prefix: \"xTEXT\"}}");

  private static final String ACCOUNT = "\"123456789012\"";

  private String account = ACCOUNT;
  private String region = "eu-west-1";
  private String partition = "aws";

  /** A spec of one to four roles. */
  public String next() {
    var spec = new StringBuilder();
    int place = random.nextInt(3);
    region = List.of("eu-west-1", "cn-north-1", "us-gov-west-1").get(place);
    partition = List.of("aws", "aws-cn", "aws-us-gov").get(place);
    spec.append("terraform: {region: ").append(region);
    spec.append(pick("", ", aws_provider: \"~> 5.0\"", ", aws_provider: \">= 5.30, < 6.0\""));
    spec.append(
        ", variables: {v-bucket: {type: bucket, description: \"xTEXT\"}, v_key: {type: kms_key},"
            .replace("TEXT", text()));
    spec.append("v_policy: {type: policy}, v_text: {type: text, default: a}}");
    spec.append(pickFrom(BACKENDS).replace("TEXT", text()));
    account = hasReferences ? pick(ACCOUNT, "current") : ACCOUNT;
    spec.append("}\naccount: ").append(account).append('\n');
    spec.append(pick("", "defaults: {path: /all/, tags: {owner: \"a b\"}}\n")).append("roles:\n");
    int roles = 1 + random.nextInt(4);
    for (int role = 0; role < roles; role++) {
      appendRole(spec, role);
    }
    return spec.toString();
  }

  private void appendRole(StringBuilder spec, int number) {
    String name = pick("role", "Role-", "my.role+", "a=b,c@", "9", "-x") + number;
    spec.append("  \"").append(name).append("\":\n    trusts:\n");
    for (int trust = random.nextInt(3); trust >= 0; trust--) {
      spec.append("      - ").append(placed(pickFrom(TRUSTS))).append('\n');
    }
    if (random.nextBoolean()) {
      spec.append("    description: \"x").append(text()).append("\"\n");
    }
    spec.append(pick("", "    path: /a/b/\n"));
    spec.append(pick("", "    max_session: 4h\n"));
    String was = "    was: \"" + pick("was", "a.b@") + number + "\"\n";
    spec.append(pick("", account.equals(ACCOUNT) ? "    adopt: true\n" : "", was));
    spec.append(pick("", "    exclusive: true\n"));
    spec.append(
        pick(
            "",
            "    tags: {Owner: {reference: \"x ${local.a}\", as: text}}\n",
            "    tags: {Owner: \"\", \"a:b\": {reference: \"x ${var.v_text}${var.v_text}\"}}\n"));
    String policyArn = "arn:%2$s:iam::123456789012:policy/p/Org+=,.@-";
    spec.append(
        pick(
            "",
            "    permissions_boundary: {reference: \"${var.v_policy}\"}\n",
            "    permissions_boundary: {reference: \"${local.bound}\", as: policy}\n",
            placed("    permissions_boundary: \"" + policyArn + "\"\n")));
    spec.append(pick("", placed("    attached_policies: [\"" + policyArn + "\"]\n")));
    if (partition.equals("aws") && random.nextBoolean()) {
      appendJobs(spec);
    } else {
      spec.append(pick("", placed("    starts: " + pickFrom(STARTS) + "\n")));
    }
    appendPolicies(spec, "inline_policies", "i" + number);
    appendPolicies(spec, "managed_policies", "m" + number);
  }

  /** The jobs of the fixtures are in the Region of the partition aws. */
  private void appendJobs(StringBuilder spec) {
    for (String key : List.of("runs", "starts")) {
      String job = JOBS.get(random.nextInt(JOBS.size())).toString();
      boolean isStarted = key.equals("starts");
      if (isStarted && !STARTED.matcher(job).find()) {
        continue;
      }
      String options =
          isStarted
              ? ", jobs_as: \"arn:aws:iam::123456789012:role/x\", follows: true"
              : pick("", ", as: job_role", ", own_log_streams: true, lists_whole_bucket: true");
      spec.append("    ").append(key).append(": {job: \"").append(job).append('"').append(options);
      spec.append("}\n");
    }
  }

  private void appendPolicies(StringBuilder spec, String key, String number) {
    int policies = random.nextInt(3);
    if (policies > 0) {
      spec.append("    ").append(key).append(":\n");
    }
    for (int policy = 0; policy < policies; policy++) {
      String policyName = pick("data", "1st", "p@q=") + number + "-" + policy;
      spec.append("      \"").append(policyName).append("\":\n");
      boolean hasForm = random.nextInt(3) == 0;
      if (hasForm) {
        appendAttributes(spec, key.equals("managed_policies"), policyName);
      }
      for (int grant = random.nextInt(3); grant >= 0; grant--) {
        String prefix = pick("", "/train", "/x" + text() + "x");
        String read = "read: \"s3://bucket-" + grant + prefix + "\"";
        String granted = random.nextBoolean() ? read : placed(pickFrom(GRANTS));
        spec.append(hasForm ? "          - " : "        - ").append(granted).append('\n');
      }
    }
  }

  private void appendAttributes(StringBuilder spec, boolean isManaged, String policyName) {
    spec.append(pick("", "        was: \"was@" + policyName + "\"\n"));
    if (isManaged) {
      spec.append(pick("", "        description: \"x" + text() + "\"\n"));
      spec.append(pick("", "        path: /\n", "        path: /of/policies/\n"));
      spec.append(
          pick(
              "",
              "        tags: {}\n",
              "        tags: {Owner: \"\", \"a:b\": {reference: \"x ${var.v_text}\"}}\n"));
    }
    spec.append("        grants:\n");
  }

  private String placed(String pattern) {
    String suffix = partition.equals("aws-cn") ? ".amazonaws.com.cn/" : ".amazonaws.com/";
    return pattern.formatted(region, partition).replace(".amazonaws.com/", suffix);
  }

  private String pickFrom(List<String> choices) {
    List<String> allowed =
        choices.stream()
            .filter(choice -> hasReferences || !choice.contains("{reference:"))
            .toList();
    return allowed.get(random.nextInt(allowed.size()));
  }

  private String text() {
    Supplier<String> fragment = () -> FRAGMENTS.get(random.nextInt(FRAGMENTS.size()));
    var fragments = new ArrayList<String>();
    for (int length = random.nextInt(8); length > 0; length--) {
      fragments.add(fragment.get());
    }
    return String.join("", fragments).replace("{TfToken[", "{TfToken_[").replace("\\t", " ");
  }

  private String pick(String... choices) {
    return pickFrom(List.of(choices));
  }
}
