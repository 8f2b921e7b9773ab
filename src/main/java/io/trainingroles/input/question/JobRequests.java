package io.trainingroles.input.question;

import io.trainingroles.access.NamedPolicy;
import io.trainingroles.iam.Arn;
import io.trainingroles.iam.Condition;
import io.trainingroles.iam.Effect;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.ResourcePattern;
import io.trainingroles.iam.Statement;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.RolePolicy;
import io.trainingroles.role.value.Deployment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the requests of a job beside what its definition says, and which condition keys
 * stay open. Services and SDKs of AWS ask over TLS, a job runs after the day of the reference data,
 * and in the Region of what it uses: <a
 * href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_S3DataSource.html">its
 * buckets are in the Region of the job</a>. The organisation, the accounts of buckets, tags, and
 * how objects are encrypted are not in a definition.
 */
final class JobRequests {
  private static final String TLS = "aws:SecureTransport";
  private static final String REGION = "aws:RequestedRegion";
  private static final List<String> TIMES =
      List.of("aws:CurrentTime", "aws:EpochTime", "aws:TokenIssueTime");

  private static final Pattern OPEN =
      Pattern.compile(
          "aws:(principalorgid|principalorgpaths|resourceaccount|resourceorgid|resourceorgpaths"
              + "|currenttime|epochtime|tokenissuetime|principaltag/.*)"
              + "|s3:x-amz-server-side-encryption.*");

  private final Set<String> keys;
  private final Deployment deployment;
  private final @Nullable String date;

  /**
   * The requests of jobs.
   *
   * @param role the role that makes them
   * @param deployment where it is deployed to
   * @param date the day of the reference data; null without any
   */
  JobRequests(JudgedRole role, Deployment deployment, @Nullable String date) {
    this.keys = keys(role);
    this.deployment = deployment;
    this.date = date;
  }

  /**
   * The needs under the conditions that their requests meet, as far as the role asks about them.
   */
  List<NamedPolicy> of(List<NamedPolicy> needs) {
    return needs.stream()
        .map(
            need ->
                new NamedPolicy(
                    need.name(),
                    PolicyDocument.of(
                        need.document().statements().stream().map(this::known).toList())))
        .toList();
  }

  /**
   * The keys that policies of the role ask about, and that the definition of a job does not show.
   */
  Set<String> open() {
    return keys.stream().filter(this::isOpen).collect(Collectors.toCollection(TreeSet::new));
  }

  /** The role as it is where each open key has the value that allows the most. */
  JudgedRole atBest(JudgedRole role) {
    return new JudgedRole(
        role.name(),
        role.path(),
        role.policies().stream().flatMap(policy -> atBest(policy).stream()).toList(),
        role.unseen(),
        role.attributes(),
        role.kind());
  }

  /** A policy without the denials that need not hold; nothing where it has only such. */
  private Optional<RolePolicy> atBest(RolePolicy policy) {
    if (policy.use().namesPrincipals()) {
      return Optional.of(policy);
    }
    PolicyDocument document = policy.document();
    List<Statement> statements =
        document.statements().stream().flatMap(each -> atBest(each).stream()).toList();
    if (statements.isEmpty()) {
      return policy.use().isIdentity() ? Optional.empty() : Optional.of(policy);
    }
    return Optional.of(
        new RolePolicy(
            policy.use(),
            policy.name(),
            new PolicyDocument(document.version(), document.id(), statements),
            policy.source(),
            policy.managed()));
  }

  private Optional<Statement> atBest(Statement statement) {
    List<Condition> others =
        statement.conditions().stream().filter(each -> !isOpen(each.key())).toList();
    if (others.size() == statement.conditions().size()) {
      return Optional.of(statement);
    }
    return statement.effect() == Effect.DENY
        ? Optional.empty()
        : Optional.of(with(statement, others));
  }

  private boolean isOpen(String key) {
    return OPEN.matcher(key.toLowerCase(Locale.ROOT)).matches()
        || (key.equalsIgnoreCase(REGION) && deployment.regionCode().isEmpty());
  }

  private Statement known(Statement need) {
    var conditions = new ArrayList<>(need.conditions());
    if (asks(TLS)) {
      add(conditions, Condition.of("Bool", TLS, "true"));
    }
    if (date != null) {
      TIMES.stream()
          .filter(this::asks)
          .forEach(
              key ->
                  add(conditions, Condition.of("DateGreaterThanEquals", key, date + "T00:00:00Z")));
    }
    if (asks(REGION)) {
      region(need)
          .ifPresent(region -> add(conditions, Condition.of("StringEquals", REGION, region)));
    }
    return conditions.equals(need.conditions()) ? need : with(need, conditions);
  }

  /** The Region of its resources; where their ARNs have none, that of the job. */
  private Optional<String> region(Statement need) {
    List<String> regions =
        need.resource() == null
            ? List.of()
            : need.resource().patterns().stream()
                .map(ResourcePattern::value)
                .map(JobRequests::region)
                .distinct()
                .toList();
    if (regions.size() != 1) {
      return Optional.empty();
    }
    return regions.get(0).isEmpty() ? deployment.regionCode() : Optional.of(regions.get(0));
  }

  private static String region(String resource) {
    List<String> parts = Arn.parts(resource);
    return parts.size() == Arn.PARTS && !parts.get(3).matches(".*[*?].*") ? parts.get(3) : "";
  }

  private static void add(List<Condition> conditions, Condition condition) {
    if (conditions.stream().noneMatch(each -> each.key().equalsIgnoreCase(condition.key()))) {
      conditions.add(condition);
    }
  }

  private boolean asks(String key) {
    return keys.stream().anyMatch(key::equalsIgnoreCase);
  }

  private static Set<String> keys(JudgedRole role) {
    return role.policies().stream()
        .filter(policy -> !policy.use().namesPrincipals())
        .flatMap(policy -> policy.document().statements().stream())
        .flatMap(statement -> statement.conditions().stream())
        .map(Condition::key)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Statement with(Statement statement, List<Condition> conditions) {
    return new Statement(
        statement.sid(),
        statement.effect(),
        statement.principal(),
        statement.action(),
        statement.resource(),
        conditions);
  }
}
