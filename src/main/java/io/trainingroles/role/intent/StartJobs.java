package io.trainingroles.role.intent;

import io.trainingroles.iam.ActionElement.Actions;
import io.trainingroles.iam.Condition;
import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.iam.ResourceElement.Resources;
import io.trainingroles.iam.Statement;
import io.trainingroles.role.Arguments;
import io.trainingroles.role.Form;
import io.trainingroles.role.Grant;
import io.trainingroles.role.Parameter;
import io.trainingroles.role.trust.TrustedService;
import io.trainingroles.role.value.DeclaredArn;
import io.trainingroles.role.value.Deployment;
import io.trainingroles.role.value.ResourceArn;
import io.trainingroles.role.value.VariableType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A caller starts SageMaker jobs that run as a training role: the jobs named, under the conditions
 * given, and with exactly that role. A list that a request may send is compared with {@code
 * ForAllValues}, which an absent list passes too; {@code Null} beside it refuses the absent list.
 * See <a
 * href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_sagemaker.html">Actions,
 * resources, and condition keys for Amazon SageMaker AI</a> and <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html">Grant a user
 * permissions to pass a role to an AWS service</a>.
 *
 * @param jobsAs the role that the jobs run as
 * @param jobs which jobs, as the ends of their ARNs
 * @param conditions the condition keys with the values that they may have, at least one each
 * @param follows whether the caller also describes and stops the jobs
 * @param tags whether the caller also tags the jobs that it starts
 * @param stateMachine how an AWS Step Functions state machine starts the jobs, or null where none
 *     does
 */
public record StartJobs(
    DeclaredArn jobsAs,
    List<String> jobs,
    Map<JobConditionKey, List<String>> conditions,
    boolean follows,
    boolean tags,
    @Nullable StateMachine stateMachine)
    implements Grant {
  /**
   * How a state of AWS Step Functions starts jobs. See <a
   * href="https://docs.aws.amazon.com/step-functions/latest/dg/sagemaker-iam.html">IAM policies for
   * calling Amazon SageMaker AI</a>.
   */
  public enum StateMachine {
    /** It waits for the job ({@code .sync}); a rule that it creates notifies it of the end. */
    SYNC,
    /** It only starts the job. */
    REQUEST;

    private static StateMachine of(String text) {
      return switch (text) {
        case "sync" -> SYNC;
        case "request" -> REQUEST;
        default ->
            throw new InvalidValueException(
                "'" + text + "' is not a way in which a state machine starts jobs",
                "allowed: sync (it waits for them), request");
      };
    }
  }

  private static final Pattern JOBS =
      Pattern.compile(
          "(training-job|processing-job|hyper-parameter-tuning-job)/[A-Za-z0-9-]{0,63}\\*?");
  private static final Pattern ROLE = Pattern.compile("role/[!-~]+");
  private static final String ROLE_EXAMPLE = "arn:aws:iam::123456789012:role/visionTraining";

  private static final Parameter<DeclaredArn> JOBS_AS =
      Parameter.required(
          "jobs_as",
          text ->
              DeclaredArn.of(
                  text, VariableType.ROLE, arn -> ResourceArn.of(arn, "iam", ROLE, ROLE_EXAMPLE)),
          ROLE_EXAMPLE,
          "the role that the jobs run as: one of this spec by its name, or an ARN");
  private static final Parameter<String> JOBS_NAMED =
      Parameter.optionalList(
          "jobs",
          StartJobs::job,
          "[training-job/vision-*]",
          "which jobs; all training jobs if left out");
  private static final Parameter<Boolean> FOLLOWS =
      Parameter.flag("follows", "also describes and stops the jobs");
  private static final Parameter<Boolean> TAGS =
      Parameter.flag("tags", "also tags the jobs that it starts");

  private static final Parameter<StateMachine> STATE_MACHINE =
      Parameter.optional(
          "state_machine",
          StateMachine::of,
          "sync",
          "an AWS Step Functions state machine starts them: sync if it waits for their end, else"
              + " request");

  /** The form of {@code starts}. */
  public static final Form<Grant> FORM =
      new Form<>(
          "starts",
          "Starts SageMaker jobs that run as a training role",
          "https://docs.aws.amazon.com/service-authorization/latest/reference/"
              + "list_sagemaker.html",
          parameters(),
          StartJobs::of);

  /**
   * Keeps unchangeable copies.
   *
   * @throws IllegalArgumentException if there is no job
   */
  public StartJobs {
    jobs = List.copyOf(jobs);
    var copy = new LinkedHashMap<JobConditionKey, List<String>>();
    conditions.forEach((key, values) -> copy.put(key, List.copyOf(values)));
    conditions = Collections.unmodifiableMap(copy);
    if (jobs.isEmpty()) {
      throw new IllegalArgumentException("no job to start");
    }
  }

  @Override
  public List<Statement> statements(Deployment deployment) {
    Resources arns =
        Resources.of(
            jobs.stream().map(job -> deployment.arn("sagemaker", job)).toArray(String[]::new));
    var statements = new ArrayList<Statement>();
    statements.add(
        Statement.allow(
            Actions.of(actions("Create").toArray(String[]::new)),
            arns,
            conditions.entrySet().stream()
                .flatMap(entry -> entry.getKey().conditions(entry.getValue(), deployment).stream())
                .toArray(Condition[]::new)));
    var more = new TreeSet<String>();
    if (follows || stateMachine == StateMachine.SYNC) {
      more.addAll(actions("Describe", "Stop"));
    }
    if (stateMachine != null) {
      more.add("sagemaker:ListTags");
    }
    if (!more.isEmpty()) {
      statements.add(Statement.allow(Actions.of(more.toArray(String[]::new)), arns));
    }
    if (stateMachine == StateMachine.SYNC) {
      statements.add(
          Statement.allow(
              Actions.of("events:DescribeRule", "events:PutRule", "events:PutTargets"),
              Resources.of(
                  jobs.stream()
                      .map(job -> deployment.arn("events", "rule/" + rule(job)))
                      .distinct()
                      .toArray(String[]::new))));
    }
    if (tags) {
      statements.add(Statement.allow(Actions.of("sagemaker:AddTags"), arns));
    }
    statements.add(
        Statement.allow(
            Actions.of("iam:PassRole"),
            Resources.of(jobsAs.ownedIn(deployment)),
            Condition.of(
                "StringEquals", "iam:PassedToService", TrustedService.SAGEMAKER.principal())));
    return List.copyOf(statements);
  }

  private List<String> actions(String... verbs) {
    return List.of(verbs).stream()
        .flatMap(verb -> jobs.stream().map(job -> "sagemaker:" + verb + noun(job)))
        .distinct()
        .sorted()
        .toList();
  }

  /** The rule that Step Functions keeps for all jobs of a kind. */
  private static String rule(String job) {
    return "StepFunctionsGetEventsForSageMaker"
        + switch (noun(job)) {
          case "ProcessingJob" -> "ProcessingJobsRule";
          case "HyperParameterTuningJob" -> "TuningJobsRule";
          default -> "TrainingJobsRule";
        };
  }

  private static String noun(String job) {
    return switch (job.substring(0, job.indexOf('/'))) {
      case "processing-job" -> "ProcessingJob";
      case "hyper-parameter-tuning-job" -> "HyperParameterTuningJob";
      default -> "TrainingJob";
    };
  }

  private static List<Parameter<?>> parameters() {
    var parameters = new ArrayList<Parameter<?>>(List.of(JOBS_AS, JOBS_NAMED));
    for (JobConditionKey key : JobConditionKey.ALL) {
      parameters.add(key.parameter());
    }
    parameters.add(FOLLOWS);
    parameters.add(TAGS);
    parameters.add(STATE_MACHINE);
    return parameters;
  }

  private static Grant of(Arguments arguments) {
    List<String> named = arguments.all(JOBS_NAMED);
    return new StartJobs(
        arguments.get(JOBS_AS),
        named.isEmpty() ? List.of("training-job/*") : named,
        conditions(arguments),
        arguments.find(FOLLOWS).orElse(false),
        arguments.find(TAGS).orElse(false),
        arguments.find(STATE_MACHINE).orElse(null));
  }

  private static Map<JobConditionKey, List<String>> conditions(Arguments arguments) {
    var conditions = new LinkedHashMap<JobConditionKey, List<String>>();
    for (JobConditionKey key : JobConditionKey.ALL) {
      List<String> values =
          arguments.all(key.parameter()).stream()
              .filter(value -> !value.equals(false))
              .map(Object::toString)
              .toList();
      if (!values.isEmpty()) {
        conditions.put(key, values);
      }
    }
    return conditions;
  }

  private static String job(String text) {
    if (!JOBS.matcher(text).matches() || text.endsWith("/")) {
      throw new InvalidValueException(
          "'" + text + "' is not a valid name or prefix of jobs",
          "write training-job/, processing-job/ or hyper-parameter-tuning-job/ and a name, which"
              + " may end with *");
    }
    return text;
  }
}
