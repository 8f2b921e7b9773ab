package io.trainingroles.job.field;

import static io.trainingroles.finding.Quotation.quoted;

import io.trainingroles.finding.Finding;
import io.trainingroles.finding.InputIssues;
import io.trainingroles.finding.IssueCode;
import io.trainingroles.finding.Location;
import io.trainingroles.finding.Severity;
import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.job.DeclaredGrant;
import io.trainingroles.job.JobData;
import io.trainingroles.job.JobIssues;
import io.trainingroles.job.JobOption;
import io.trainingroles.job.JobValue;
import io.trainingroles.job.Need;
import io.trainingroles.job.OpenNeed;
import io.trainingroles.job.Placeholders;
import io.trainingroles.job.RoleUse;
import io.trainingroles.role.value.Deployment;
import io.trainingroles.role.value.Region;
import io.trainingroles.tree.Tree.Listing;
import io.trainingroles.tree.Tree.Mapping;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Collects what a job needs and what is found about it, while its fields are read. A reader that
 * grants nothing for a field that may mean access has to say so with {@link #open} or {@link
 * #refuse}; a finding that leaves no need open is a {@link #note}.
 */
public final class NeedCollector {
  private static final IssueCode INVALID_VALUE = InputIssues.INVALID_VALUE;
  private static final IssueCode WRONG_TYPE = InputIssues.WRONG_TYPE;
  private static final IssueCode PLACEHOLDER = JobIssues.PLACEHOLDER_IN_JOB.code();

  /** What Step Functions adds to a key whose value comes from the state's input. */
  static final String FROM_INPUT = ".$";

  private static final Set<RoleUse> EACH_ROLE = Set.of(RoleUse.values());

  private final JobFields fields;
  private final Deployment deployment;
  private final Set<JobOption> options;
  private final Set<Need> needs = new LinkedHashSet<>();
  private final Set<OpenNeed> open = new LinkedHashSet<>();
  private final Set<Finding> notes = new LinkedHashSet<>();

  public NeedCollector(JobFields fields, Deployment deployment, Set<JobOption> options) {
    this.fields = fields;
    this.deployment = deployment;
    this.options = options;
  }

  /** A collector for the same job, with nothing in it. */
  public NeedCollector empty() {
    return new NeedCollector(fields, deployment, options);
  }

  public List<Need> needs() {
    return List.copyOf(CoveredWrites.without(needs));
  }

  /** What the job may need and leaves open. */
  public List<OpenNeed> open() {
    return open.stream().sorted(Comparator.comparing(OpenNeed::finding)).toList();
  }

  /** The findings that leave no need open. */
  public List<Finding> notes() {
    return List.copyOf(notes);
  }

  public Deployment deployment() {
    return deployment;
  }

  /** Where the deployment is in the Region that a field names, if it names one. */
  public Deployment deployment(RoleUse use, JobValue parent, String field) {
    return deployment.in(text(use, parent, field).flatMap(Region::find).orElse(null));
  }

  public boolean has(JobOption option) {
    return options.contains(option);
  }

  /**
   * Whether the job's role gets what it needs of a resource. A key is used by the service, and not
   * by the job's code.
   */
  boolean isGranted(String arn) {
    return needs.stream()
        .filter(need -> need.use() == RoleUse.JOB && !need.declared().intent().equals("use_key"))
        .flatMap(need -> need.declared().arguments().stream())
        .anyMatch(argument -> argument.values().contains(arn));
  }

  /** The job's role needs a grant, because of this value. */
  public void need(JobValue value, DeclaredGrant grant) {
    need(RoleUse.JOB, value, grant);
  }

  /** One of the job's roles needs a grant, because of this value. */
  public void need(RoleUse use, JobValue value, DeclaredGrant declared) {
    need(use, value, declared, false);
  }

  /** The job's role needs some of a grant in which a placeholder is open. */
  void needSomeOf(JobValue value, DeclaredGrant declared) {
    need(RoleUse.JOB, value, declared, true);
  }

  private void need(RoleUse use, JobValue value, DeclaredGrant declared, boolean isTemplate) {
    JobField field =
        fields
            .access(value.path())
            .orElseThrow(() -> new IllegalStateException("not in the table: " + value.path()));
    try {
      var need =
          new Need(
              declared.grant(),
              declared,
              use,
              value.location(),
              value.path(),
              field.basis(),
              isTemplate);
      // A grant can be valid by itself and not where the role is deployed to.
      need.grant().statements(deployment);
      needs.add(need);
    } catch (InvalidValueException invalid) {
      refuse(INVALID_VALUE, value, invalid.problem(), invalid.remedy());
    }
  }

  /** One of the job's roles may need access because of this value, and which is not known. */
  public void open(RoleUse use, IssueCode code, JobValue value, String problem, String remedy) {
    open(Set.of(use), Severity.WARNING, code, value.location(), problem, remedy);
  }

  /** Each of the job's roles may need access, and which is not known. */
  void open(IssueCode code, Location place, String problem, String remedy) {
    open(EACH_ROLE, Severity.WARNING, code, place, problem, remedy);
  }

  /** The same, for what is usual and no cause for a warning. */
  public void openAsUsual(
      RoleUse use, IssueCode code, JobValue value, String problem, String remedy) {
    open(Set.of(use), Severity.SUGGESTION, code, value.location(), problem, remedy);
  }

  /** A value is wrong; what was meant, and so what each role needs, is not known. */
  public void refuse(IssueCode code, JobValue value, String problem, String remedy) {
    refuse(code, value.location(), problem, remedy);
  }

  void refuse(IssueCode code, Location place, String problem, String remedy) {
    open(EACH_ROLE, Severity.ERROR, code, place, problem, remedy);
  }

  private void open(
      Set<RoleUse> uses,
      Severity severity,
      IssueCode code,
      Location place,
      String problem,
      String remedy) {
    open.add(new OpenNeed(uses, new Finding(severity, code, place, problem, remedy), null));
  }

  /** The job's role may need access to data, which can be named beside the job. */
  public void openData(
      JobData.Unnamed data,
      Severity severity,
      IssueCode code,
      JobValue value,
      String problem,
      String remedy) {
    var finding = new Finding(severity, code, value.location(), problem, remedy);
    open.add(new OpenNeed(Set.of(RoleUse.JOB), finding, data));
  }

  /** A warning about a job whose needs are known. */
  public void note(IssueCode code, JobValue value, String problem, String remedy) {
    note(code, value.location(), problem, remedy);
  }

  /** A warning about a place in a job whose needs are known. */
  public void note(IssueCode code, Location place, String problem, String remedy) {
    notes.add(new Finding(Severity.WARNING, code, place, problem, remedy));
  }

  /** A suggestion for a job whose needs are known. */
  public void suggest(IssueCode code, JobValue value, String problem, String remedy) {
    notes.add(new Finding(Severity.SUGGESTION, code, value.location(), problem, remedy));
  }

  /** The text of a value of the job's role; see {@link #text(RoleUse, JobValue)}. */
  public Optional<String> text(JobValue value) {
    return text(RoleUse.JOB, value);
  }

  /**
   * The text of a value; nothing, and a finding, where it is none or still to be filled in.
   *
   * @param use the role that may need access because of it
   */
  public Optional<String> text(RoleUse use, JobValue value) {
    Optional<String> text = template(use, value);
    if (text.filter(Placeholders::isIn).isPresent()) {
      openPlaceholder(use, value);
      return Optional.empty();
    }
    return text;
  }

  /** Nothing is granted for a value in which something is still to be filled in. */
  void openPlaceholder(RoleUse use, JobValue value) {
    open(
        use,
        PLACEHOLDER,
        value,
        quoted(value.scalar())
            + " in "
            + value.path()
            + " is a placeholder, and nothing is granted for it",
        fill(value.scalar()) + ", or grant the access in 'inline_policies'");
  }

  /** What is granted for a value matches whatever its placeholders stand for. */
  void openTemplate(JobValue value, String pattern) {
    open(
        RoleUse.JOB,
        PLACEHOLDER,
        value,
        quoted(value.scalar())
            + " in "
            + value.path()
            + " has a placeholder, so all of "
            + pattern
            + " is granted",
        fill(value.scalar()));
  }

  private static String fill(String text) {
    return "replace it with the value"
        + Placeholders.names(text).stream()
            .findFirst()
            .map(name -> " (--set " + quotedForShell(name) + "=…, or 'set' beside 'job')")
            .orElse("");
  }

  private static String quotedForShell(String name) {
    return name.matches("[A-Za-z0-9_.:-]+") ? name : "'" + name + "'";
  }

  /** The text of a value, placeholders included; nothing, and a finding, where it is none. */
  Optional<String> template(JobValue value) {
    return template(RoleUse.JOB, value);
  }

  private Optional<String> template(RoleUse use, JobValue value) {
    if (Placeholders.isFunction(value.node())) {
      open(
          use,
          PLACEHOLDER,
          value,
          value.path() + " is computed later, and nothing is granted for it",
          "replace it with the value, or grant the access in 'inline_policies'");
      return Optional.empty();
    }
    if (value.node() instanceof Mapping || value.node() instanceof Listing) {
      String type = value.node() instanceof Mapping ? "a mapping" : "a list";
      refuse(
          WRONG_TYPE,
          value,
          value.path() + " must be a string, not " + type,
          "write a string in quotation marks");
      return Optional.empty();
    }
    return Optional.of(value.scalar());
  }

  /** The text of a field, if the field is there; nothing for one that needs no value. */
  public Optional<String> text(RoleUse use, JobValue parent, String name) {
    return parent.child(name).flatMap(value -> text(use, value));
  }

  /**
   * A field without which nothing is known of the access that its parent needs. Where it is
   * missing, that is left open.
   */
  public Optional<JobValue> required(RoleUse use, JobValue parent, String name) {
    Optional<JobValue> value = parent.child(name);
    if (value.isEmpty() && !isFromInput(parent, name)) {
      open(
          use,
          PLACEHOLDER,
          parent,
          quoted(parent.below(name)) + " is missing, so the access that it needs is not known",
          "add the field, which the API requires, or remove the object that it belongs to");
    }
    return value;
  }

  /** A required field of the job's role. */
  public Optional<JobValue> required(JobValue parent, String name) {
    return required(RoleUse.JOB, parent, name);
  }

  /** The items of a field that is a list; none, and a finding, where it is anything else. */
  public List<JobValue> items(RoleUse use, JobValue parent, String name) {
    Optional<JobValue> value = parent.child(name);
    if (value.isPresent() && !(value.get().node() instanceof Listing)) {
      text(use, value.get())
          .ifPresent(
              text ->
                  refuse(
                      WRONG_TYPE,
                      value.get(),
                      value.get().path() + " must be a list, not " + quoted(text),
                      "write it as in the API reference"));
    }
    return value.map(JobValue::items).orElse(List.of());
  }

  /**
   * Whether a field is {@code true}. What depends on a placeholder is left open.
   *
   * @param use the role that may need access because of it
   */
  public boolean isTrue(RoleUse use, JobValue parent, String name) {
    Optional<JobValue> value = parent.child(name);
    Optional<String> text = value.flatMap(present -> text(use, present));
    boolean isTrue = text.filter("true"::equalsIgnoreCase).isPresent();
    if (!isTrue && text.filter(other -> !other.equalsIgnoreCase("false")).isPresent()) {
      refuse(
          WRONG_TYPE,
          value.orElseThrow(),
          value.orElseThrow().path() + " must be true or false, not " + quoted(text.orElseThrow()),
          "write true or false");
    }
    return isTrue;
  }

  /**
   * The value of a field that has one of some values; nothing where it is missing, and nothing and
   * a finding where it is a placeholder or another value.
   *
   * @param use the role that may need access because of it
   */
  public Optional<String> oneOf(RoleUse use, JobValue parent, String name, String... allowed) {
    Optional<String> text = text(use, parent, name);
    if (text.isEmpty() || List.of(allowed).contains(text.get())) {
      return text;
    }
    refuse(
        INVALID_VALUE,
        parent.child(name).orElseThrow(),
        quoted(text.get()) + " is not a valid " + name,
        "allowed: " + String.join(", ", allowed));
    return Optional.empty();
  }

  /** Whether Step Functions takes a field from the state's input; that is reported as a field. */
  private static boolean isFromInput(JobValue parent, String name) {
    return parent.child(name + FROM_INPUT).isPresent();
  }
}
