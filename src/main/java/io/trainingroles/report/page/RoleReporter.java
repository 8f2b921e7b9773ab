package io.trainingroles.report.page;

import io.trainingroles.access.PolicyStatement;
import io.trainingroles.access.proof.AccessChange;
import io.trainingroles.access.proof.AccessProver;
import io.trainingroles.check.CheckFinding;
import io.trainingroles.finding.Finding;
import io.trainingroles.finding.IssueCode;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.finding.Severity;
import io.trainingroles.iam.PolicyDocumentWriter;
import io.trainingroles.iam.Statement;
import io.trainingroles.input.JudgedKind;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.PolicyUse;
import io.trainingroles.input.RefusedElement;
import io.trainingroles.input.RolePolicy;
import io.trainingroles.input.SeenValue;
import io.trainingroles.input.SurroundingPolicies;
import io.trainingroles.input.UnseenPolicy;
import io.trainingroles.input.question.RoleAssumers;
import io.trainingroles.input.question.RoleDifference;
import io.trainingroles.input.question.RoleFit;
import io.trainingroles.input.question.RoleProof;
import io.trainingroles.policy.PolicySize;
import io.trainingroles.report.AccessPhrases;
import io.trainingroles.report.AssumersReport;
import io.trainingroles.report.SeverityOrder;
import io.trainingroles.report.page.ReportedRole.AcceptedFinding;
import io.trainingroles.report.page.ReportedRole.Assumer;
import io.trainingroles.report.page.ReportedRole.Assumers;
import io.trainingroles.report.page.ReportedRole.Change;
import io.trainingroles.report.page.ReportedRole.Changes;
import io.trainingroles.report.page.ReportedRole.Document;
import io.trainingroles.report.page.ReportedRole.Fit;
import io.trainingroles.report.page.ReportedRole.ReportedFinding;
import io.trainingroles.report.page.ReportedRole.ReportedPromise;
import io.trainingroles.report.page.ReportedRole.Verdict;
import io.trainingroles.review.Review;
import io.trainingroles.synthesis.CheckedPromise;
import io.trainingroles.tree.JsonReader;
import io.trainingroles.tree.JsonWriter;
import io.trainingroles.tree.NotJsonException;
import io.trainingroles.tree.Tree;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes what a report says about roles. */
public final class RoleReporter {
  /** The place of a policy document in itself. */
  private static final String WHOLE_DOCUMENT = "$";

  private final Map<IssueCode, IssuePage> pages;
  private final AccessProver prover;
  private final AccessReporter access;
  private final SeverityOrder order;

  /**
   * A reporter.
   *
   * @param pages the pages of the findings
   * @param prover what compares principals
   * @param today the day of the report: what is allowed only until an earlier day is not listed
   */
  public RoleReporter(List<IssuePage> pages, AccessProver prover, LocalDate today) {
    this.pages = pages.stream().collect(Collectors.toMap(IssuePage::code, Function.identity()));
    this.prover = prover;
    this.order = new SeverityOrder(pages);
    this.access = new AccessReporter(prover, today);
  }

  /**
   * What is known about a role.
   *
   * @param role the role
   * @param review what a review of it finds
   * @param promises what its spec promises
   * @param fit how it fits its jobs, where jobs are known
   * @param difference how it differs from another input, where one is given
   */
  public record Known(
      JudgedRole role,
      Review review,
      List<CheckedPromise> promises,
      Optional<RoleFit> fit,
      Optional<RoleDifference> difference) {
    /** Keeps an unchangeable copy. */
    public Known {
      promises = List.copyOf(promises);
    }
  }

  /**
   * What the report says about a role.
   *
   * @param known the role, with all that is known about it
   * @param number what tells its links from those of other roles
   * @return the role as it is reported
   * @throws io.trainingroles.iam.InvalidValueException if a policy is not valid
   */
  public ReportedRole of(Known known, int number) {
    JudgedRole role = known.role();
    return new ReportedRole(
        anchor(role.name(), number),
        ShownText.of(role.name()),
        role.kind(),
        place(role),
        canBeAssumed(role) ? Optional.of(assumers(role)) : Optional.empty(),
        boundary(role),
        access.access(role),
        AccessReporter.denials(role),
        AccessReporter.unseen(role),
        known.promises().stream().map(RoleReporter::promise).toList(),
        known.fit().map(RoleReporter::fit),
        findings(known.review()),
        known.review().accepted().stream()
            .map(
                each ->
                    new AcceptedFinding(
                        finding(each.finding()), ShownText.of(each.acceptance().reason())))
            .toList(),
        role.policies().stream().map(policy -> document(role, policy)).toList(),
        known.difference().map(RoleReporter::changes));
  }

  /** Letters and digits of the name, so that people can tell links apart. */
  private static String anchor(String name, int number) {
    String readable = name.replaceAll("[^A-Za-z0-9_-]+", "-");
    return "role-" + number + "-" + readable;
  }

  /** Where a role is in the input; a policy that is the whole input is nowhere in it. */
  private static String place(JudgedRole role) {
    String place = role.attributes().place().toString();
    return place.equals(WHOLE_DOCUMENT) ? "" : place(place);
  }

  private static String place(String location) {
    return ShownText.of(location);
  }

  private static boolean canBeAssumed(JudgedRole role) {
    return role.isRole() || (role.isDocument() && role.trustPolicy() != null);
  }

  /** Who can assume a role; of a trust policy that AWS refuses, nobody knows yet. */
  private Assumers assumers(JudgedRole role) {
    RoleAssumers assumers = RoleAssumers.of(role, SurroundingPolicies.NONE, prover);
    return new Assumers(
        assumers.allowed().stream().map(RoleReporter::assumer).toList(),
        assumers.denied().stream().map(RoleReporter::assumer).toList(),
        Stream.concat(
                assumers.unknown().stream(),
                RefusedElement.findings(role).stream()
                    .map(refused -> "AWS refuses the policy: " + refused.problem()))
            .map(ShownText::of)
            .toList());
  }

  private static Assumer assumer(PolicyStatement trusting) {
    Statement statement = trusting.statement();
    return new Assumer(
        ShownText.of(AssumersReport.who(statement)),
        ShownText.of(AccessPhrases.actions(statement.action())),
        statement.conditions().stream().map(ReportedCondition::of).toList());
  }

  /** The ARN of the boundary, or what else is known of it. */
  private static String boundary(JudgedRole role) {
    if (role.isDocument()) {
      return "";
    }
    SeenValue<String> arn = role.attributes().boundary();
    if (arn instanceof SeenValue.Known<String> known) {
      return ShownText.of(known.value());
    }
    return Stream.concat(
            role.policies().stream()
                .filter(policy -> policy.use() == PolicyUse.PERMISSIONS_BOUNDARY)
                .map(RolePolicy::name),
            role.unseen().stream()
                .filter(policy -> policy.effect() == UnseenPolicy.UnseenEffect.LIMITS)
                .map(UnseenPolicy::arn))
        .findFirst()
        .map(ShownText::of)
        .orElse("");
  }

  private static ReportedPromise promise(CheckedPromise checked) {
    String text = ShownText.of(checked.promise().text());
    Optional<RoleProof> proof = checked.proof();
    if (checked.broken().isEmpty()) {
      String scope =
          proof
              .map(each -> "proved " + AccessPhrases.scope(each.documentedOn()))
              .orElse("decided as expected");
      return new ReportedPromise(text, Verdict.YES, scope);
    }
    boolean isOpen =
        proof.filter(each -> each.result() == RoleProof.Result.INDETERMINATE).isPresent();
    return new ReportedPromise(
        text,
        isOpen ? Verdict.NOT_KNOWN : Verdict.NO,
        ShownText.of(checked.broken().get().problem()));
  }

  private static Fit fit(RoleFit fit) {
    Verdict verdict =
        fit.fits() ? Verdict.YES : fit.isKnownNotToFit() ? Verdict.NO : Verdict.NOT_KNOWN;
    return new Fit(
        verdict,
        fit.untrusted().stream()
            .map(gap -> ShownText.of(gap.problem() + "; " + gap.remedy()))
            .toList(),
        fit.lacking().stream().map(change -> change(change, change.statement().policy())).toList(),
        fit.excess().stream().map(RoleReporter::change).toList(),
        fit.unknown().stream().map(ShownText::of).toList(),
        AccessPhrases.scope(fit.documentedOn()));
  }

  private static Change change(AccessChange change) {
    return change(change, AccessPhrases.place(change.statement()));
  }

  private static Change change(AccessChange change, String origin) {
    return new Change(
        ShownText.of(AccessPhrases.subject(change)),
        ShownText.of(AccessPhrases.example(change)),
        ShownText.of(origin));
  }

  /**
   * How a role differs from another input.
   *
   * @param difference the difference
   * @return the same in words
   */
  static Changes changes(RoleDifference difference) {
    String presence =
        switch (difference.presence()) {
          case BOTH -> "";
          case ADDED -> "new";
          case REMOVED -> "removed";
        };
    return new Changes(
        presence,
        changes(difference, AccessChange.Kind.GRANTED),
        changes(difference, AccessChange.Kind.REVOKED),
        difference.unknown().stream().map(ShownText::of).toList(),
        AccessPhrases.scope(difference.documentedOn()));
  }

  private static List<Change> changes(RoleDifference difference, AccessChange.Kind kind) {
    return difference.telling().stream()
        .filter(change -> change.kind() == kind)
        .map(RoleReporter::change)
        .toList();
  }

  /**
   * The findings of a review, the most severe first.
   *
   * @param review the review
   * @return the findings that are not accepted
   */
  List<ReportedFinding> findings(Review review) {
    return order.sorted(review.findings()).stream().map(this::finding).toList();
  }

  private ReportedFinding finding(CheckFinding found) {
    Finding finding = found.finding();
    IssuePage page = pages.get(finding.code());
    String position = finding.location().position().map(Object::toString).orElse("");
    String whole = finding.location().toString();
    return new ReportedFinding(
        finding.severity(),
        finding.code().toString(),
        page == null ? "" : page.title(),
        place(position.isEmpty() || position.equals(whole) ? whole : position + " " + whole),
        ShownText.of(finding.problem()),
        ShownText.of(finding.remedy()),
        page == null ? "" : page.why(),
        page == null ? "" : page.prefer(),
        page == null ? "" : page.source().toString());
  }

  private static Document document(JudgedRole role, RolePolicy policy) {
    String json = new PolicyDocumentWriter().write(policy.document());
    return new Document(
        ShownText.of(policy.name()),
        policy.use(),
        PolicySize.of(policy.document()),
        limit(role.kind(), policy.use()),
        text(json),
        text(lines(json)));
  }

  private static String text(String json) {
    return json.lines().map(ShownText::of).collect(Collectors.joining("\n"));
  }

  /** The document with each statement on a line of its own, as people review it. */
  private static String lines(String json) {
    try {
      if (!(new JsonReader("").read(json) instanceof Tree.Mapping document)) {
        return json;
      }
      return document.entries().stream()
          .map(entry -> "  \"" + entry.key() + "\": " + lines(entry.value()))
          .collect(Collectors.joining(",\n", "{\n", "\n}"));
    } catch (NotJsonException impossible) {
      throw new IllegalStateException("a policy document is JSON: " + json, impossible);
    }
  }

  private static String lines(Tree value) {
    return value instanceof Tree.Listing statements
        ? statements.items().stream()
            .map(statement -> "    " + JsonWriter.compact(statement))
            .collect(Collectors.joining(",\n", "[\n", "\n  ]"))
        : JsonWriter.compact(value);
  }

  /** The quota of one policy; that of inline policies is for all of a role together. */
  private static int limit(JudgedKind kind, PolicyUse use) {
    return switch (use) {
      case INLINE ->
          switch (kind) {
            case ROLE -> PolicySize.INLINE_OF_A_ROLE;
            case USER -> PolicySize.INLINE_OF_A_USER;
            case GROUP -> PolicySize.INLINE_OF_A_GROUP;
            case DOCUMENT, RESOURCE -> 0;
          };
      case MANAGED, PERMISSIONS_BOUNDARY -> PolicySize.MANAGED;
      case TRUST -> PolicySize.TRUST_BY_DEFAULT;
      case RESOURCE, REQUEST_LIMIT -> 0;
    };
  }

  /**
   * The number of findings of each severity.
   *
   * @param findings the findings
   * @return such as {@code 1 error, 2 warnings}; {@code no findings} where there are none
   */
  static String counts(List<ReportedFinding> findings) {
    String counts =
        Arrays.stream(Severity.values())
            .map(
                severity ->
                    Map.entry(
                        severity,
                        findings.stream().filter(each -> each.severity() == severity).count()))
            .filter(each -> each.getValue() > 0)
            .map(each -> each.getKey().words(each.getValue()))
            .collect(Collectors.joining(", "));
    return counts.isEmpty() ? "no findings" : counts;
  }
}
