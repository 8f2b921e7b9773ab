package io.trainingroles.spec.edit;

import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.job.NamedRole;
import io.trainingroles.job.RoleUse;
import io.trainingroles.role.RoleName;
import io.trainingroles.role.RolePath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A role that jobs run as, with the name that they have for it. Jobs that name one role share it; a
 * job that names none runs as the role of the others, if they name one alone. A job that names no
 * execution role and can run without one has none.
 */
public final class JobRole {
  private final String name;
  private final List<NamedRole> named = new ArrayList<>();
  private final Map<SpecJob, Set<RoleUse>> jobs = new LinkedHashMap<>();

  private JobRole(String name) {
    this.name = name;
  }

  /**
   * The roles of some jobs.
   *
   * @param jobs the jobs
   * @return the roles, those that the jobs' code runs as first
   */
  public static List<JobRole> of(List<SpecJob> jobs) {
    // The names of roles are unique whatever their case.
    Map<String, JobRole> roles = new LinkedHashMap<>();
    for (RoleUse use : RoleUse.values()) {
      List<SpecJob> users =
          jobs.stream().filter(job -> use == RoleUse.JOB || job.runsContainers()).toList();
      var unnamed = new ArrayList<SpecJob>();
      for (SpecJob job : users) {
        Optional<NamedRole> role =
            job.needs().roles().stream()
                .filter(one -> one.use() == use && isRoleName(one.name()))
                .findFirst();
        if (role.isPresent()) {
          JobRole same = role(roles, role.get().name());
          same.named.add(role.get());
          same.add(job, use);
        } else if (use == RoleUse.JOB || job.needs().lacksExecutionRole()) {
          unnamed.add(job);
        }
      }
      if (!unnamed.isEmpty()) {
        JobRole all = ofUnnamed(roles, use);
        unnamed.forEach(job -> all.add(job, use));
      }
    }
    return List.copyOf(roles.values());
  }

  private static JobRole role(Map<String, JobRole> roles, String name) {
    return roles.computeIfAbsent(name.toLowerCase(Locale.ROOT), key -> new JobRole(name));
  }

  private static JobRole ofUnnamed(Map<String, JobRole> roles, RoleUse use) {
    List<JobRole> named = roles.values().stream().filter(role -> role.isNamedFor(use)).toList();
    if (named.size() == 1) {
      return named.get(0);
    }
    String name = use == RoleUse.JOB ? "trainingJob" : "jobExecution";
    while (roles.containsKey(name.toLowerCase(Locale.ROOT))) {
      name += "Unnamed";
    }
    return role(roles, name);
  }

  private boolean isNamedFor(RoleUse use) {
    return named.stream().anyMatch(role -> role.use() == use);
  }

  private void add(SpecJob job, RoleUse use) {
    jobs.computeIfAbsent(job, key -> EnumSet.noneOf(RoleUse.class)).add(use);
  }

  private static boolean isRoleName(String text) {
    try {
      return !new RoleName(text).value().isEmpty();
    } catch (InvalidValueException noName) {
      return false;
    }
  }

  /**
   * The role's name.
   *
   * @return the name that the jobs have for it, or one that says what it is for
   */
  public String name() {
    return name;
  }

  /** Its path, where the jobs name one. */
  Optional<String> path() {
    List<String> paths = named.stream().flatMap(role -> role.path().stream()).distinct().toList();
    return paths.size() == 1 && isPath(paths.get(0)) ? Optional.of(paths.get(0)) : Optional.empty();
  }

  private static boolean isPath(String text) {
    try {
      return !text.equals("/") && new RolePath(text).value().equals(text);
    } catch (InvalidValueException noPath) {
      return false;
    }
  }

  /**
   * The place in a job that names it.
   *
   * @return the first; nothing where no job names it
   */
  public Optional<NamedRole> firstNamed() {
    return named.stream()
        .filter(NamedRole::hasRun)
        .findFirst()
        .or(() -> named.stream().findFirst());
  }

  Collection<SpecJob> jobs() {
    return jobs.keySet();
  }

  Set<RoleUse> uses(SpecJob job) {
    return jobs.getOrDefault(job, Set.of());
  }

  /** Whether the reader of a spec knows, from the job alone, what the job has the role for. */
  boolean isKnownTo(SpecJob job) {
    Set<RoleUse> known = EnumSet.noneOf(RoleUse.class);
    job.needs().roles().stream()
        .filter(one -> one.name().equals(name))
        .forEach(one -> known.add(one.use()));
    return uses(job).equals(known.isEmpty() ? Set.of(RoleUse.JOB) : known);
  }
}
