package io.trainingroles.role.trust;

import io.trainingroles.iam.ActionElement.Actions;
import io.trainingroles.iam.Condition;
import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.iam.Principal;
import io.trainingroles.iam.PrincipalElement.Principals;
import io.trainingroles.iam.Statement;
import io.trainingroles.role.Form;
import io.trainingroles.role.Parameter;
import io.trainingroles.role.Trust;
import io.trainingroles.role.value.Deployment;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An AWS service assumes the role to run a job; with jobs named, only for these jobs of this
 * account (against the confused deputy). See <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html">The confused deputy
 * problem</a>.
 *
 * @param service the service
 * @param jobs which jobs, as the end of their ARN with or without wildcards, or null for all
 * @param namespace for EKS Pod Identity, the Kubernetes namespace, or null for any
 * @param serviceAccount for EKS Pod Identity, the Kubernetes service account, or null for any
 * @param tagsSessions whether SageMaker also tags the sessions, as session chaining requires
 */
public record ServiceTrust(
    TrustedService service,
    @Nullable String jobs,
    @Nullable String namespace,
    @Nullable String serviceAccount,
    boolean tagsSessions)
    implements Trust {
  private static final Pattern JOBS = Pattern.compile("[A-Za-z0-9*?:/_.-]{1,256}");
  private static final Parameter<TrustedService> SERVICE =
      Parameter.required("service", TrustedService::of, "sagemaker", "the service");
  private static final Parameter<String> JOBS_NAMED =
      Parameter.optional(
          "jobs", text -> text, "training-job/vision-*", "the jobs, as the last part of their ARN");
  private static final Parameter<String> NAMESPACE =
      Parameter.optional(
          "namespace", ServiceTrust::kubernetesName, "training", "the Kubernetes namespace");
  private static final Parameter<String> SERVICE_ACCOUNT =
      Parameter.optional(
          "service_account",
          ServiceTrust::kubernetesName,
          "trainer",
          "the Kubernetes service account");

  private static final Parameter<Boolean> TAGS_SESSIONS =
      Parameter.flag("tags_sessions", "the service also tags the sessions; only for sagemaker");

  static final Form<Trust> FORM =
      new Form<>(
          "service",
          "An AWS service runs jobs as the role",
          "https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html",
          List.of(SERVICE, JOBS_NAMED, NAMESPACE, SERVICE_ACCOUNT, TAGS_SESSIONS),
          arguments ->
              new ServiceTrust(
                  arguments.get(SERVICE),
                  arguments.find(JOBS_NAMED).orElse(null),
                  arguments.find(NAMESPACE).orElse(null),
                  arguments.find(SERVICE_ACCOUNT).orElse(null),
                  arguments.find(TAGS_SESSIONS).orElse(Boolean.FALSE)));

  /**
   * Checks what goes together.
   *
   * @throws InvalidValueException if the service does not send the condition key
   */
  public ServiceTrust {
    if (jobs != null) {
      checkJobs(service, jobs);
    }
    if (service != TrustedService.EKS_PODS && (namespace != null || serviceAccount != null)) {
      throw new InvalidValueException(
          "'namespace' and 'service_account' have no effect for " + service.word(),
          "remove them; they are for eks-pods");
    }
    if (tagsSessions && service != TrustedService.SAGEMAKER) {
      throw new InvalidValueException(
          "'tags_sessions' has no effect for " + service.word(), "remove it; it is for sagemaker");
    }
  }

  /**
   * A service runs any of its jobs as the role.
   *
   * @param service the service
   */
  public ServiceTrust(TrustedService service) {
    this(service, null, null, null, false);
  }

  /**
   * The same trust for jobs with session chaining. See <a
   * href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_SessionChainingConfig.html">SessionChainingConfig</a>.
   *
   * @return the trust with {@code sts:TagSession}
   */
  public ServiceTrust withSessionTags() {
    return new ServiceTrust(service, jobs, namespace, serviceAccount, true);
  }

  @Override
  public List<Statement> statements(Deployment deployment) {
    Actions actions =
        service == TrustedService.EKS_PODS || tagsSessions
            ? Actions.of("sts:AssumeRole", "sts:TagSession")
            : Actions.of("sts:AssumeRole");
    return List.of(
        Statement.trust(
            Principals.of(new Principal.Service(service.principal())),
            actions,
            conditions(deployment).toArray(Condition[]::new)));
  }

  @Override
  public boolean needsInstanceProfile() {
    return service == TrustedService.EC2;
  }

  private List<Condition> conditions(Deployment deployment) {
    var conditions = new ArrayList<Condition>();
    if (jobs != null) {
      String account = deployment.accountId().orElse("");
      if (account.isEmpty() || deployment.regionCode().isEmpty()) {
        throw new InvalidValueException(
            "the trust in the jobs '" + jobs + "' requires the account and the Region",
            "add account: \"123456789012\" and terraform: {region: eu-west-1} to the spec, or current for"
                + " both");
      }
      String arn = deployment.arn(service.arnService(), jobs);
      conditions.add(Condition.of("ArnLike", "aws:SourceArn", arn));
      if (service.sendsSourceAccount()) {
        conditions.add(Condition.of("StringEquals", "aws:SourceAccount", account));
      }
    }
    if (namespace != null) {
      conditions.add(
          Condition.of("StringEquals", "aws:RequestTag/kubernetes-namespace", namespace));
    }
    if (serviceAccount != null) {
      conditions.add(
          Condition.of(
              "StringEquals", "aws:RequestTag/kubernetes-service-account", serviceAccount));
    }
    return conditions;
  }

  private static void checkJobs(TrustedService service, String jobs) {
    List<String> kinds = service.jobKinds();
    if (kinds.isEmpty()) {
      throw new InvalidValueException(
          service.word() + " is not documented to send the ARN of a job as aws:SourceArn",
          "remove 'jobs': with the condition, the service could not assume the role");
    }
    boolean known =
        kinds.equals(List.of("*"))
            ? jobs.equals("*")
            : kinds.stream()
                .anyMatch(kind -> jobs.startsWith(kind) && jobs.length() > kind.length());
    if (!known || !JOBS.matcher(jobs).matches()) {
      throw new InvalidValueException(
          "'" + jobs + "' is not a job of " + service.word(),
          "begin it with one of "
              + String.join(", ", kinds)
              + ", as in "
              + kinds.get(0)
              + "vision-*");
    }
  }

  private static String kubernetesName(String text) {
    if (!Pattern.matches("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?", text)) {
      throw new InvalidValueException(
          "'" + text + "' is not a valid name in Kubernetes", "use a-z, 0-9, '.' and '-'");
    }
    return text;
  }
}
