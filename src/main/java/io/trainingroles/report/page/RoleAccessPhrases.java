package io.trainingroles.report.page;

import io.trainingroles.input.JudgedKind;
import io.trainingroles.report.page.AccessMatrix.Breadth;
import io.trainingroles.report.page.AccessMatrix.Level;
import io.trainingroles.report.page.AccessMatrix.Row;
import io.trainingroles.report.page.AccessMatrix.ServiceAccess;
import io.trainingroles.report.page.ReportedAccess.Meaning;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What policies allow, in a few words: each meaning of a policy has its own. */
final class RoleAccessPhrases {
  /** As many services as people read in a line. */
  private static final int MAXIMUM_SERVICES = 12;

  /** As many kinds of access as people tell apart. */
  private static final int MAXIMUM_GROUPS = 5;

  /** As many services with the same access as are named. */
  private static final int MAXIMUM_ALIKE = 6;

  private RoleAccessPhrases() {}

  /** What is reported, in a word or two: a policy is named after what it does. */
  static String kind(ReportedRole role) {
    if (role.kind() != JudgedKind.DOCUMENT) {
      return role.kind().word();
    }
    return switch (role.access().meaning()) {
      case GRANTED, NOT_READ -> "policy";
      case LET_THROUGH -> "policy that only limits";
      case TO_PRINCIPALS -> "resource policy";
      case REQUESTS_LET_THROUGH -> "policy that limits requests";
      case ASSUMPTION -> "trust policy";
    };
  }

  /** What a list of access is about. */
  static String heading(Meaning meaning) {
    return switch (meaning) {
      case GRANTED -> "What it may do";
      case LET_THROUGH -> "What it allows at most";
      case TO_PRINCIPALS -> "What it allows, and to whom";
      case REQUESTS_LET_THROUGH -> "Which requests it does not block";
      case ASSUMPTION -> "What it allows";
      case NOT_READ -> "What it gives";
    };
  }

  /** What a reader must know before the list; empty where the heading says it. */
  static String about(Meaning meaning) {
    return switch (meaning) {
      case GRANTED -> "";
      case LET_THROUGH ->
          "It grants nothing. A role or a user that has it can do at most what is listed here, and "
              + "only what other policies grant.";
      case TO_PRINCIPALS ->
          "It belongs to a resource. Principals of the account of the resource may be allowed more"
              + " by their own policies.";
      case REQUESTS_LET_THROUGH ->
          "It grants nothing. All other requests fail, whatever other policies allow.";
      case ASSUMPTION ->
          "It only says who can assume the role that has it; what that role may do is in other"
              + " policies.";
      case NOT_READ -> "It can give policies to roles; which ones is not known.";
    };
  }

  /** What stands in place of an empty list; empty where there need not be one. */
  static String none(ReportedRole role) {
    if (!role.access().matrix().rows().isEmpty()) {
      return "";
    }
    return switch (role.access().meaning()) {
      case GRANTED ->
          role.mayHaveMore()
              ? "No policy that is in the input grants it anything."
              : role.access().isTakenAway()
                  ? "Nothing that AWS documents: what its policies allow is denied, outside of its "
                      + "boundary, expired, or for resources that the actions do not apply to."
                  : "Nothing: no policy grants it anything.";
      case LET_THROUGH, TO_PRINCIPALS, REQUESTS_LET_THROUGH ->
          "No statement of it allows anything.";
      case ASSUMPTION, NOT_READ -> "";
    };
  }

  /** What a role may do, or what its policies are to others, on one line. */
  static String shortly(ReportedRole role) {
    String services = services(role.access().matrix());
    return switch (role.access().meaning()) {
      case GRANTED -> granted(role, services);
      case LET_THROUGH ->
          services.isEmpty()
              ? "grants nothing; " + onlyDenies(role)
              : "grants nothing; limits access to " + services + less(role);
      case TO_PRINCIPALS ->
          services.isEmpty()
              ? onlyDenies(role)
              : "allows " + whom(role) + ": " + services + less(role);
      case REQUESTS_LET_THROUGH ->
          services.isEmpty()
              ? "grants nothing; " + onlyDenies(role)
              : "grants nothing; limits requests of "
                  + whom(role)
                  + " to: "
                  + services
                  + less(role);
      case ASSUMPTION -> "grants nothing; says who can assume a role";
      case NOT_READ -> "not known";
    };
  }

  /** The same in lines: where services are listed, one for each. */
  static List<String> parts(ReportedRole role) {
    AccessMatrix matrix = role.access().matrix();
    boolean isList =
        role.access().meaning() == Meaning.GRANTED
            && !isEverything(matrix)
            && !matrix.services().isEmpty()
            && matrix.services().size() <= MAXIMUM_SERVICES;
    return isList
        ? Stream.concat(
                named(matrix),
                Stream.of(around(role).replaceFirst("^, ", "")).filter(rest -> !rest.isEmpty()))
            .toList()
        : List.of(shortly(role));
  }

  /** The same as sentences. */
  static String sentence(ReportedRole role) {
    return switch (role.access().meaning()) {
      case GRANTED -> "It can use: " + shortly(role) + ".";
      case NOT_READ -> "What it gives is not known.";
      case LET_THROUGH, TO_PRINCIPALS, REQUESTS_LET_THROUGH, ASSUMPTION ->
          "It " + shortly(role) + ".";
    };
  }

  private static String granted(ReportedRole role, String services) {
    if (services.isEmpty()) {
      return role.mayHaveMore() ? "not known" : "nothing";
    }
    return services + around(role);
  }

  /** What is less or more than the statements that allow something. */
  private static String around(ReportedRole role) {
    return (role.boundary().isEmpty() ? "" : ", within its permissions boundary")
        + less(role)
        + (role.mayHaveMore() ? ", and what is not known" : "");
  }

  private static String less(ReportedRole role) {
    return role.denials().isEmpty() ? "" : ", except for " + denials(role);
  }

  private static String denials(ReportedRole role) {
    int count = role.denials().size();
    return count + (count == 1 ? " denial" : " denials");
  }

  private static String onlyDenies(ReportedRole role) {
    return role.denials().isEmpty() ? "allows nothing" : "only denies (" + denials(role) + ")";
  }

  private static String services(AccessMatrix matrix) {
    if (isEverything(matrix)) {
      return "everything: any action on any resource";
    }
    Map<String, ServiceAccess> services = matrix.services();
    if (services.size() <= MAXIMUM_SERVICES) {
      return named(matrix).collect(Collectors.joining(", "));
    }
    Map<String, List<String>> byWords = new LinkedHashMap<>();
    KnownServices.first(services.keySet()).stream()
        .sorted(
            Comparator.comparing((String service) -> rank(services, service))
                .thenComparing(service -> -access(services, service).levels().size()))
        .forEach(
            service ->
                byWords
                    .computeIfAbsent(levels(services, List.of(service)), each -> new ArrayList<>())
                    .add(service));
    List<String> left =
        byWords.values().stream().skip(MAXIMUM_GROUPS).flatMap(List::stream).toList();
    return services.size()
        + " services: "
        + byWords.entrySet().stream()
            .limit(MAXIMUM_GROUPS)
            .map(each -> shortly(each.getValue()) + " (" + each.getKey() + ")")
            .collect(Collectors.joining(", "))
        + (left.isEmpty() ? "" : ", and " + left.size() + " more (" + levels(services, left) + ")");
  }

  private static boolean isEverything(AccessMatrix matrix) {
    return matrix.rows().stream()
        .anyMatch(
            row ->
                row.breadth() == Breadth.EVERYTHING
                    && row.service().equals(AccessMatrix.ALL_SERVICES));
  }

  private static Stream<String> named(AccessMatrix matrix) {
    return matrix.services().entrySet().stream()
        .map(each -> each.getKey() + " (" + ServicePhrases.of(each.getValue()) + ")");
  }

  private static String levels(Map<String, ServiceAccess> services, List<String> some) {
    Set<Level> levels = EnumSet.noneOf(Level.class);
    some.forEach(service -> levels.addAll(access(services, service).levels()));
    return AccessMatrix.words(levels);
  }

  private static ServiceAccess access(Map<String, ServiceAccess> services, String service) {
    return Objects.requireNonNull(services.get(service));
  }

  /** What changes who may do what comes first, then what changes anything. */
  private static int rank(Map<String, ServiceAccess> services, String service) {
    Set<Level> levels = access(services, service).levels();
    if (levels.contains(Level.PERMISSIONS)) {
      return 0;
    }
    return levels.contains(Level.WRITE) || levels.contains(Level.UNKNOWN) ? 1 : 2;
  }

  private static String shortly(List<String> services) {
    int more = services.size() - MAXIMUM_ALIKE;
    return more <= 1
        ? String.join(", ", services)
        : String.join(", ", services.subList(0, MAXIMUM_ALIKE)) + " and " + more + " more";
  }

  /** The principals that a policy names, each once. */
  static List<String> principals(AccessMatrix matrix) {
    return matrix.rows().stream().map(Row::who).filter(who -> !who.isEmpty()).distinct().toList();
  }

  private static String whom(ReportedRole role) {
    return principals(role.access().matrix()).stream().collect(Collectors.joining(", "));
  }

  /** What a star means where it stands alone; empty for other resources. */
  static String meaningOf(String resource, Meaning meaning) {
    if (!resource.equals("*")) {
      return "";
    }
    return meaning == Meaning.TO_PRINCIPALS ? "the resource that has it" : "any resource";
  }
}
