package io.trainingroles.job.reader;

import io.trainingroles.finding.IssueCode;
import io.trainingroles.job.GrantWords;
import io.trainingroles.job.JobIssues;
import io.trainingroles.job.JobKind;
import io.trainingroles.job.JobName;
import io.trainingroles.job.JobOption;
import io.trainingroles.job.JobValue;
import io.trainingroles.job.field.NeedCollector;
import java.util.ArrayList;
import java.util.List;

/** What every job of SageMaker writes of itself: its logs and its metrics. */
final class JobOutput {
  private static final IssueCode NO_NAME = JobIssues.JOB_WITHOUT_NAME.code();

  private final NeedCollector gathering;
  private final JobKind kind;

  JobOutput(NeedCollector gathering, JobKind kind) {
    this.gathering = gathering;
    this.kind = kind;
  }

  /** {@code everyJob} is the job, as the row of the table that is for all of them. */
  void read(JobValue everyJob) {
    String beginning = JobName.of(everyJob).map(JobName::beginning).orElse("");
    var logs = new ArrayList<GrantWords.Argument>();
    logs.add(new GrantWords.Argument("group", List.of(kind.logGroup())));
    if (hasByName(JobOption.OWN_LOG_STREAMS, everyJob, beginning)) {
      logs.add(new GrantWords.Argument("streams_beginning_with", List.of(beginning)));
    }
    gathering.need(everyJob, new GrantWords("write_logs", logs));
    gathering.need(everyJob, GrantWords.of("publish_metrics", "namespace", kind.logGroup()));
    if (hasByName(JobOption.LOGS_METRICS, everyJob, beginning)) {
      gathering.need(everyJob, GrantWords.of("log_metrics", "jobs_beginning_with", beginning));
    }
  }

  private boolean hasByName(JobOption option, JobValue everyJob, String beginning) {
    if (!gathering.has(option)) {
      return false;
    }
    if (beginning.isEmpty()) {
      gathering.warn(
          NO_NAME,
          everyJob,
          "the job has no name, so '" + option.word() + "' changes nothing",
          "give the job the beginning of its name, or grant what it needs in 'inline_policies'");
    }
    return !beginning.isEmpty();
  }
}
