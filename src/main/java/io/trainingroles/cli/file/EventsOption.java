package io.trainingroles.cli.file;

import io.trainingroles.adoption.RecordedUses;
import io.trainingroles.cli.console.Console;
import io.trainingroles.cli.console.ExitCode;
import io.trainingroles.cli.console.FailedException;
import io.trainingroles.cli.console.ReadableFiles;
import io.trainingroles.event.EventSink;
import io.trainingroles.event.EventSinks;
import io.trainingroles.event.activity.ActivityRecorder;
import io.trainingroles.event.activity.SoughtRole;
import io.trainingroles.finding.Finding;
import io.trainingroles.finding.IssueCode;
import io.trainingroles.finding.Location;
import io.trainingroles.finding.NearestWord;
import io.trainingroles.finding.Quotation;
import io.trainingroles.finding.Severity;
import io.trainingroles.iam.Arn;
import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.iam.Statement;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.report.FindingText;
import io.trainingroles.role.value.AccountId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Recorded events of a role. */
public final class EventsOption {
  private static final IssueCode ROLE_NOT_RECORDED = new IssueCode("ROLE_NOT_RECORDED");
  private static final int NAMED = 5;

  @Option(
      names = "--events",
      paramLabel = "FILE",
      description =
          "recorded events: AWS CloudTrail log files or folders of them, plain or in gzip; what 'aws"
              + " cloudtrail lookup-events' prints; the rows of a query in CSV or JSON; what 'aws"
              + " accessanalyzer get-generated-policy' or 'aws iam get-service-last-accessed-details' prints;"
              + " may be given several times; - for standard input")
  private List<String> files = new ArrayList<>();

  @Option(
      names = "--events-role",
      paramLabel = "NAME|ARN",
      description = "the role in the events (default: the role of the input)")
  private @Nullable String role;

  /** Whether there are events. */
  public boolean areGiven() {
    return !files.isEmpty();
  }

  /** Refuses the name of a role in events where there are none. */
  public void refuseRoleAlone() throws FailedException {
    if (role != null && files.isEmpty()) {
      throw new FailedException(ExitCode.WRONG_INPUT, "--events-role is only for --events");
    }
  }

  /**
   * What the events say about a role; nothing if they cannot be read, which has then been shown.
   *
   * @param account the account of the role as the user gave it, or null
   */
  public Optional<ActivityRecorder> read(
      Console console, ReadableFiles readable, JudgedRole judged, @Nullable AccountId account)
      throws FailedException {
    SoughtRole sought = sought(judged, account);
    var recorder = new ActivityRecorder(judged, sought);
    return read(console, readable, sought, recorder, recorder)
        ? Optional.of(recorder)
        : Optional.empty();
  }

  /**
   * What the events say about a role, beside what its jobs need; nothing if they cannot be read,
   * which has then been shown.
   *
   * @param needed what the jobs need
   */
  public Optional<RecordedUses> read(
      Console console,
      ReadableFiles readable,
      JudgedRole judged,
      @Nullable AccountId account,
      List<Statement> needed)
      throws FailedException {
    SoughtRole sought = sought(judged, account);
    var ofRole = new ActivityRecorder(judged, sought);
    var ofJobs = new ActivityRecorder(RecordedUses.roleOfJobs(judged, needed), sought);
    return read(console, readable, sought, ofRole, new EventSinks(List.of(ofRole, ofJobs)))
        ? Optional.of(new RecordedUses(ofRole.result(needed), ofJobs.result(needed)))
        : Optional.empty();
  }

  private boolean read(
      Console console,
      ReadableFiles readable,
      SoughtRole sought,
      ActivityRecorder recorder,
      EventSink sink)
      throws FailedException {
    List<Finding> findings = new EventFiles(files, readable).read(sink);
    if (!findings.isEmpty()) {
      show(console, findings);
      return false;
    }
    List<String> accounts = recorder.accounts();
    if (accounts.size() > 1) {
      throw new FailedException(
          ExitCode.WRONG_INPUT,
          "there are records of a role "
              + Quotation.quoted(sought.name())
              + " in several accounts ("
              + String.join(", ", accounts)
              + "); give --account ID");
    }
    if (!recorder.hasSeenRole()) {
      show(console, List.of(notRecorded(sought, recorder.names())));
    }
    return true;
  }

  private SoughtRole sought(JudgedRole judged, @Nullable AccountId account) throws FailedException {
    String given = account == null ? judged.attributes().account().orElse("") : account.value();
    if (role != null) {
      return named(role, given);
    } else if (!judged.isRole()) {
      throw new FailedException(
          ExitCode.WRONG_INPUT,
          "the input is not a role, so it does not name the role in the events; give --events-role NAME");
    }
    return new SoughtRole(judged.name(), given);
  }

  private static SoughtRole named(String name, String account) {
    Optional<Arn> arn = Arn.of(name);
    if (arn.isEmpty()) {
      return new SoughtRole(name, account);
    }
    String resource = arn.get().resource();
    if (!arn.get().service().equals("iam") || !resource.startsWith("role/")) {
      throw new InvalidValueException(
          Quotation.quoted(name) + " is not the ARN of a role",
          "write the role's name, or its ARN such as arn:aws:iam::123456789012:role/vision");
    }
    return new SoughtRole(resource.substring(resource.lastIndexOf('/') + 1), arn.get().account());
  }

  private static Finding notRecorded(SoughtRole sought, List<String> names) {
    String nearest =
        NearestWord.to(sought.name(), names)
            .map(name -> "if you mean " + name + ", give --events-role " + name)
            .orElse(
                names.isEmpty()
                    ? "give events of the account that the role is in, of a time when it was used"
                    : "give --events-role with its name in the events; they have "
                        + String.join(", ", names.subList(0, Math.min(NAMED, names.size())))
                        + (names.size() > NAMED ? " and " + (names.size() - NAMED) + " more" : ""));
    return new Finding(
        Severity.WARNING,
        ROLE_NOT_RECORDED,
        new Location.Source("--events"),
        "the events have no record of the role "
            + Quotation.quoted(sought.name())
            + (sought.account().isEmpty() ? "" : " in account " + sought.account())
            + ", so they show nothing of what it uses",
        nearest);
  }

  private static void show(Console console, List<Finding> findings) {
    console.err().print(new FindingText(Map.of(), console.errColours()).of(findings));
  }
}
