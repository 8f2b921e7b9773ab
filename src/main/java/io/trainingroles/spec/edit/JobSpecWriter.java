package io.trainingroles.spec.edit;

import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.job.JobKind;
import io.trainingroles.job.JobNeeds;
import io.trainingroles.job.NamedRole;
import io.trainingroles.job.Need;
import io.trainingroles.job.RoleUse;
import io.trainingroles.role.RoleName;
import io.trainingroles.role.value.Deployment;
import io.trainingroles.spec.JobsReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes a spec with what jobs need as grants of its own, each with a comment that names the field
 * it comes from. It gives the same documents as {@code runs}, and can be changed by hand.
 */
public final class JobSpecWriter {
  private final Deployment deployment;

  /**
   * A writer.
   *
   * @param deployment where the roles are deployed to, as far as it is known
   */
  public JobSpecWriter(Deployment deployment) {
    this.deployment = deployment;
  }

  /**
   * Writes the spec.
   *
   * @param jobs what each job needs, by the name of its file; each of a kind, without errors
   * @return the text of the spec
   */
  public String write(Map<String, JobNeeds> jobs) {
    var text = new StringBuilder();
    text.append("# The IAM roles of ")
        .append(comment(String.join(", ", jobs.keySet())))
        .append(".\n# Look at the plan with 'training-roles plan --offline'.\n\n");
    if (deployment.region() != null) {
      text.append("terraform: {region: ").append(deployment.region().value()).append("}\n");
    }
    if (deployment.account() != null) {
      text.append("account: \"").append(deployment.account().value()).append("\"\n");
    }
    text.append("roles:\n");
    var names = new LinkedHashSet<String>();
    for (RoleUse use : RoleUse.values()) {
      Map<String, JobNeeds> users = users(jobs, use);
      if (!users.isEmpty()) {
        appendRole(text, users, use, names);
      }
    }
    return text.toString();
  }

  /** The jobs that have a role for this; SageMaker's have none that starts containers. */
  private static Map<String, JobNeeds> users(Map<String, JobNeeds> jobs, RoleUse use) {
    var users = new LinkedHashMap<String, JobNeeds>();
    jobs.forEach(
        (file, needs) -> {
          if (use == RoleUse.JOB || runsContainers(needs)) {
            users.put(file, needs);
          }
        });
    return users;
  }

  private static void appendRole(
      StringBuilder text, Map<String, JobNeeds> jobs, RoleUse use, Set<String> names) {
    String name = unused(roleName(jobs, use), names);
    text.append("  \"").append(name).append("\":\n    trusts:\n");
    services(jobs.values().stream().toList())
        .forEach(service -> text.append("      - ").append(service).append('\n'));
    List<String> grants = grants(jobs, use);
    if (grants.isEmpty()) {
      text.append(
              "    # The definition does not contain what its code reads and writes; grant it:\n")
          .append("    # inline_policies: {data: [{read: s3://BUCKET/PREFIX}]}\n");
      return;
    }
    text.append("    inline_policies:\n      \"")
        .append(JobsReader.policyName(name))
        .append("\":\n");
    grants.forEach(text::append);
  }

  /** Each grant once, with the comment of every field that it comes from. */
  private static List<String> grants(Map<String, JobNeeds> jobs, RoleUse use) {
    var comments = new LinkedHashMap<String, Set<String>>();
    jobs.forEach(
        (file, needs) -> {
          for (Need need : needs.needs(use)) {
            String where = jobs.size() > 1 ? comment(file) + ": " : "";
            comments
                .computeIfAbsent(need.declared().yaml(), key -> new LinkedHashSet<>())
                .add(where + comment(need.field()));
          }
        });
    var lines = new ArrayList<String>();
    comments.forEach(
        (grant, fields) -> {
          fields.forEach(field -> lines.add("        # " + field + "\n"));
          lines.add("        - " + grant + "\n");
        });
    return lines;
  }

  private static List<String> services(List<JobNeeds> jobs) {
    var services = new LinkedHashSet<String>();
    if (jobs.stream().anyMatch(needs -> !runsContainers(needs))) {
      boolean tags = jobs.stream().anyMatch(JobNeeds::tagsSessions);
      services.add(tags ? "{service: sagemaker, tags_sessions: true}" : "sagemaker");
    }
    if (jobs.stream().anyMatch(JobSpecWriter::runsContainers)) {
      services.add("ecs-tasks");
    }
    return List.copyOf(services);
  }

  private static boolean runsContainers(JobNeeds needs) {
    JobKind kind = needs.kind();
    return kind != null && kind.runsContainers();
  }

  /** The name that the jobs have for the role already, if it is one. */
  private static String roleName(Map<String, JobNeeds> jobs, RoleUse use) {
    Optional<String> named =
        jobs.values().stream()
            .flatMap(needs -> needs.roles().stream())
            .filter(role -> role.use() == use)
            .map(NamedRole::name)
            .filter(JobSpecWriter::isRoleName)
            .findFirst();
    return named.orElse(use == RoleUse.JOB ? "trainingJob" : "jobExecution");
  }

  private static boolean isRoleName(String text) {
    try {
      return !new RoleName(text).value().isEmpty();
    } catch (InvalidValueException noName) {
      return false;
    }
  }

  /** A definition may name one role for both; in the spec each has a name of its own. */
  private static String unused(String name, Set<String> names) {
    String unused = names.contains(name) ? name + "Execution" : name;
    names.add(unused);
    return unused;
  }

  /** A text that ends no comment. */
  private static String comment(String text) {
    return text.replaceAll("\\p{Cntrl}", " ");
  }
}
