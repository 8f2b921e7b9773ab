package io.trainingroles.report.page;

import io.trainingroles.finding.Severity;
import io.trainingroles.input.PolicyUse;
import io.trainingroles.report.page.AccessMatrix.Level;
import io.trainingroles.report.page.ReportedRole.ReportedFinding;
import io.trainingroles.report.picture.SvgPicture;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The values of a role for the templates of a page. */
final class RoleValues {
  private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");
  private static final int NAMED_ACTIONS = 2;
  private static final int MAXIMUM_CHANGES = 6;

  private RoleValues() {}

  static Map<String, Object> of(ReportedRole role, RoleFacets facets) {
    var values = new LinkedHashMap<String, Object>();
    values.put("anchor", role.anchor());
    values.put("name", role.name());
    values.put("kind", RoleAccessPhrases.kind(role));
    values.put("place", role.place());
    values.put("serviceFacets", facets.servicesOf(role));
    values.put("levelFacets", facets.levelsOf(role));
    values.put("codeFacets", RoleFacets.codesOf(role));
    values.put("isOpen", RoleFacets.isOpen(role));
    values.put("canBeAssumed", role.assumers().isPresent());
    values.put("assumerNames", PagePhrases.assumers(role));
    role.assumers().ifPresent(assumers -> putAssumers(values, assumers));
    values.put("touches", RoleAccessPhrases.parts(role));
    values.put("accessHeading", RoleAccessPhrases.heading(role.access().meaning()));
    values.put("aboutAccess", RoleAccessPhrases.about(role.access().meaning()));
    values.put("noAccess", RoleAccessPhrases.none(role));
    values.put("namesPrincipals", role.access().namesPrincipals());
    values.put("summary", RoleReporter.counts(role.findings()));
    values.put(
        "worst", role.findings().isEmpty() ? "none" : slug(role.findings().get(0).severity()));
    values.put("boundary", role.boundary());
    values.put("hasBoundary", !role.boundary().isEmpty());
    values.put("denials", role.denials());
    values.put("hasDenials", !role.denials().isEmpty());
    values.put("unseen", role.unseen().stream().map(ReportedRole.Unseen::sentence).toList());
    values.put("hasUnseen", !role.unseen().isEmpty());
    values.put("picture", SvgPicture.of(RolePicture.of(role), role.anchor()));
    putAccess(values, role.access());
    values.put("promises", role.promises().stream().map(RoleValues::promise).toList());
    values.put("hasPromises", !role.promises().isEmpty());
    values.put("fits", role.fit().map(RoleValues::fit).stream().toList());
    values.put("fitVerdict", PagePhrases.fit(role).orElse(""));
    values.put("fitClass", role.fit().map(fit -> slug(fit.verdict())).orElse(""));
    values.put("findings", role.findings().stream().map(RoleValues::finding).toList());
    values.put("hasFindings", !role.findings().isEmpty());
    values.put(
        "accepted",
        role.accepted().stream()
            .map(
                each -> {
                  Map<String, Object> accepted = new LinkedHashMap<>(finding(each.finding()));
                  accepted.put("reason", each.reason());
                  return accepted;
                })
            .toList());
    values.put("hasAccepted", !role.accepted().isEmpty());
    values.put("documents", role.documents().stream().map(RoleValues::document).toList());
    values.put(
        "inlineSize",
        role.inlineLimit() == 0
            ? ""
            : "All inline policies together: " + size(role.inlineSize(), role.inlineLimit()) + ".");
    values.put(
        "isInlineTooLarge", role.inlineLimit() > 0 && role.inlineSize() > role.inlineLimit());
    values.put("isComparison", role.changes().isPresent());
    role.changes()
        .ifPresent(
            changes -> {
              values.putAll(changes(changes));
              values.put("isSame", changes.isNone());
              values.put("changeWords", PagePhrases.changes(changes));
            });
    return values;
  }

  private static void putAccess(Map<String, Object> values, ReportedAccess access) {
    List<Level> columns = columns(access.matrix());
    values.put("columns", columns.stream().map(Level::word).toList());
    values.put(
        "rows",
        access.matrix().rows().stream()
            .map(
                row -> {
                  Map<String, Object> shown = new LinkedHashMap<>(row(row, columns));
                  shown.put("who", row.who());
                  shown.put("star", RoleAccessPhrases.meaningOf(row.resource(), access.meaning()));
                  return shown;
                })
            .toList());
    values.put("hasAccess", !access.matrix().rows().isEmpty());
  }

  private static void putAssumers(Map<String, Object> values, ReportedRole.Assumers assumers) {
    values.put("assumers", assumers.allowed().stream().map(RoleValues::assumer).toList());
    values.put("hasAssumers", !assumers.allowed().isEmpty());
    values.put("excluded", assumers.denied().stream().map(RoleValues::assumer).toList());
    values.put("hasExcluded", !assumers.denied().isEmpty());
    values.put("unknownAssumers", assumers.unknown());
    values.put("hasUnknownAssumers", !assumers.unknown().isEmpty());
    values.put("isNobody", assumers.allowed().isEmpty() && assumers.unknown().isEmpty());
  }

  private static Map<String, Object> assumer(ReportedRole.Assumer assumer) {
    boolean isUsual = assumer.actions().equals("sts:AssumeRole");
    return Map.of(
        "who",
        assumer.who(),
        "by",
        isUsual ? "" : assumer.actions(),
        "isBy",
        !isUsual,
        "conditions",
        ReportedCondition.words(assumer.conditions()),
        "hasConditions",
        !assumer.conditions().isEmpty());
  }

  /** All levels, but actions that the reference data lacks only where there are any. */
  private static List<Level> columns(AccessMatrix access) {
    boolean hasUnknown =
        access.rows().stream().anyMatch(row -> row.levels().contains(Level.UNKNOWN));
    return Arrays.stream(Level.values())
        .filter(level -> hasUnknown || level != Level.UNKNOWN)
        .toList();
  }

  private static Map<String, Object> row(AccessMatrix.Row row, List<Level> columns) {
    List<Map<String, Object>> cells =
        columns.stream()
            .map(level -> cell(row.service(), level, row.actions().getOrDefault(level, List.of())))
            .toList();
    return Map.of(
        "service",
        row.service(),
        "resource",
        row.resource(),
        "conditions",
        ReportedCondition.words(row.conditions()),
        "hasConditions",
        !row.conditions().isEmpty(),
        "levels",
        String.join(" ", row.levels().stream().map(Level::word).toList()),
        "cells",
        cells);
  }

  private static Map<String, Object> cell(String service, Level level, List<String> actions) {
    boolean isFew = actions.size() <= NAMED_ACTIONS;
    return Map.of(
        "level",
        level.word(),
        "actions",
        actions.stream()
            .map(action -> Map.of("words", words(withoutService(service, action))))
            .toList(),
        "isEmpty",
        actions.isEmpty(),
        "isFew",
        isFew && !actions.isEmpty(),
        "isMany",
        !isFew,
        "count",
        actions.size() + " actions");
  }

  /** The words of an action's name, between which a narrow column can break it. */
  private static List<String> words(String action) {
    return List.of(HUMP.split(action));
  }

  /** The row names the service already. */
  private static String withoutService(String service, String action) {
    return action.startsWith(service + ":") ? action.substring(service.length() + 1) : action;
  }

  private static String slug(ReportedRole.Verdict verdict) {
    return "verdict-" + verdict.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Map<String, Object> promise(ReportedRole.ReportedPromise promise) {
    return Map.of(
        "text",
        promise.text(),
        "class",
        slug(promise.verdict()),
        "verdict",
        PagePhrases.kept(promise.verdict()),
        "detail",
        promise.detail());
  }

  private static Map<String, Object> fit(ReportedRole.Fit fit) {
    var values = new LinkedHashMap<String, Object>();
    values.put("class", slug(fit.verdict()));
    values.put("verdict", PagePhrases.fit(fit.verdict()));
    values.put("isFitting", fit.verdict() == ReportedRole.Verdict.YES);
    values.put("fitScope", fit.scope());
    values.put("untrusted", fit.untrusted());
    values.put("hasUntrusted", !fit.untrusted().isEmpty());
    values.put("lacking", fit.lacking());
    values.put("hasLacking", !fit.lacking().isEmpty());
    values.put("excess", fit.excess());
    values.put("hasExcess", !fit.excess().isEmpty());
    values.put("fitUnknown", fit.unknown());
    values.put("hasFitUnknown", !fit.unknown().isEmpty());
    return values;
  }

  private static Map<String, Object> document(ReportedRole.Document document) {
    boolean isAlone = document.limit() > 0 && document.use() != PolicyUse.INLINE;
    return Map.of(
        "name",
        document.name(),
        "hasName",
        document.use() != PolicyUse.TRUST,
        "use",
        PagePhrases.use(document.use()),
        "size",
        isAlone ? size(document.size(), document.limit()) : document.size() + " characters",
        "isTooLarge",
        document.isTooLarge(),
        "text",
        document.lines());
  }

  private static String size(int size, int limit) {
    return String.format(Locale.ROOT, "%,d of %,d characters", size, limit);
  }

  /** The first of the changes of a role, for a list of several roles. */
  static Map<String, Object> firstChanges(ReportedRole.Changes changes) {
    var first =
        new ReportedRole.Changes(
            changes.presence(),
            first(changes.granted()),
            first(changes.revoked()),
            first(changes.unknown()),
            changes.scope());
    int left =
        changes.granted().size()
            + changes.revoked().size()
            + changes.unknown().size()
            - first.granted().size()
            - first.revoked().size()
            - first.unknown().size();
    Map<String, Object> values = new LinkedHashMap<>(changes(first));
    values.put("moreChanges", left == 0 ? "" : "and " + left + " more");
    return values;
  }

  private static <T> List<T> first(List<T> all) {
    return all.subList(0, Math.min(MAXIMUM_CHANGES, all.size()));
  }

  static Map<String, Object> changes(ReportedRole.Changes changes) {
    return Map.of(
        "presence",
        changes.presence(),
        "granted",
        changes.granted(),
        "hasGranted",
        !changes.granted().isEmpty(),
        "revoked",
        changes.revoked(),
        "hasRevoked",
        !changes.revoked().isEmpty(),
        "unknownChanges",
        changes.unknown(),
        "hasUnknownChanges",
        !changes.unknown().isEmpty(),
        "scope",
        changes.scope());
  }

  static Map<String, Object> finding(ReportedFinding finding) {
    var values = new LinkedHashMap<String, Object>();
    values.put("class", slug(finding.severity()));
    values.put("severity", finding.severity().words());
    values.put("code", finding.code());
    values.put("title", finding.title());
    values.put("place", finding.place());
    values.put("problem", finding.problem());
    values.put("remedy", finding.remedy());
    values.put("why", finding.why());
    values.put("instead", finding.instead());
    values.put("source", finding.source());
    values.put("hasPage", !finding.why().isEmpty());
    return values;
  }

  static String slug(Severity severity) {
    return severity.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
