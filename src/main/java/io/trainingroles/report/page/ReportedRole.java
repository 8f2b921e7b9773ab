package io.trainingroles.report.page;

import io.trainingroles.finding.Severity;
import io.trainingroles.input.JudgedKind;
import io.trainingroles.input.PolicyUse;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a report says about a role, or another holder of policies. Every text is safe to show: none
 * has a character that moves a cursor or turns a line around.
 *
 * @param anchor what links to it end with; no other role of the report has it
 * @param name its name
 * @param kind what it is
 * @param place where it is in the input
 * @param assumers who can assume it; only of a role, and of a trust policy that stands alone
 * @param boundary the ARN of its permissions boundary; empty if it has none
 * @param access what its policies allow, and what that means
 * @param denials what its policies deny, which the matrix of access shows only where it takes away
 *     all
 * @param unseen what is not known of its policies, one sentence each
 * @param promises what its spec promises about it
 * @param fit how it fits its jobs; empty where no job is known
 * @param findings what a review finds, the most severe first
 * @param accepted the findings that it accepts
 * @param documents its policies
 * @param changes what is new and what is gone; empty where nothing is compared
 */
public record ReportedRole(
    String anchor,
    String name,
    JudgedKind kind,
    String place,
    Optional<Assumers> assumers,
    String boundary,
    ReportedAccess access,
    List<String> denials,
    List<Unseen> unseen,
    List<ReportedPromise> promises,
    Optional<Fit> fit,
    List<ReportedFinding> findings,
    List<AcceptedFinding> accepted,
    List<Document> documents,
    Optional<Changes> changes) {
  /** Keeps unchangeable copies. */
  public ReportedRole {
    denials = List.copyOf(denials);
    unseen = List.copyOf(unseen);
    promises = List.copyOf(promises);
    findings = List.copyOf(findings);
    accepted = List.copyOf(accepted);
    documents = List.copyOf(documents);
  }

  /**
   * What is not known of the policies.
   *
   * @param sentence what is not known
   * @param mayGrant whether it could allow more than is known; else it could only take away
   */
  public record Unseen(String sentence, boolean mayGrant) {}

  /**
   * Whether more may be allowed than is known.
   *
   * @return true if a policy that may grant something is not seen
   */
  public boolean mayHaveMore() {
    return unseen.stream().anyMatch(Unseen::mayGrant);
  }

  /**
   * Who can assume a role.
   *
   * @param allowed who is allowed
   * @param denied whom that does not hold for
   * @param unknown what is not known of it, one sentence each
   */
  public record Assumers(List<Assumer> allowed, List<Assumer> denied, List<String> unknown) {
    /** Keeps unchangeable copies. */
    public Assumers {
      allowed = List.copyOf(allowed);
      denied = List.copyOf(denied);
      unknown = List.copyOf(unknown);
    }
  }

  /**
   * One who can assume a role.
   *
   * @param who such as {@code account 111122223333}
   * @param actions by which actions, such as {@code sts:AssumeRole}
   * @param conditions under which conditions, all of them
   */
  public record Assumer(String who, String actions, List<ReportedCondition> conditions) {
    /** Keeps an unchangeable copy. */
    public Assumer {
      conditions = List.copyOf(conditions);
    }
  }

  /** What came of a question. */
  public enum Verdict {
    /** As it should be. */
    YES,
    /** Not as it should be. */
    NO,
    /** Not known. */
    NOT_KNOWN
  }

  /**
   * A promise of a spec.
   *
   * @param text such as {@code never iam:* on *}
   * @param verdict whether the role keeps it
   * @param detail for which requests that is so, or what is wrong
   */
  public record ReportedPromise(String text, Verdict verdict, String detail) {}

  /**
   * How a role fits its jobs.
   *
   * @param verdict whether it fits
   * @param untrusted why the jobs cannot run as it
   * @param lacking what they need and it lacks
   * @param excess what it allows and they do not need
   * @param unknown what is not known, one sentence each
   * @param scope for which requests the answer holds
   */
  public record Fit(
      Verdict verdict,
      List<String> untrusted,
      List<Change> lacking,
      List<Change> excess,
      List<String> unknown,
      String scope) {
    /** Keeps unchangeable copies. */
    public Fit {
      untrusted = List.copyOf(untrusted);
      lacking = List.copyOf(lacking);
      excess = List.copyOf(excess);
      unknown = List.copyOf(unknown);
    }
  }

  /**
   * Access that is different.
   *
   * @param access such as {@code s3:PutObject on arn:aws:s3:::bucket/*}
   * @param example one such request
   * @param origin the statement that allows or denies it
   */
  public record Change(String access, String example, String origin) {}

  /**
   * What changed against another input.
   *
   * @param presence whether the role is new, was removed, or is on both sides
   * @param granted what is newly allowed
   * @param revoked what is no longer allowed
   * @param unknown what is not known, one sentence each
   * @param scope for which requests the answer holds
   */
  public record Changes(
      String presence,
      List<Change> granted,
      List<Change> revoked,
      List<String> unknown,
      String scope) {
    /** Keeps unchangeable copies. */
    public Changes {
      granted = List.copyOf(granted);
      revoked = List.copyOf(revoked);
      unknown = List.copyOf(unknown);
    }

    /**
     * Whether nothing is different, as far as is known.
     *
     * @return false if something is new, gone or not known
     */
    public boolean isNone() {
      return presence.isEmpty() && granted.isEmpty() && revoked.isEmpty() && unknown.isEmpty();
    }
  }

  /**
   * A finding of the review.
   *
   * @param severity how much it matters
   * @param code the name of its check
   * @param title the check's title; empty for a finding without a page
   * @param place where it is
   * @param problem what is wrong
   * @param remedy what to do
   * @param why why it matters; empty for a finding without a page
   * @param instead an example of what to write instead; empty for a finding without a page
   * @param source the page of AWS about it; empty for a finding without a page
   */
  public record ReportedFinding(
      Severity severity,
      String code,
      String title,
      String place,
      String problem,
      String remedy,
      String why,
      String instead,
      String source) {
    /** Refuses null. */
    public ReportedFinding {
      Objects.requireNonNull(severity);
    }
  }

  /**
   * A finding that the role accepts.
   *
   * @param finding the finding
   * @param reason why it is accepted
   */
  public record AcceptedFinding(ReportedFinding finding, String reason) {}

  /**
   * A policy.
   *
   * @param name its name
   * @param use what it is to the role
   * @param size its characters, as IAM counts them
   * @param limit the most that IAM takes of it, or of all inline policies together; 0 where that is
   *     not known
   * @param text the document
   * @param lines the same, each statement on a line of its own
   */
  public record Document(
      String name, PolicyUse use, int size, int limit, String text, String lines) {
    /**
     * Whether IAM takes no policy of that size.
     *
     * @return false for an inline policy, of which all together must not be too large
     */
    public boolean isTooLarge() {
      return use != PolicyUse.INLINE && limit > 0 && size > limit;
    }
  }

  /**
   * The size of all inline policies, which have one quota together.
   *
   * @return their characters, as IAM counts them
   */
  public int inlineSize() {
    return inline().mapToInt(Document::size).sum();
  }

  /**
   * The quota of all inline policies together.
   *
   * @return characters, as IAM counts them; 0 where there is no inline policy, or the quota is not
   *     known
   */
  public int inlineLimit() {
    return inline().mapToInt(Document::limit).max().orElse(0);
  }

  private Stream<Document> inline() {
    return documents.stream().filter(document -> document.use() == PolicyUse.INLINE);
  }

  /**
   * How many of the findings are of a severity.
   *
   * @param severity the severity
   * @return how many
   */
  public long count(Severity severity) {
    return findings.stream().filter(finding -> finding.severity() == severity).count();
  }
}
