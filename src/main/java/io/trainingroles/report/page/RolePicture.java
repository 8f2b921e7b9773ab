package io.trainingroles.report.page;

import io.trainingroles.report.page.AccessMatrix.Level;
import io.trainingroles.report.page.AccessMatrix.ServiceAccess;
import io.trainingroles.report.page.ReportedAccess.Meaning;
import io.trainingroles.report.page.ReportedRole.Assumer;
import io.trainingroles.report.page.ReportedRole.Assumers;
import io.trainingroles.report.page.ReportedRole.Unseen;
import io.trainingroles.report.picture.Picture;
import io.trainingroles.report.picture.Picture.Box;
import io.trainingroles.report.picture.Picture.Kind;
import io.trainingroles.report.picture.Picture.Line;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The picture of a role: who can assume it, the role within its boundary, the services that it can
 * use, and their resources. A long list is cut, and says how much more there is; the matrix beside
 * the picture has all of it.
 */
final class RolePicture {
  private static final int MAXIMUM_PRINCIPALS = 8;
  private static final int MAXIMUM_SERVICES = 14;
  private static final int MAXIMUM_RESOURCES = 6;

  /** As many characters of a condition as stand on a line. */
  private static final int MAXIMUM_CONDITION = 28;

  /** As many characters as fit into a box. */
  private static final int MAXIMUM_TEXT = 44;

  private static final String ROLE = "role";

  private final List<Box> boxes = new ArrayList<>();
  private final List<Line> lines = new ArrayList<>();

  private RolePicture() {}

  /**
   * The picture of a role.
   *
   * @param role the role
   * @return what is drawn
   */
  static Picture of(ReportedRole role) {
    var picture = new RolePicture();
    role.assumers().ifPresent(picture::addPrincipals);
    picture.addNamed(RoleAccessPhrases.principals(role.access().matrix()));
    picture.addRole(role);
    picture.addServices(role.access());
    role.unseen().forEach(picture::addUnseen);
    if (role.access().meaning() == Meaning.NOT_READ && role.unseen().isEmpty()) {
      picture.addUnseen(new Unseen("its content", true));
    }
    return new Picture("Access of " + role.name(), description(role), picture.boxes, picture.lines);
  }

  private void addPrincipals(Assumers assumers) {
    List<Assumer> allowed = assumers.allowed();
    for (int index = 0; index < Math.min(MAXIMUM_PRINCIPALS, allowed.size()); index++) {
      addPrincipal("principal" + index, allowed.get(index));
    }
    if (allowed.size() > MAXIMUM_PRINCIPALS) {
      String more = "and " + (allowed.size() - MAXIMUM_PRINCIPALS) + " more";
      add("principals", Kind.PRINCIPAL, List.of(more), more);
      lines.add(new Line("principals", ROLE, ""));
    }
    if (!assumers.unknown().isEmpty()) {
      String text = "who else can assume it is not known";
      add("unknown-principals", Kind.UNKNOWN, List.of(text), String.join("; ", assumers.unknown()));
      lines.add(new Line("unknown-principals", ROLE, ""));
    }
  }

  /** Those whom the resource policy names. */
  private void addNamed(List<String> principals) {
    for (int index = 0; index < Math.min(MAXIMUM_PRINCIPALS, principals.size()); index++) {
      String id = "named" + index;
      add(id, Kind.PRINCIPAL, List.of(shortened(principals.get(index))), principals.get(index));
      lines.add(new Line(id, ROLE, ""));
    }
    if (principals.size() > MAXIMUM_PRINCIPALS) {
      String more = "and " + (principals.size() - MAXIMUM_PRINCIPALS) + " more";
      add("named", Kind.PRINCIPAL, List.of(more), more);
      lines.add(new Line("named", ROLE, ""));
    }
  }

  private void addPrincipal(String id, Assumer assumer) {
    List<String> conditions = ReportedCondition.words(assumer.conditions());
    String all =
        assumer.who()
            + " by "
            + assumer.actions()
            + (conditions.isEmpty() ? "" : " if " + String.join(" and ", conditions));
    add(id, Kind.PRINCIPAL, List.of(shortened(assumer.who())), all);
    lines.add(new Line(id, ROLE, conditions(conditions)));
  }

  private void addRole(ReportedRole role) {
    var text = new ArrayList<String>();
    text.add(shortened(role.name()));
    switch (role.access().meaning()) {
      case LET_THROUGH, REQUESTS_LET_THROUGH -> text.add("grants nothing; limits access to");
      case TO_PRINCIPALS -> text.add("allows them");
      case ASSUMPTION -> text.add("is the trust policy of a role");
      case GRANTED, NOT_READ -> {
        // The other lines say it.
      }
    }
    if (!role.boundary().isEmpty()) {
      text.add(shortened("within the boundary " + role.boundary()));
    }
    if (!role.denials().isEmpty()) {
      int count = role.denials().size();
      text.add("with " + count + (count == 1 ? " denial" : " denials"));
    }
    add(ROLE, Kind.ROLE, text, role.kind().word() + " " + role.name());
  }

  private void addServices(ReportedAccess access) {
    Map<String, ServiceAccess> services = access.matrix().services();
    int shown = 0;
    for (String service : shownFirst(services.keySet())) {
      if (shown == MAXIMUM_SERVICES) {
        int left = services.size() - MAXIMUM_SERVICES;
        addUnder(ROLE, "services", Kind.SERVICE, "and " + left + " more services", "");
        return;
      }
      shown++;
      String id = "service-" + service;
      ServiceAccess its = Objects.requireNonNull(services.get(service));
      String levels = AccessMatrix.words(its.levels());
      add(id, Kind.SERVICE, List.of(service, shortened(levels)), service + ": " + its.words());
      lines.add(new Line(ROLE, id, ""));
      addResources(id, service, access);
    }
  }

  /** A long list begins with the services that matter most, as its end is cut. */
  private static Collection<String> shownFirst(Collection<String> services) {
    return services.size() > MAXIMUM_SERVICES ? KnownServices.first(services) : services;
  }

  private void addResources(String id, String service, ReportedAccess access) {
    var resources = new LinkedHashMap<String, Set<Level>>();
    var conditions = new LinkedHashMap<String, List<List<String>>>();
    for (AccessMatrix.Row row : access.matrix().rows()) {
      if (row.service().equals(service)) {
        resources
            .computeIfAbsent(row.resource(), each -> EnumSet.noneOf(Level.class))
            .addAll(row.levels());
        conditions
            .computeIfAbsent(row.resource(), each -> new ArrayList<>())
            .add(ReportedCondition.words(row.conditions()));
      }
    }
    int shown = 0;
    for (Map.Entry<String, Set<Level>> resource : resources.entrySet()) {
      if (shown == MAXIMUM_RESOURCES) {
        int left = resources.size() - MAXIMUM_RESOURCES;
        addUnder(id, id + "-more", Kind.RESOURCE, "and " + left + " more resources", "");
        return;
      }
      String label =
          AccessMatrix.words(resource.getValue())
              + joint(conditions.getOrDefault(resource.getKey(), List.of()));
      String meaning = RoleAccessPhrases.meaningOf(resource.getKey(), access.meaning());
      String after = meaning.isEmpty() ? "" : " (" + meaning + ")";
      String full = resource.getKey() + after;
      String name =
          full.length() <= MAXIMUM_TEXT ? full : ServicePhrases.name(resource.getKey()) + after;
      add(id + "-" + shown, Kind.RESOURCE, List.of(shortened(name)), full);
      lines.add(new Line(id, id + "-" + shown, label));
      shown++;
    }
  }

  /** The conditions of all ways to a resource: only if all have the same, they stand here. */
  private static String joint(List<List<String>> ways) {
    if (ways.stream().anyMatch(List::isEmpty)) {
      return ways.stream().allMatch(List::isEmpty) ? "" : ", some if …";
    }
    return ways.stream().distinct().count() == 1 ? " " + conditions(ways.get(0)) : ", each if …";
  }

  /** Conditions in short; the matrix has them in full. */
  private static String conditions(List<String> conditions) {
    if (conditions.isEmpty()) {
      return "";
    }
    int more = conditions.size() - 1;
    return "if "
        + shortened(conditions.get(0), MAXIMUM_CONDITION)
        + (more == 0 ? "" : " and " + more + " more");
  }

  private void addUnseen(Unseen unseen) {
    String id = "unseen-" + boxes.size();
    addUnder(ROLE, id, Kind.UNKNOWN, "not known: " + unseen.sentence(), "");
  }

  private void addUnder(String parent, String id, Kind kind, String text, String label) {
    add(id, kind, List.of(shortened(text)), text);
    lines.add(new Line(parent, id, label));
  }

  private void add(String id, Kind kind, List<String> text, String tooltip) {
    boxes.add(new Box(id, kind, text, tooltip));
  }

  /** Names differ mostly at their ends, so the middle goes. */
  private static String shortened(String text) {
    return shortened(text, MAXIMUM_TEXT);
  }

  private static String shortened(String text, int maximum) {
    int length = text.codePointCount(0, text.length());
    if (length <= maximum) {
      return text;
    }
    int end = maximum / 2;
    return text.substring(0, text.offsetByCodePoints(0, maximum - end - 1))
        + "…"
        + text.substring(text.offsetByCodePoints(0, length - end));
  }

  private static String description(ReportedRole role) {
    return role.assumers()
            .map(each -> "Can be assumed by: " + PagePhrases.assumerNames(each) + ". ")
            .orElse("")
        + RoleAccessPhrases.sentence(role);
  }
}
