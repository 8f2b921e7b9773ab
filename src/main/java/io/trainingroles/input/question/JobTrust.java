package io.trainingroles.input.question;

import io.trainingroles.access.Caller;
import io.trainingroles.access.NamedPolicy;
import io.trainingroles.access.Policies;
import io.trainingroles.access.proof.AccessProver;
import io.trainingroles.access.proof.Proof;
import io.trainingroles.access.set.AccessPattern;
import io.trainingroles.access.set.RequestSet;
import io.trainingroles.iam.ActionPattern;
import io.trainingroles.iam.Condition;
import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.iam.ResourcePattern;
import io.trainingroles.iam.Statement;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.PolicyUse;
import io.trainingroles.input.RolePolicy;
import io.trainingroles.input.SeenValue;
import io.trainingroles.input.UnseenPolicy.UnseenEffect;
import io.trainingroles.job.JobKind;
import io.trainingroles.job.JobName;
import io.trainingroles.job.JobNeeds;
import io.trainingroles.job.RoleJob;
import io.trainingroles.role.value.Deployment;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether the services that run jobs can assume their role. The question is asked of the trust
 * policy itself, with the condition keys that the service is documented to send; see <a
 * href="https://docs.aws.amazon.com/sagemaker/latest/dg/security-confused-deputy-prevention.html">Cross-service
 * confused deputy prevention</a> and <a
 * href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html">Amazon ECS
 * task IAM role</a>.
 */
final class JobTrust {
  private static final String SAGEMAKER = "sagemaker.amazonaws.com";
  private static final String ECS_TASKS = "ecs-tasks.amazonaws.com";
  private static final String ASSUME = "sts:AssumeRole";
  private static final String TAG = "sts:TagSession";
  private static final String SOURCE_ARN = "aws:SourceArn";
  private static final String SOURCE_ACCOUNT = "aws:SourceAccount";

  /** Of a tuning job itself, AWS does not document which ARN it sends. */
  private static final Set<String> DOCUMENTED = Set.of("training-job/", "processing-job/");

  /**
   * The keys that can be in a request of a service for itself; a condition on any other, such as
   * {@code sts:ExternalId}, does not hold. See <a
   * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html">AWS
   * global condition context keys</a>.
   */
  private static final Set<String> SENT =
      Set.of(
          "aws:sourcearn",
          "aws:sourceaccount",
          "aws:sourceorgid",
          "aws:sourceorgpaths",
          "aws:principalisawsservice",
          "aws:principalservicename",
          "aws:principalservicenameslist",
          "aws:principaltype",
          "aws:currenttime",
          "aws:epochtime",
          "aws:securetransport",
          "aws:requestedregion",
          "aws:userid");

  private final NamedPolicy policy;
  private final RequestSet trusted;
  private final Deployment deployment;
  private final AccessProver prover = new AccessProver();

  private JobTrust(NamedPolicy policy, String service, Deployment deployment) {
    this.policy = policy;
    this.deployment = deployment;
    this.trusted =
        RequestSet.ofCaller(
            new Caller.Service(service),
            Policies.NONE.withResourcePolicy(
                policy, deployment.account() == null ? null : deployment.account().value()));
  }

  /**
   * What keeps jobs from running as a role.
   *
   * @param gaps the reasons, each once
   * @param unknown what of it is not known, with the reasons that are not certain
   */
  record Answer(List<TrustGap> gaps, List<String> unknown) {}

  /** The answer for all jobs of a role; for a document that stands alone there is no question. */
  static Answer of(JudgedRole role, List<RoleJob> jobs, Deployment deployment) {
    if (!role.isRole() || jobs.isEmpty()) {
      return new Answer(List.of(), List.of());
    }
    List<TrustGap> otherRoles = otherRoles(role, jobs, deployment);
    Optional<String> unseen = unseen(role);
    NamedPolicy policy = role.trustPolicy();
    var gaps = new LinkedHashSet<TrustGap>();
    if (policy != null) {
      try {
        jobs.forEach(job -> gaps.addAll(of(policy, job.job(), deployment)));
      } catch (InvalidValueException invalid) {
        unseen = Optional.of("the trust policy is not valid: " + invalid.problem());
      }
    }
    boolean isTrusted = policy != null && gaps.isEmpty();
    if (unseen.isEmpty()) {
      gaps.addAll(otherRoles);
      List<String> uncertain =
          gaps.stream()
              .filter(gap -> !gap.isCertain())
              .map(gap -> gap.problem() + "; AWS does not document whether it sends this ARN")
              .toList();
      return new Answer(List.copyOf(gaps), uncertain);
    }
    return new Answer(otherRoles, isTrusted ? List.of() : List.of(unseen.get()));
  }

  /** The roles of the same name that jobs name, with another account or path. */
  private static List<TrustGap> otherRoles(
      JudgedRole role, List<RoleJob> jobs, Deployment deployment) {
    String account =
        role.attributes()
            .account()
            .orElse(deployment.account() == null ? null : deployment.account().value());
    String path = role.attributes().arn() instanceof SeenValue.Unknown<String> ? null : role.path();
    return jobs.stream()
        .flatMap(job -> job.namedRoles().stream())
        .filter(named -> named.name().equals(role.name()))
        .flatMap(
            named ->
                named
                    .difference(account, path)
                    .map(
                        difference ->
                            new TrustGap(
                                true,
                                named.field() + " names a role in " + difference,
                                "name this role in the job"))
                    .stream())
        .distinct()
        .toList();
  }

  /** Why it is not known who may assume the role. */
  private static Optional<String> unseen(JudgedRole role) {
    Optional<String> unseen =
        role.unseen().stream()
            .filter(policy -> policy.effect() == UnseenEffect.TRUSTS)
            .map(UnknownReasons::of)
            .findFirst();
    if (unseen.isPresent()) {
      return unseen;
    }
    List<RolePolicy> trusts =
        role.policies().stream().filter(policy -> policy.use() == PolicyUse.TRUST).toList();
    if (trusts.isEmpty()) {
      return Optional.of("the trust policy of the role is not in the input");
    }
    return trusts.stream()
            .flatMap(policy -> policy.document().statements().stream())
            .allMatch(Statement::isKnown)
        ? Optional.empty()
        : Optional.of("a value in the trust policy of the role is known only after apply");
  }

  private static List<TrustGap> of(NamedPolicy policy, JobNeeds job, Deployment deployment) {
    JobKind kind = job.kind();
    if (kind == null) {
      return List.of();
    }
    String service = kind.runsContainers() ? ECS_TASKS : SAGEMAKER;
    var trust = new JobTrust(policy, service, deployment);
    if (!trust.allows(ASSUME, null)) {
      return List.of(
          new TrustGap(
              true,
              service + " cannot assume the role, so " + kind + " cannot run as it",
              "let " + service + " assume it ('trusts: [" + word(service) + "]' in a spec)"));
    }
    var gaps = new ArrayList<TrustGap>();
    if (kind.runsContainers()) {
      trust.gap(service, "ecs", "*", true).ifPresent(gaps::add);
    }
    for (String type : job.jobTypes()) {
      boolean isNamed = type.equals(kind.arnType()) || kind == JobKind.TUNING;
      String resource = type + (isNamed ? names(job) : "*");
      trust.gap(service, "sagemaker", resource, DOCUMENTED.contains(type)).ifPresent(gaps::add);
    }
    if (job.tagsSessions() && !trust.allows(TAG, null)) {
      gaps.add(
          new TrustGap(
              true,
              service + " may not tag the sessions of the role, which session chaining requires",
              "allow " + TAG + " beside " + ASSUME + " in the trust policy"));
    }
    return gaps;
  }

  /**
   * The job's name and those of its next runs; training jobs of a tuning job begin with its own.
   */
  private static String names(JobNeeds job) {
    String name = job.jobName();
    if (name == null) {
      return "*";
    }
    String beginning = new JobName(name).beginning();
    return beginning.equals(name) && job.kind() != JobKind.TUNING ? name : beginning + "*";
  }

  private Optional<TrustGap> gap(
      String service, String arnService, String resource, boolean isDocumented) {
    if (allows(ASSUME, deployment.arn(arnService, resource))) {
      return Optional.empty();
    }
    String source = deployment.arn(arnService, resource);
    return Optional.of(
        new TrustGap(
            isDocumented,
            "the trust policy lets " + service + " assume the role, but not for " + source,
            "include it in the conditions on "
                + SOURCE_ARN
                + " and "
                + SOURCE_ACCOUNT
                + (arnService.equals("ecs")
                    ? ""
                    : " (in a spec: {service: sagemaker, jobs: "
                        + resource.substring(0, resource.indexOf('/') + 1)
                        + "*})")));
  }

  /** Whether there is a request of the service that is allowed; if it is not known, also true. */
  private boolean allows(String action, @Nullable String sourceArn) {
    var conditions = new ArrayList<Condition>();
    if (sourceArn != null) {
      conditions.add(Condition.of("StringLike", SOURCE_ARN, sourceArn));
      if (deployment.account() != null) {
        conditions.add(Condition.of("StringEquals", SOURCE_ACCOUNT, deployment.account().value()));
      }
    }
    for (String key : keys()) {
      if (!SENT.contains(key) && !(action.equals(TAG) && isOfTags(key))) {
        conditions.add(Condition.of("Null", key, "true"));
      }
    }
    var question = new AccessPattern(ActionPattern.of(action), ResourcePattern.of("*"), conditions);
    return !(prover.never(trusted, question) instanceof Proof.Proved);
  }

  private static boolean isOfTags(String key) {
    return key.startsWith("aws:requesttag/") || key.equals("aws:tagkeys");
  }

  /** The condition keys of the trust policy, in lower case. */
  private Set<String> keys() {
    var keys = new LinkedHashSet<String>();
    policy.document().statements().stream()
        .flatMap(statement -> statement.conditions().stream())
        .forEach(condition -> keys.add(condition.key().toLowerCase(Locale.ROOT)));
    return keys;
  }

  private static String word(String service) {
    return service.substring(0, service.indexOf('.'));
  }
}
