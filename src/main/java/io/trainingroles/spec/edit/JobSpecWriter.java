package io.trainingroles.spec.edit;

import io.trainingroles.job.JobKind;
import io.trainingroles.job.NamedRole;
import io.trainingroles.job.Need;
import io.trainingroles.job.RoleUse;
import io.trainingroles.role.RoleName;
import io.trainingroles.role.value.Deployment;
import io.trainingroles.spec.JobsReader;
import io.trainingroles.terraform.Labels;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes a spec with what jobs need as grants of its own, each with a comment that names the field
 * it comes from. It gives the same documents as {@code runs}, and can be changed by hand; {@code
 * jobs} has the reviews compare the role with its jobs.
 */
public final class JobSpecWriter {
  private static final int WIDTH = 100;

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
   * @param jobs the jobs, each of a kind and without errors
   * @param notes what the spec says about itself
   * @return the text of the spec
   */
  public String write(List<SpecJob> jobs, SpecComments notes) {
    var text = new StringBuilder();
    text.append("# The IAM roles of ")
        .append(jobs.stream().map(job -> comment(job.file())).collect(Collectors.joining(", ")))
        .append(".\n# Look at the plan with 'training-roles plan --offline'.\n");
    notes.spec().forEach(note -> appendComment(text, "", note));
    text.append('\n');
    if (deployment.region() != null) {
      text.append("terraform: {region: ").append(deployment.region().value()).append("}\n");
    }
    if (deployment.account() != null) {
      text.append("account: \"").append(deployment.account().value()).append("\"\n");
    }
    text.append("roles:\n");
    JobRole.of(jobs).forEach(role -> appendRole(text, role, notes.of(role.name())));
    return text.toString();
  }

  /**
   * What happens to a role that a job names and that may exist already.
   *
   * @param role the role
   * @param named where a job names it
   * @return what to do, as sentences
   */
  public static List<String> existing(JobRole role, NamedRole named) {
    String label = Labels.of(new RoleName(role.name()));
    String where = " (" + named.field() + ")";
    return List.of(
        named.hasRun()
            ? "The role "
                + role.name()
                + " exists: the job has run as it"
                + where
                + ". 'terraform apply' would fail with EntityAlreadyExists."
            : "The role "
                + role.name()
                + " may exist already: the job names it"
                + where
                + ". If it does, 'terraform apply' fails with EntityAlreadyExists.",
        "To manage the existing role with this spec, run 'terraform import aws_iam_role."
            + label
            + " "
            + role.name()
            + "' after 'terraform init' in the folder of the Terraform files. 'terraform apply' then"
            + " replaces its trust policy, permissions boundary, description, tags and longest"
            + " session with those of this spec, and adds the policy; other policies of the role"
            + " stay, and still allow what they allow.",
        "To make another role, change the name here, and in the job once the role exists.");
  }

  private void appendRole(StringBuilder text, JobRole role, SpecComments.RoleComments notes) {
    String name = role.name();
    role.firstNamed()
        .ifPresent(
            named ->
                existing(role, named).forEach(sentence -> appendComment(text, "  ", sentence)));
    if (!notes.findings().isEmpty()) {
      appendComment(text, "  ", "What 'training-roles check' reports about this role:");
      notes.findings().forEach(note -> appendComment(text, "  ", "- " + note));
    }
    text.append("  ").append(quoted(name)).append(":\n");
    role.path().ifPresent(path -> text.append("    path: ").append(quoted(path)).append('\n'));
    text.append("    trusts:\n");
    trusts(role).forEach(trust -> text.append("      - ").append(trust).append('\n'));
    appendJobs(text, role);
    List<String> grants = grants(role);
    if (grants.isEmpty()) {
      text.append(
          """
              # The definition does not contain what its code reads and writes. Grant it, and name it
              # with 'reads' and 'writes' beside the job, as in {job: FILE, reads: s3://…}:
              # inline_policies: {data: [{read: s3://BUCKET/PREFIX}]}
          """);
    } else {
      text.append("    inline_policies:\n      ")
          .append(quoted(JobsReader.policyName(name)))
          .append(":\n");
      grants.forEach(text::append);
    }
    if (!notes.accepted().isEmpty()) {
      text.append("    accept:\n");
      for (SpecComments.Accepted accepted : notes.accepted()) {
        text.append("      - finding: ")
            .append(accepted.finding())
            .append("\n        on: ")
            .append(quoted(accepted.subject()))
            .append("\n        reason: ")
            .append(quoted(accepted.reason()))
            .append('\n');
      }
    }
  }

  private static void appendJobs(StringBuilder text, JobRole role) {
    var items = new ArrayList<String>();
    for (SpecJob job : role.jobs()) {
      String path = job.path();
      if (path != null) {
        boolean isKnown = role.isKnownTo(job);
        for (RoleUse use : isKnown ? Set.of(RoleUse.JOB) : role.uses(job)) {
          items.add(item(path, isKnown ? "" : ", as: " + word(use), job.values()));
        }
      }
    }
    if (!items.isEmpty()) {
      text.append("    # 'check' and 'synth' compare the role with these; they grant nothing:\n");
      text.append("    jobs:\n");
      items.forEach(item -> text.append("      - ").append(item).append('\n'));
    }
  }

  private static String item(String path, String use, Map<String, String> values) {
    if (use.isEmpty() && values.isEmpty()) {
      return quoted(path);
    }
    String set =
        values.isEmpty()
            ? ""
            : values.entrySet().stream()
                .map(value -> quoted(value.getKey()) + ": " + quoted(value.getValue()))
                .collect(Collectors.joining(", ", ", set: {", "}"));
    return "{job: " + quoted(path) + use + set + "}";
  }

  private static String word(RoleUse use) {
    return use == RoleUse.JOB ? "job_role" : "execution_role";
  }

  /** Each grant once, with the comment of every field that it comes from. */
  private static List<String> grants(JobRole role) {
    var comments = new LinkedHashMap<String, Set<String>>();
    for (SpecJob job : role.jobs()) {
      for (Need need : job.needs().of(role.uses(job)).needs()) {
        String where = role.jobs().size() > 1 ? comment(job.file()) + ": " : "";
        comments
            .computeIfAbsent(need.declared().yaml(), key -> new LinkedHashSet<>())
            .add(where + comment(need.field()));
      }
    }
    var lines = new ArrayList<String>();
    comments.forEach(
        (grant, fields) -> {
          fields.forEach(field -> lines.add("        # " + field + "\n"));
          lines.add("        - " + grant + "\n");
        });
    return lines;
  }

  /**
   * Who runs the jobs, limited to jobs of the account where AWS documents what the service sends,
   * and the account and the Region are known.
   */
  private List<String> trusts(JobRole role) {
    boolean isDeployed = deployment.account() != null && deployment.region() != null;
    var trusts = new LinkedHashSet<String>();
    List<SpecJob> ofSageMaker = role.jobs().stream().filter(job -> !job.runsContainers()).toList();
    if (!ofSageMaker.isEmpty()) {
      String tags =
          ofSageMaker.stream().anyMatch(job -> job.needs().tagsSessions())
              ? ", tags_sessions: true"
              : "";
      if (isDeployed) {
        ofSageMaker.stream()
            .flatMap(job -> job.needs().jobTypes().stream())
            .forEach(type -> trusts.add("{service: sagemaker, jobs: " + type + "*" + tags + "}"));
      } else {
        trusts.add(tags.isEmpty() ? "sagemaker" : "{service: sagemaker" + tags + "}");
      }
    }
    List<SpecJob> ofContainers = role.jobs().stream().filter(SpecJob::runsContainers).toList();
    if (!ofContainers.isEmpty()) {
      boolean sendsSource =
          ofContainers.stream()
              .allMatch(
                  job ->
                      job.needs().kind() == JobKind.ECS
                          && role.uses(job).equals(Set.of(RoleUse.JOB)));
      trusts.add(isDeployed && sendsSource ? "{service: ecs-tasks, jobs: \"*\"}" : "ecs-tasks");
    }
    return List.copyOf(trusts);
  }

  /** Words in lines of comments. */
  private static void appendComment(StringBuilder text, String indent, String sentence) {
    String margin = indent + "# " + (sentence.startsWith("- ") ? "  " : "");
    var line = new StringBuilder(indent + "#");
    for (String word : comment(sentence).split(" ", -1)) {
      if (line.length() + word.length() >= WIDTH && line.length() > margin.length()) {
        text.append(line).append('\n');
        line.setLength(0);
        line.append(margin.substring(0, margin.length() - 1));
      }
      line.append(' ').append(word);
    }
    text.append(line).append('\n');
  }

  /** A text that ends no comment. */
  private static String comment(String text) {
    return text.replaceAll("[\\p{Cntrl}\u2028\u2029\u0085]", " ");
  }

  /** A text in the quotation marks of YAML, which understand what JSON escapes. */
  private static String quoted(String text) {
    var quoted = new StringBuilder("\"");
    for (int index = 0; index < text.length(); index++) {
      char character = text.charAt(index);
      if (character == '"' || character == '\\') {
        quoted.append('\\').append(character);
      } else if (Character.isISOControl(character)
          || character == '\u2028'
          || character == '\u2029') {
        quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) character));
      } else {
        quoted.append(character);
      }
    }
    return quoted.append('"').toString();
  }
}
