package io.trainingroles.event.activity;

import io.trainingroles.access.Caller;
import io.trainingroles.access.PolicyKind;
import io.trainingroles.access.PolicyStatement;
import io.trainingroles.access.Truth;
import io.trainingroles.event.CallReading;
import io.trainingroles.event.DenialReason;
import io.trainingroles.event.EventCalls;
import io.trainingroles.event.EventSink;
import io.trainingroles.event.GeneratedPolicy;
import io.trainingroles.event.LastAccessedService;
import io.trainingroles.event.RecordedCall;
import io.trainingroles.event.RecordedEvent;
import io.trainingroles.event.RecordedRole;
import io.trainingroles.iam.Arn;
import io.trainingroles.iam.Effect;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.Statement;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.RolePolicy;
import io.trainingroles.reference.ActionLookup;
import io.trainingroles.reference.CloudTrailReference;
import io.trainingroles.reference.Recording;
import io.trainingroles.reference.ServiceAuthorizationReference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Takes recorded events, and keeps what they say about the access of one role. It takes the same
 * memory however many there are.
 */
public final class ActivityRecorder implements EventSink {
  private static final int MAXIMUM = 10_000;
  private static final String SOME_ACCOUNT = "123456789012";

  private final SoughtRole sought;
  private final JudgedRole role;
  private final List<StatementRecord> statements = new ArrayList<>();
  private final RoleDecisions decisions;
  private final Caller anybody;
  private final EventCalls calls = new EventCalls();
  private final CloudTrailReference trail = CloudTrailReference.ofAws();
  private final ServiceAuthorizationReference reference = ServiceAuthorizationReference.ofAws();
  private final Map<String, Coverage> coverages = new TreeMap<>();
  private final Map<String, Set<String>> accountsOfRoles = new TreeMap<>();
  private final RequestRecords denied = new RequestRecords();
  private final RequestRecords notAllowed = new RequestRecords();
  private final UnmappedEvents unmapped = new UnmappedEvents();
  private final ReportedUse reports = new ReportedUse();
  private final Set<String> notes = new LinkedHashSet<>();
  private long records;
  private long recordsOfRole;
  private @Nullable Instant from;
  private @Nullable Instant to;

  /**
   * A recorder.
   *
   * @param role the role as it is given
   * @param sought whose records are about it
   */
  public ActivityRecorder(JudgedRole role, SoughtRole sought) {
    this.role = role;
    this.sought = sought;
    var keys = new TreeSet<String>(String.CASE_INSENSITIVE_ORDER);
    for (RolePolicy policy : role.policies()) {
      for (int index = 0; index < policy.document().statements().size(); index++) {
        PolicyDocument document = policy.document();
        Statement statement = document.statements().get(index);
        var place = new PolicyStatement(PolicyKind.IDENTITY, policy.name(), index, statement);
        if (statement.principal() == null && statement.resource() != null) {
          var tester = new StatementTester(place, document);
          keys.addAll(tester.keys());
          if (policy.use().isIdentity() && statement.effect() == Effect.ALLOW) {
            statements.add(new StatementRecord(tester, statement.resource().patterns().size()));
          }
        }
      }
    }
    decisions = new RoleDecisions(role, List.copyOf(keys));
    anybody = caller(sought.account().isEmpty() ? SOME_ACCOUNT : sought.account());
  }

  private Caller caller(String account) {
    return new Caller.Role(new Arn("aws", "iam", "", account, "role/" + sought.name()));
  }

  @Override
  public void event(RecordedEvent event, Completeness completeness) {
    records++;
    Instant time = event.time();
    if (time != null) {
      from = from == null || time.isBefore(from) ? time : from;
      to = to == null || time.isAfter(to) ? time : to;
    }
    Optional<RecordedRole> by = event.role();
    by.ifPresent(this::keepName);
    CallReading reading = calls.of(event);
    if (coverages.size() < MAXIMUM || coverages.containsKey(event.account())) {
      coverages
          .computeIfAbsent(event.account(), account -> new Coverage())
          .add(event, completeness, recording(reading));
    }
    if (by.filter(sought::is).isPresent()) {
      recordsOfRole++;
      if (reading instanceof CallReading.Calls made) {
        made.calls().forEach(call -> add(call, event, by.get()));
      } else if (reading instanceof CallReading.NotMapped notMapped) {
        unmapped.add(event, notMapped.reason());
      }
    } else if (reading instanceof CallReading.Calls made) {
      made.calls().forEach(this::addOfOthers);
    }
  }

  private void keepName(RecordedRole by) {
    if (accountsOfRoles.size() < MAXIMUM || accountsOfRoles.containsKey(by.name())) {
      accountsOfRoles.computeIfAbsent(by.name(), name -> new TreeSet<>()).add(by.account());
    }
  }

  private Optional<Recording.Kind> recording(CallReading reading) {
    return reading instanceof CallReading.Calls made
        ? recording(made.calls().get(0).action())
        : Optional.empty();
  }

  private Optional<Recording.Kind> recording(String action) {
    return reference.action(action) instanceof ActionLookup.Known known
        ? Optional.of(trail.recording(known.action()).kind())
        : Optional.empty();
  }

  private void add(RecordedCall call, RecordedEvent event, RecordedRole by) {
    Caller caller = caller(by);
    boolean isDenied = event.isDenied();
    boolean isCertain = call.origin() != RecordedCall.Origin.POSSIBLE;
    List<String> texts = StatementTester.texts(call);
    Truth matched = Truth.FALSE;
    for (StatementRecord statement : statements) {
      StatementMatch match = statement.tester().matches(call, caller);
      if (match.truth() != Truth.FALSE) {
        matched = matched.or(match.truth());
        statement.add(call.action(), match, isDenied, isCertain, event.time(), texts);
      }
    }
    String resource = texts.isEmpty() ? "*" : texts.get(0);
    Truth byStatements = matched;
    if (isDenied) {
      DenialReason reason = DenialReason.of(event);
      denied.add(
          call.action(),
          resource,
          reason.words(),
          event.time(),
          () -> decisions.ofDenied(call, reason, byStatements));
    } else if (isCertain && matched == Truth.FALSE) {
      RequestRecords.Answer answer = decisions.ofMade(call);
      if (answer.isAllowed() != Truth.TRUE) {
        notAllowed.add(call.action(), resource, "", event.time(), () -> answer);
      }
    }
  }

  private Caller caller(RecordedRole by) {
    try {
      if (!by.arn().isEmpty() && !by.session().isEmpty()) {
        return new Caller.RoleSession(
            Arn.of(by.session()).orElseThrow(), Arn.of(by.arn()).orElseThrow());
      }
      return caller(by.account());
    } catch (IllegalArgumentException unusual) {
      return anybody;
    }
  }

  /** A call by others shows that such calls on such a resource are recorded. */
  private void addOfOthers(RecordedCall call) {
    for (StatementRecord statement : statements) {
      if (statement.tester().names(call.action())
          && recording(call.action()).filter(kind -> kind == Recording.Kind.DATA).isPresent()
          && statement.tester().hasResource(call, anybody)) {
        statement.addOfOthers(call.action());
      }
    }
  }

  @Override
  public void lastAccessed(LastAccessedService access) {
    if (!access.entity().isEmpty() && !sought.isNamedBy(access.entity())) {
      notes.add(
          "the last accessed report is about "
              + access.entity()
              + ", and is not used for "
              + sought.name());
      return;
    }
    if (access.actions().isEmpty()) {
      notes.add(
          "the last accessed report has no actions of some services; generate it with"
              + " --granularity ACTION_LEVEL");
    }
    reports.add(access);
  }

  @Override
  public void generatedPolicy(GeneratedPolicy policy) {
    if (!policy.principal().isEmpty() && !sought.isNamedBy(policy.principal())) {
      notes.add(
          "the generated policy is for "
              + policy.principal()
              + ", and is not used for "
              + sought.name());
      return;
    }
    if (!policy.isComplete()) {
      notes.add("IAM Access Analyzer says that its generated policy is not complete");
    }
    if (policy.from() != null && policy.to() != null) {
      notes.add(
          "IAM Access Analyzer looked at "
              + ReportedUse.day(policy.from())
              + " to "
              + ReportedUse.day(policy.to()));
    }
    reports.add(policy);
  }

  @Override
  public void note(String note) {
    notes.add(note);
  }

  @Override
  public void unread(List<String> places, long count) {
    notes.add(
        count
            + (count == 1 ? " record does" : " records do")
            + " not say what was called, the first at "
            + places.get(0));
  }

  /**
   * The accounts in which there are records of a role of that name.
   *
   * @return sorted; more than one only where the account was not given
   */
  public List<String> accounts() {
    return accountsOfRoles.getOrDefault(sought.name(), Set.of()).stream()
        .filter(account -> sought.account().isEmpty() || account.equals(sought.account()))
        .toList();
  }

  /**
   * The names of the roles that there are records of.
   *
   * @return sorted
   */
  public List<String> names() {
    return List.copyOf(accountsOfRoles.keySet());
  }

  /**
   * Whether anything is known of the role.
   *
   * @return false if no record and no report is about it
   */
  public boolean hasSeenRole() {
    return recordsOfRole > 0 || !reports.isEmpty();
  }

  /**
   * What the role was seen to do.
   *
   * @param neededByJobs the statements of what its jobs need, whatever was seen
   * @return what of its access was used for it
   */
  public RoleActivity result(List<Statement> neededByJobs) {
    List<String> accounts = accounts();
    String account = accounts.size() == 1 ? accounts.get(0) : sought.account();
    Coverage coverage = coverages.getOrDefault(account, new Coverage());
    var answers = new StatementAnswers(statements, coverage, reports, neededByJobs, hasSeenRole());
    return new RoleActivity(
        role.name(),
        new ObservedWindow(from, to, records, recordsOfRole, coverage.regions(), account),
        answers.all(),
        denied.all(),
        notAllowed.all(),
        unmapped.all(),
        allNotes());
  }

  private List<String> allNotes() {
    var all = new ArrayList<>(notes);
    long more = denied.others() + notAllowed.others() + unmapped.others();
    if (more > 0) {
      all.add(more + " more records are of further requests, which are not listed");
    }
    return all;
  }
}
