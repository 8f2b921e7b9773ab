package io.trainingroles.report.page;

import io.trainingroles.report.page.AccessMatrix.Level;
import io.trainingroles.report.page.ReportedRole.Assumer;
import io.trainingroles.report.page.ReportedRole.Assumers;
import io.trainingroles.report.picture.Picture;
import io.trainingroles.report.picture.Picture.Box;
import io.trainingroles.report.picture.Picture.Kind;
import io.trainingroles.report.picture.Picture.Line;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
  private static final int MAXIMUM_CONDITION = 34;

  /** As many characters as fit into a box. */
  private static final int MAXIMUM_TEXT = 52;

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
    picture.addRole(role);
    picture.addServices(role.access());
    role.unseen().forEach(picture::addUnseen);
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

  private void addPrincipal(String id, Assumer assumer) {
    List<String> conditions = assumer.conditions();
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
    if (!role.boundary().isEmpty()) {
      text.add(shortened("within the boundary " + role.boundary()));
    }
    if (!role.denials().isEmpty()) {
      int count = role.denials().size();
      text.add("with " + count + (count == 1 ? " denial" : " denials"));
    }
    add(ROLE, Kind.ROLE, text, role.kind() + " " + role.name());
  }

  private void addServices(AccessMatrix access) {
    Map<String, Set<Level>> services = access.services();
    int shown = 0;
    for (Map.Entry<String, Set<Level>> service : services.entrySet()) {
      if (shown == MAXIMUM_SERVICES) {
        int left = services.size() - MAXIMUM_SERVICES;
        addUnder(ROLE, "services", Kind.SERVICE, "and " + left + " more services", "");
        return;
      }
      shown++;
      String id = "service-" + service.getKey();
      String levels = AccessMatrix.words(service.getValue());
      add(id, Kind.SERVICE, List.of(service.getKey(), levels), service.getKey() + ": " + levels);
      lines.add(new Line(ROLE, id, ""));
      addResources(id, service.getKey(), access);
    }
  }

  private void addResources(String id, String service, AccessMatrix access) {
    var resources = new LinkedHashMap<String, Set<Level>>();
    var conditions = new LinkedHashMap<String, List<List<String>>>();
    for (AccessMatrix.Row row : access.rows()) {
      if (row.service().equals(service)) {
        resources
            .computeIfAbsent(row.resource(), each -> EnumSet.noneOf(Level.class))
            .addAll(row.levels());
        conditions.computeIfAbsent(row.resource(), each -> new ArrayList<>()).add(row.conditions());
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
      String name = resource.getKey().equals("*") ? "* (any resource)" : resource.getKey();
      addUnder(id, id + "-" + shown, Kind.RESOURCE, name, label);
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

  private void addUnseen(String sentence) {
    addUnder(ROLE, "unseen-" + boxes.size(), Kind.UNKNOWN, "not known: " + sentence, "");
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
    var text = new StringBuilder();
    role.assumers()
        .ifPresent(
            assumers ->
                text.append(
                    assumers.allowed().isEmpty()
                        ? assumers.unknown().isEmpty()
                            ? "Nobody can assume it. "
                            : "Who can assume it is not known. "
                        : "It can be assumed by "
                            + String.join(
                                ", ", assumers.allowed().stream().map(Assumer::who).toList())
                            + ". "));
    var services = new ArrayList<String>();
    role.access()
        .services()
        .forEach(
            (service, levels) -> services.add(service + " (" + AccessMatrix.words(levels) + ")"));
    text.append(
        services.isEmpty() ? "It is granted nothing" : "It can use " + String.join(", ", services));
    text.append(role.unseen().isEmpty() ? "." : "; some of its policies are not known.");
    return text.toString();
  }
}
