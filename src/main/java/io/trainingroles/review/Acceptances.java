package io.trainingroles.review;

import static io.trainingroles.finding.Quotation.quoted;

import io.trainingroles.check.CheckFinding;
import io.trainingroles.check.FindingCollector;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.finding.Location;
import io.trainingroles.finding.NearestWord;
import io.trainingroles.finding.Severity;
import io.trainingroles.input.Acceptance;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Takes out of the findings of a role those that its spec accepts, one by one. */
public final class Acceptances {
  private static final String SOURCE =
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html";
  private static final String EXAMPLE =
      "accept: [{finding: SERVICE_WILDCARD, on: \"data: s3:*\", reason: …}]";

  /** How the codes of rules begin. */
  private static final String RULE = "ORGANISATION_";

  private static final IssuePage OF_AN_ERROR =
      IssuePage.of("ACCEPTANCE_OF_AN_ERROR", IssueGroup.UNKNOWN, Severity.ERROR)
          .title("An error cannot be accepted")
          .avoid("accept: [{finding: UNKNOWN_ACTION, on: \"data: s3:ListObjects\", reason: …}]")
          .prefer("Mend the error, and leave the acceptance out.")
          .why("What is an error does not work, or does not mean what it says.")
          .limits("The rules of an organisation may weigh a finding otherwise, with a reason.")
          .source(SOURCE);
  private static final IssuePage OVER =
      IssuePage.of("ACCEPTANCE_OVER", IssueGroup.UNKNOWN, Severity.WARNING)
          .title("An acceptance is over")
          .avoid("until: 2020-01-31")
          .prefer("Mend what was found, or accept it for another time.")
          .why("Somebody wanted to be asked again on this day.")
          .limits("The day is the one in UTC.")
          .source(SOURCE);
  private static final IssuePage OF_NOTHING =
      IssuePage.of("ACCEPTANCE_OF_NOTHING", IssueGroup.UNKNOWN, Severity.WARNING)
          .title("An acceptance matches no finding")
          .avoid(EXAMPLE)
          .prefer("Leave it out, or write 'finding' and 'on' as the finding says them.")
          .why("What it accepted is gone; if it comes back, nobody would look at it.")
          .limits("A finding of a check that an organisation has switched off is not there either.")
          .source(SOURCE);

  /** The pages of what is found here. */
  public static final List<IssuePage> PAGES = List.of(OF_AN_ERROR, OVER, OF_NOTHING);

  private final String role;
  private final LocalDate today;
  private final List<CheckFinding> left;
  private final List<Review.Accepted> accepted = new ArrayList<>();
  private final List<CheckFinding> said = new ArrayList<>();

  private Acceptances(String role, List<CheckFinding> findings, LocalDate today) {
    this.role = role;
    this.today = today;
    this.left = new ArrayList<>(findings);
  }

  /** What is left of the findings of a role. */
  static Review apply(
      String role, List<CheckFinding> findings, List<Acceptance> acceptances, LocalDate today) {
    var applied = new Acceptances(role, findings, today);
    acceptances.forEach(applied::apply);
    var open = new ArrayList<>(applied.left);
    open.addAll(applied.said);
    return new Review(open, applied.accepted);
  }

  private void apply(Acceptance acceptance) {
    CheckFinding found =
        left.stream().filter(finding -> matches(acceptance, finding)).findFirst().orElse(null);
    String what = acceptance.finding() + " on " + quoted(acceptance.on());
    if (acceptance.finding().value().startsWith(RULE)) {
      say(
          OF_AN_ERROR,
          acceptance,
          what + " is about a rule of the organisation",
          "keep to the rule, or ask its owner; no role can leave it");
    } else if (found == null) {
      say(OF_NOTHING, acceptance, "there is no finding " + what, remedy(acceptance));
    } else if (found.finding().severity() == Severity.ERROR) {
      say(OF_AN_ERROR, acceptance, what + " is an error", "mend it: " + found.finding().remedy());
    } else if (acceptance.isOver(today)) {
      String until = Objects.requireNonNull(acceptance.until()).toString();
      say(OVER, acceptance, what + " was accepted until " + until, "mend it, or accept it anew");
    } else {
      left.remove(found);
      accepted.add(new Review.Accepted(found, acceptance));
    }
  }

  private static boolean matches(Acceptance acceptance, CheckFinding finding) {
    return acceptance.finding().equals(finding.finding().code())
        && acceptance.on().equals(finding.subject());
  }

  private String remedy(Acceptance acceptance) {
    List<String> subjects =
        left.stream()
            .filter(finding -> finding.finding().code().equals(acceptance.finding()))
            .map(CheckFinding::subject)
            .toList();
    if (subjects.isEmpty()) {
      return "leave the acceptance out";
    }
    String near = NearestWord.to(acceptance.on(), subjects).orElse(subjects.get(0));
    return "leave it out, or write on: \"" + near + "\"";
  }

  private void say(IssuePage page, Acceptance acceptance, String problem, String remedy) {
    Location place = acceptance.place();
    var notes = new FindingCollector(page, role);
    notes.add(place, acceptance.finding() + " " + acceptance.on(), problem, remedy);
    said.addAll(notes.findings());
  }
}
