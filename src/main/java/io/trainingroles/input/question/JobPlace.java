package io.trainingroles.input.question;

import io.trainingroles.access.NamedPolicy;
import io.trainingroles.iam.Arn;
import io.trainingroles.iam.Effect;
import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.job.JobNeeds;
import io.trainingroles.role.value.AccountId;
import io.trainingroles.role.value.Deployment;
import io.trainingroles.role.value.Region;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Where jobs run as a role, from all that says it. A role is in the account of its jobs, as a
 * service passes no role of another account; its Region is that of the jobs, since roles have none.
 */
public final class JobPlace {
  /** With these, a request must have one of the values. */
  private static final Set<String> LIMITING =
      Set.of("arnlike", "arnequals", "stringlike", "stringequals");

  private JobPlace() {}

  /**
   * The account and the Region of jobs.
   *
   * @param given what the user or the spec says, which counts before all else
   * @param provider the Region of Terraform's provider, if that is known; roles may be deployed
   *     from another Region than that of their jobs, so it counts after what the jobs say
   * @param role the role
   * @param jobs the jobs
   * @return each null where nothing says it, or where jobs contradict each other
   */
  public static Deployment of(
      Deployment given, Optional<Region> provider, JudgedRole role, List<JobNeeds> jobs) {
    AccountId account =
        given.account() != null
            ? given.account()
            : only(
                    role.attributes().account().map(Stream::of).orElseGet(() -> accounts(jobs)),
                    AccountId::new)
                .orElse(null);
    Region region = given.region();
    if (region == null) {
      List<Region> ofJobs = regions(jobs);
      region =
          switch (ofJobs.size()) {
            case 0 -> provider.or(() -> only(trusted(role), Region::new)).orElse(null);
            case 1 -> ofJobs.get(0);
            default -> null;
          };
    }
    return new Deployment(account, region);
  }

  /**
   * The account and the Region of jobs whose role does not exist yet.
   *
   * @param given what the user says, which counts before all else
   * @param jobs the jobs
   * @return each null where nothing says it, or where jobs contradict each other
   */
  public static Deployment of(Deployment given, List<JobNeeds> jobs) {
    List<Region> regions = regions(jobs);
    AccountId account =
        given.account() != null
            ? given.account()
            : only(accounts(jobs), AccountId::new).orElse(null);
    Region region =
        given.region() != null ? given.region() : regions.size() == 1 ? regions.get(0) : null;
    return new Deployment(account, region);
  }

  private static List<Region> regions(List<JobNeeds> jobs) {
    return jobs.stream()
        .flatMap(job -> Stream.ofNullable(job.runsIn().region()))
        .distinct()
        .toList();
  }

  private static Stream<String> accounts(List<JobNeeds> jobs) {
    return jobs.stream()
        .flatMap(job -> Stream.ofNullable(job.runsIn().account()))
        .map(AccountId::value);
  }

  /** The Regions of the sources that the trust policy asks for. */
  private static Stream<String> trusted(JudgedRole role) {
    NamedPolicy policy = role.trustPolicy();
    return policy == null
        ? Stream.empty()
        : policy.document().statements().stream()
            .filter(statement -> statement.effect() == Effect.ALLOW)
            .flatMap(statement -> statement.conditions().stream())
            .filter(condition -> condition.key().toLowerCase(Locale.ROOT).equals("aws:sourcearn"))
            .filter(condition -> LIMITING.contains(condition.operator().toLowerCase(Locale.ROOT)))
            .flatMap(condition -> condition.values().stream())
            .map(value -> Arn.parts(value))
            .filter(parts -> parts.size() == Arn.PARTS)
            .map(parts -> parts.get(3));
  }

  private static <T> Optional<T> only(Stream<String> texts, Function<String, T> type) {
    List<String> distinct = texts.distinct().toList();
    if (distinct.size() != 1) {
      return Optional.empty();
    }
    try {
      return Optional.of(type.apply(distinct.get(0)));
    } catch (InvalidValueException notOne) {
      return Optional.empty();
    }
  }
}
