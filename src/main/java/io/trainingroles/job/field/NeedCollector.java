package io.trainingroles.job.field;

import static io.trainingroles.finding.Quotation.quoted;

import io.trainingroles.finding.Finding;
import io.trainingroles.finding.InputIssues;
import io.trainingroles.finding.IssueCode;
import io.trainingroles.finding.Severity;
import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.job.GrantWords;
import io.trainingroles.job.JobIssues;
import io.trainingroles.job.JobOption;
import io.trainingroles.job.JobValue;
import io.trainingroles.job.Need;
import io.trainingroles.job.Placeholders;
import io.trainingroles.job.RoleUse;
import io.trainingroles.role.Grant;
import io.trainingroles.role.value.Deployment;
import io.trainingroles.yaml.YamlNode.Listing;
import io.trainingroles.yaml.YamlNode.Mapping;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Gathers what a job needs, and what is to be said about it, while its fields are read. */
public final class NeedCollector {
  private static final IssueCode INVALID_VALUE = InputIssues.INVALID_VALUE;
  private static final IssueCode WRONG_TYPE = InputIssues.WRONG_TYPE;
  private static final IssueCode PLACEHOLDER = JobIssues.PLACEHOLDER_IN_JOB.code();

  private final JobFields fields;
  private final Deployment deployment;
  private final Set<JobOption> options;
  private final Set<Need> needs = new LinkedHashSet<>();
  private final List<Finding> findings = new ArrayList<>();

  public NeedCollector(JobFields fields, Deployment deployment, Set<JobOption> options) {
    this.fields = fields;
    this.deployment = deployment;
    this.options = options;
  }

  public List<Need> needs() {
    return List.copyOf(needs);
  }

  public List<Finding> findings() {
    return findings.stream().sorted().distinct().toList();
  }

  public Deployment deployment() {
    return deployment;
  }

  public boolean has(JobOption option) {
    return options.contains(option);
  }

  /** The job's role needs what these words grant, because of this value. */
  public void need(JobValue value, GrantWords words) {
    need(RoleUse.JOB, value, words);
  }

  public void need(RoleUse use, JobValue value, GrantWords words) {
    JobField field =
        fields
            .access(value.path())
            .orElseThrow(() -> new IllegalStateException("not in the table: " + value.path()));
    try {
      Grant grant = words.grant();
      if (!grant.statements(deployment).isEmpty()) {
        needs.add(new Need(grant, words, use, value.location(), value.path(), field.basis()));
      }
    } catch (InvalidValueException invalid) {
      findings.add(
          Finding.error(INVALID_VALUE, value.location(), invalid.problem(), invalid.remedy()));
    }
  }

  /** The text of a value; nothing, and a finding, where it is none or still to be filled in. */
  public Optional<String> text(JobValue value) {
    if (value.node() instanceof Mapping || value.node() instanceof Listing) {
      String type = value.node() instanceof Mapping ? "a mapping" : "a list";
      refuse(WRONG_TYPE, value, value.name() + " is a text, and this is " + type, "write a text");
      return Optional.empty();
    }
    String text = value.scalar();
    if (Placeholders.isIn(text)) {
      warn(
          PLACEHOLDER,
          value,
          quoted(text) + " in " + value.path() + " is a placeholder, and grants nothing",
          "fill in what it stands for, or grant that beside the job in 'inline_policies'");
      return Optional.empty();
    }
    return Optional.of(text);
  }

  /** The text of a field, where it is there. */
  public Optional<String> text(JobValue parent, String name) {
    return parent.child(name).flatMap(this::text);
  }

  public void refuse(IssueCode code, JobValue value, String problem, String remedy) {
    findings.add(Finding.error(code, value.location(), problem, remedy));
  }

  public void warn(IssueCode code, JobValue value, String problem, String remedy) {
    findings.add(new Finding(Severity.WARNING, code, value.location(), problem, remedy));
  }

  public void suggest(IssueCode code, JobValue value, String problem, String remedy) {
    findings.add(new Finding(Severity.SUGGESTION, code, value.location(), problem, remedy));
  }

  void add(Finding finding) {
    findings.add(finding);
  }
}
