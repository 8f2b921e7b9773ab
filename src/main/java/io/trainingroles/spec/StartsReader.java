package io.trainingroles.spec;

import static io.trainingroles.finding.Quotation.quoted;

import io.trainingroles.finding.InputIssues;
import io.trainingroles.finding.IssueCode;
import io.trainingroles.finding.Location;
import io.trainingroles.finding.NearestWord;
import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.job.JobNeeds;
import io.trainingroles.job.StartArgument;
import io.trainingroles.job.reader.JobReader;
import io.trainingroles.role.Grant;
import io.trainingroles.role.Parameter;
import io.trainingroles.role.intent.StartJobs;
import io.trainingroles.role.value.Deployment;
import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Entry;
import io.trainingroles.tree.Tree.Listing;
import io.trainingroles.tree.Tree.Mapping;
import io.trainingroles.tree.Tree.Scalar;
import io.trainingroles.tree.Tree.ScalarKind;
import io.trainingroles.yaml.KeyReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads which jobs a role starts. What a job file contains is read as if it were written in the
 * spec; what is written beside the file takes precedence.
 */
final class StartsReader {
  /** What the name of a role is followed by in that of the policy. */
  static final String POLICY_SUFFIX = "Starts";

  private static final IssueCode INVALID_VALUE = InputIssues.INVALID_VALUE;
  private static final IssueCode UNKNOWN_ROLE = new IssueCode("UNKNOWN_ROLE");
  private static final IssueCode NOT_STARTED = SpecIssues.JOB_NOT_OF_SAGEMAKER.code();
  private static final String JOB = "job";
  private static final String JOBS_AS = "jobs_as";
  private static final String EXAMPLE = "{jobs_as: visionTraining}, or a list of these";

  private final Problems problems;
  private final Deployment deployment;
  private final JobFiles files;
  private final RolePaths paths;

  StartsReader(Problems problems, Deployment deployment, JobFiles files, RolePaths paths) {
    this.problems = problems;
    this.deployment = deployment;
    this.files = files;
    this.paths = paths;
  }

  /** The value of {@code starts}: what is started, or a list of that. */
  List<Grant> read(Tree node) {
    List<Tree> items =
        node instanceof Listing ? problems.items(node, "'starts'", EXAMPLE) : List.of(node);
    var grants = new ArrayList<Grant>();
    for (Tree item : items) {
      expanded(item)
          .flatMap(started -> new FormReader(problems).read(StartJobs.FORM, started))
          .filter(grant -> canBeDeployed(grant, item))
          .ifPresent(grants::add);
    }
    return grants;
  }

  private boolean canBeDeployed(Grant grant, Tree node) {
    try {
      return !grant.statements(deployment).isEmpty();
    } catch (InvalidValueException elsewhere) {
      problems.add(INVALID_VALUE, node.location(), elsewhere.problem(), elsewhere.remedy());
      return false;
    }
  }

  /** The item with the fields of its job, and with the ARN in place of a role's name. */
  private Optional<Tree> expanded(Tree item) {
    if (!(item instanceof Mapping mapping)) {
      return arn(item);
    }
    KeyReader.refuseDuplicates(mapping, problems);
    var entries = new LinkedHashMap<String, Entry>();
    Optional<Entry> job = mapping.entry(JOB);
    if (job.isPresent()) {
      Map<String, String> values =
          PlaceholderValues.read(mapping.entry(PlaceholderValues.KEY).map(Entry::value), problems);
      Optional<List<StartArgument>> words = words(job.get().value(), values);
      if (words.isEmpty()) {
        return Optional.empty();
      }
      words.get().forEach(word -> entries.put(word.name(), entry(word)));
    }
    for (Entry entry : mapping.entries()) {
      boolean isOfJob =
          entry.key().equals(JOB) || (job.isPresent() && entry.key().equals(PlaceholderValues.KEY));
      if (!isOfJob) {
        entries.put(entry.key(), entry);
      }
    }
    Optional<Entry> role = Optional.ofNullable(entries.get(JOBS_AS));
    if (role.isPresent()) {
      Optional<Tree> arn = arn(role.get().value());
      if (arn.isEmpty()) {
        return Optional.empty();
      }
      entries.put(JOBS_AS, new Entry(JOBS_AS, role.get().location(), arn.get()));
    }
    return Optional.of(new Mapping(mapping.location(), List.copyOf(entries.values())));
  }

  private Optional<List<StartArgument>> words(Tree place, Map<String, String> values) {
    Optional<String> path = problems.text(place, "'job'", "jobs/vision.json");
    if (path.isEmpty()) {
      return Optional.empty();
    }
    Optional<JobFiles.Text> file = problems.jobFile(files, place, path.get());
    if (file.isEmpty()) {
      return Optional.empty();
    }
    JobNeeds needs =
        new JobReader(Set.of(), values).read(file.get().source(), file.get().text(), deployment);
    if (needs.kind() == null) {
      needs.findings().forEach(problems::add);
      return Optional.empty();
    }
    if (needs.kind().runsContainers()) {
      problems.add(
          NOT_STARTED,
          place.location(),
          quoted(path.get())
              + " is "
              + needs.kind()
              + ", and 'starts' supports only SageMaker jobs",
          "give a job of SageMaker; for others, grant batch:SubmitJob or ecs:RunTask with 'allow'");
      return Optional.empty();
    }
    needs.start().findings().forEach(problems::add);
    return Optional.of(needs.start().arguments());
  }

  private static Entry entry(StartArgument word) {
    Parameter<?> parameter = StartJobs.FORM.parameter(word.name());
    Location place = word.location();
    ScalarKind kind =
        parameter.kind() == Parameter.Kind.FLAG ? ScalarKind.BOOLEAN : ScalarKind.TEXT;
    List<Tree> values =
        word.values().stream().<Tree>map(value -> new Scalar(place, kind, value)).toList();
    Tree node = parameter.isList() ? new Listing(place, values) : values.get(0);
    return new Entry(word.name(), place, node);
  }

  /** A role of the spec becomes its ARN; anything else is left for the form to read. */
  private Optional<Tree> arn(Tree node) {
    if (!(node instanceof Scalar scalar)
        || problems.isReference(node)
        || scalar.kind() != ScalarKind.TEXT
        || scalar.text().isEmpty()
        || scalar.text().startsWith("arn:")) {
      return Optional.of(node);
    }
    Optional<String> path = paths.of(scalar.text());
    if (path.isEmpty()) {
      problems.add(
          UNKNOWN_ROLE,
          node.location(),
          quoted(scalar.text()) + " is not a role of this spec",
          NearestWord.to(scalar.text(), paths.names())
                  .map(word -> "did you mean '" + word + "'? ")
                  .orElse("")
              + "give a role of this spec, or the ARN of another role");
      return Optional.empty();
    }
    Optional<String> account = deployment.accountId();
    if (account.isEmpty()) {
      problems.add(
          INVALID_VALUE,
          node.location(),
          "the ARN of the role " + quoted(scalar.text()) + " is not known without the account",
          "add account: \"123456789012\" or account: current to the spec");
      return Optional.empty();
    }
    String resource = "role" + path.get() + scalar.text();
    String arn =
        String.join(":", "arn", deployment.partitionId(), "iam", "", account.get(), resource);
    return Optional.of(new Scalar(node.location(), ScalarKind.TEXT, arn));
  }
}
