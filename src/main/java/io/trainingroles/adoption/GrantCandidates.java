package io.trainingroles.adoption;

import io.trainingroles.iam.Arn;
import io.trainingroles.iam.Condition;
import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.iam.ResourcePattern;
import io.trainingroles.iam.Statement;
import io.trainingroles.job.DeclaredGrant;
import io.trainingroles.job.DeclaredGrant.Argument;
import io.trainingroles.role.value.Deployment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The intents that the statements of a policy could have been written as, by the resources that
 * they name. None of them is more than a guess, which the sets of requests confirm or refute.
 */
final class GrantCandidates {
  private static final List<String> KEY_USES = List.of("read", "write", "output", "volume");
  private static final String LISTS_WHOLE_BUCKET = "lists_whole_bucket";

  private final Deployment deployment;
  private final Map<DeclaredGrant, Candidate> found = new LinkedHashMap<>();

  /**
   * A guess.
   *
   * @param grant the intent
   * @param statements the statements that it becomes
   * @param from the number of the statement that names its resource first
   */
  record Candidate(DeclaredGrant grant, List<Statement> statements, int from) {
    /** How many actions it allows, each with each of its resources. */
    int size() {
      return statements.stream()
          .mapToInt(
              statement ->
                  statement.action().patterns().size() * StatementParts.resources(statement).size())
          .sum();
    }
  }

  private GrantCandidates(Deployment deployment) {
    this.deployment = deployment;
  }

  /** All guesses for some statements that allow something, in their order. */
  static List<Candidate> of(List<Statement> statements, Deployment deployment) {
    var candidates = new GrantCandidates(deployment);
    for (int index = 0; index < statements.size(); index++) {
      candidates.add(statements.get(index), index);
    }
    candidates.addNetwork(statements);
    return List.copyOf(candidates.found.values());
  }

  private void add(Statement statement, int from) {
    for (ResourcePattern resource : StatementParts.resources(statement)) {
      Arn.of(resource.value()).ifPresent(arn -> add(statement, arn, resource.value(), from));
    }
    for (Condition condition : statement.conditions()) {
      if (condition.key().equalsIgnoreCase("cloudwatch:namespace")) {
        condition
            .values()
            .forEach(value -> add(DeclaredGrant.of("publish_metrics", "namespace", value), from));
      }
    }
  }

  private void add(Statement statement, Arn arn, String text, int from) {
    String resource = arn.resource();
    switch (arn.service()) {
      case "s3" -> addS3(resource, from);
      case "kms" -> addKey(text, from);
      case "logs" -> addLogs(resource, from);
      case "ecr" ->
          add(
              DeclaredGrant.of(
                  "pull_image",
                  "image",
                  arn.account()
                      + ".dkr.ecr."
                      + arn.region()
                      + "."
                      + deployment.partition().dnsSuffix()
                      + "/"
                      + resource.replaceFirst("^repository/", "")),
              from);
      case "secretsmanager" -> add(DeclaredGrant.of("read_secret", "secret", text), from);
      case "ssm" -> add(DeclaredGrant.of("read_parameter", "parameter", text), from);
      case "elasticfilesystem" -> addFileSystem(statement, text, from);
      case "sagemaker" -> addSageMaker(resource, text, from);
      default -> {
        // No intent is about other resources.
      }
    }
  }

  private void addS3(String resource, int from) {
    int slash = resource.indexOf('/');
    String bucket = "s3://" + (slash < 0 ? resource : resource.substring(0, slash));
    String key = slash < 0 ? "*" : resource.substring(slash + 1);
    if (key.equals("*")) {
      addLocation(bucket, from);
    } else if (key.endsWith("*")) {
      ResourcePattern.onlyText(key.substring(0, key.length() - 1))
          .ifPresent(text -> addKeys(bucket + "/" + text, from));
    } else {
      ResourcePattern.onlyText(key)
          .map(text -> DeclaredGrant.of("read_object", "object", bucket + "/" + text))
          .ifPresent(grant -> add(grant, from));
    }
  }

  private void addKeys(String beginning, int from) {
    if (beginning.endsWith("/")) {
      addLocation(beginning.substring(0, beginning.length() - 1), from);
    }
    DeclaredGrant keys = DeclaredGrant.of("read_keys", "beginning_with", beginning);
    add(keys, from);
    add(keys.with(LISTS_WHOLE_BUCKET), from);
  }

  private void addLocation(String uri, int from) {
    DeclaredGrant read = DeclaredGrant.of("read", "from", uri);
    add(read, from);
    add(read.with(LISTS_WHOLE_BUCKET), from);
    DeclaredGrant write = DeclaredGrant.of("write", "to", uri);
    add(write, from);
    add(write.with("deletes"), from);
  }

  private void addKey(String arn, int from) {
    for (int chosen = 1; chosen < 1 << KEY_USES.size(); chosen++) {
      int bits = chosen;
      List<String> uses =
          IntStream.range(0, KEY_USES.size())
              .filter(index -> (bits >> index & 1) == 1)
              .mapToObj(KEY_USES::get)
              .toList();
      Argument key = new Argument("key", List.of(arn));
      add(new DeclaredGrant("use_key", List.of(key, new Argument("for", uses))), from);
    }
  }

  private void addLogs(String resource, int from) {
    String[] parts = resource.split(":", -1);
    if (parts.length < 2 || !parts[0].equals("log-group")) {
      return;
    }
    add(DeclaredGrant.of("write_logs", "group", parts[1]), from);
    if (parts.length == 4 && parts[2].equals("log-stream") && parts[3].endsWith("*")) {
      ResourcePattern.onlyText(parts[3].substring(0, parts[3].length() - 1))
          .filter(streams -> !streams.isEmpty())
          .map(
              streams ->
                  new DeclaredGrant(
                      "write_logs",
                      List.of(
                          new Argument("group", List.of(parts[1])),
                          new Argument("streams_beginning_with", List.of(streams)))))
          .ifPresent(grant -> add(grant, from));
    }
  }

  private void addFileSystem(Statement statement, String arn, int from) {
    Argument fileSystem = new Argument("file_system", List.of(arn));
    List<List<Argument>> points = new ArrayList<>();
    points.add(List.of(fileSystem));
    for (Condition condition : statement.conditions()) {
      if (condition.key().equalsIgnoreCase("elasticfilesystem:AccessPointArn")) {
        condition
            .values()
            .forEach(
                point ->
                    points.add(List.of(fileSystem, new Argument("access_point", List.of(point)))));
      }
    }
    for (List<Argument> arguments : points) {
      for (String use : List.of("read", "write")) {
        var all = new ArrayList<Argument>(arguments);
        all.add(new Argument("for", List.of(use)));
        add(new DeclaredGrant("mount", all), from);
      }
    }
  }

  private void addSageMaker(String resource, String text, int from) {
    if (resource.startsWith("mlflow-tracking-server/")) {
      add(DeclaredGrant.of("track_experiments", "server", text), from);
    } else if (resource.startsWith("training-job/") && resource.endsWith("*")) {
      String jobs = resource.substring(resource.indexOf('/') + 1, resource.length() - 1);
      add(DeclaredGrant.of("log_metrics", "jobs_beginning_with", jobs), from);
    }
  }

  /** Network interfaces that are limited to all the subnets and security groups of the policy. */
  private void addNetwork(List<Statement> statements) {
    var subnets = new ArrayList<String>();
    var groups = new ArrayList<String>();
    int from = -1;
    for (int index = 0; index < statements.size(); index++) {
      for (ResourcePattern resource : StatementParts.resources(statements.get(index))) {
        String value = resource.value();
        boolean isSubnet = value.contains(":subnet/subnet-");
        if (isSubnet || value.contains(":security-group/sg-")) {
          String id = value.substring(value.lastIndexOf('/') + 1);
          (isSubnet ? subnets : groups).add(id);
          from = from < 0 ? index : from;
        }
      }
    }
    if (!subnets.isEmpty() && !groups.isEmpty()) {
      add(
          new DeclaredGrant(
                  "use_vpc",
                  List.of(
                      new Argument("subnets", subnets.stream().distinct().toList()),
                      new Argument("security_groups", groups.stream().distinct().toList())))
              .with("restrict"),
          from);
    }
  }

  /** Adds a guess, unless the spec refuses one of its values, such as a wildcard. */
  private void add(DeclaredGrant grant, int from) {
    try {
      List<Statement> statements = grant.grant().statements(deployment);
      found.putIfAbsent(grant, new Candidate(grant, statements, from));
    } catch (InvalidValueException refused) {
      // No intent is about such a resource, so its statement stays as it is.
    }
  }
}
