package io.trainingroles.review;

import static io.trainingroles.finding.Quotation.quoted;

import io.trainingroles.check.CheckFinding;
import io.trainingroles.check.FindingCollector;
import io.trainingroles.finding.IssueCode;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.finding.NearestWord;
import io.trainingroles.finding.Severity;
import io.trainingroles.input.Acceptance;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Takes the findings that a role accepts out of its findings, one by one. */
public final class Acceptances {
  private static final String SOURCE =
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html";
  private static final String EXAMPLE =
      "accept: [{finding: SERVICE_WILDCARD, on: \"data: s3:*\", reason: …}]";

  private static final IssuePage OF_AN_ERROR =
      IssuePage.of("ACCEPTANCE_OF_AN_ERROR", IssueGroup.UNKNOWN, Severity.ERROR)
          .title("An error cannot be accepted")
          .avoid("accept: [{finding: UNKNOWN_ACTION, on: \"data: s3:ListObjects\", reason: …}]")
          .prefer("Fix the error, and remove the acceptance.")
          .why("An error means that something does not work, or does not do what it seems to do.")
          .limits("An organisation can change the type of a finding, with a reason.")
          .source(SOURCE);
  private static final IssuePage OVER =
      IssuePage.of("ACCEPTANCE_OVER", IssueGroup.UNKNOWN, Severity.WARNING)
          .title("An acceptance has expired")
          .avoid("until: 2020-01-31")
          .prefer("Fix what was found, or accept it until a later day.")
          .why("After this day the decision has to be made again.")
          .limits("The day is the one in UTC.")
          .source(SOURCE);
  private static final IssuePage OF_NOTHING =
      IssuePage.of("ACCEPTANCE_OF_NOTHING", IssueGroup.UNKNOWN, Severity.WARNING)
          .title("An acceptance matches no finding")
          .avoid(EXAMPLE)
          .prefer("Remove it, or copy 'finding' and 'on' from the finding.")
          .why(
              "What it accepted no longer exists; if it came back, it would be accepted without a review.")
          .limits("A check that an organisation has switched off has no findings either.")
          .source(SOURCE);

  /** The pages of what is found here. */
  public static final List<IssuePage> PAGES = List.of(OF_AN_ERROR, OVER, OF_NOTHING);

  private final String role;
  private final CheckSettings settings;
  private final Set<IssueCode> skipped;
  private final List<CheckFinding> left;
  private final List<Review.Accepted> accepted = new ArrayList<>();
  private final List<CheckFinding> findings = new ArrayList<>();

  /** {@code found} is what was found in the role; {@code skipped} is what was not looked for. */
  Acceptances(
      String role, List<CheckFinding> found, CheckSettings settings, Set<IssueCode> skipped) {
    this.role = role;
    this.settings = settings;
    this.skipped = Set.copyOf(skipped);
    this.left = new ArrayList<>(found);
  }

  /** The findings of the role that it does not accept, those of a statement together. */
  List<CheckFinding> left() {
    return FindingGroups.of(left);
  }

  List<Review.Accepted> accepted() {
    return List.copyOf(accepted);
  }

  /** What is wrong with the acceptances themselves. */
  List<CheckFinding> findings() {
    return List.copyOf(findings);
  }

  /**
   * Applies acceptances of single findings, and then those of what the findings of a statement that
   * are left say together: so an acceptance that was written for one of them accepts no other.
   */
  void apply(List<Acceptance> acceptances) {
    var ofGroups = new ArrayList<Acceptance>();
    for (Acceptance acceptance : acceptances) {
      boolean isOfOne = left.stream().anyMatch(finding -> matches(acceptance, finding));
      if (isOfOne) {
        apply(acceptance, left);
      } else {
        ofGroups.add(acceptance);
      }
    }
    ofGroups.forEach(acceptance -> apply(acceptance, FindingGroups.of(left)));
  }

  private void apply(Acceptance acceptance, List<CheckFinding> candidates) {
    if (skipped.contains(acceptance.finding())) {
      return;
    }
    CheckFinding found =
        candidates.stream()
            .filter(finding -> matches(acceptance, finding))
            .findFirst()
            .orElse(null);
    String what = acceptance.finding() + " on " + quoted(acceptance.on());
    if (settings.unacceptable().contains(acceptance.finding())) {
      add(
          OF_AN_ERROR,
          acceptance,
          what + " is about a rule of the organisation",
          "follow the rule, or ask its owner; rules have no exceptions");
    } else if (found == null) {
      add(OF_NOTHING, acceptance, "there is no finding " + what, remedy(acceptance));
    } else if (found.finding().severity() == Severity.ERROR) {
      add(OF_AN_ERROR, acceptance, what + " is an error", "fix it: " + found.finding().remedy());
    } else if (acceptance.isOver(settings.today())) {
      String until = Objects.requireNonNull(acceptance.until()).toString();
      add(OVER, acceptance, what + " was accepted until " + until, "fix it, or accept it again");
    } else {
      found.single().forEach(left::remove);
      accepted.add(new Review.Accepted(found, acceptance));
    }
  }

  private static boolean matches(Acceptance acceptance, CheckFinding finding) {
    return acceptance.finding().equals(finding.finding().code())
        && (acceptance.on().equals(finding.subject())
            || CheckFinding.subject(acceptance.on()).equals(finding.subject()));
  }

  private String remedy(Acceptance acceptance) {
    List<String> subjects =
        FindingGroups.of(left).stream()
            .filter(finding -> finding.finding().code().equals(acceptance.finding()))
            .map(CheckFinding::subject)
            .toList();
    if (subjects.isEmpty()) {
      return "remove the acceptance";
    }
    String near = NearestWord.to(acceptance.on(), subjects).orElse(subjects.get(0));
    return "remove it, or write on: \"" + near + "\"";
  }

  private void add(IssuePage page, Acceptance acceptance, String problem, String remedy) {
    var collector = new FindingCollector(page, role);
    collector.add(
        acceptance.place(), acceptance.finding() + " " + acceptance.on(), problem, remedy);
    findings.addAll(collector.findings());
  }
}
