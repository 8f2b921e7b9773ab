package io.trainingroles.job.reader;

import io.trainingroles.finding.IssueCode;
import io.trainingroles.job.DeclaredGrant;
import io.trainingroles.job.JobIssues;
import io.trainingroles.job.JobKind;
import io.trainingroles.job.JobName;
import io.trainingroles.job.JobOption;
import io.trainingroles.job.JobValue;
import io.trainingroles.job.RoleUse;
import io.trainingroles.job.field.NeedCollector;
import java.util.ArrayList;
import java.util.List;

/** What every job of SageMaker writes: its logs and its metrics. */
final class JobOutput {
  private static final IssueCode NO_NAME = JobIssues.JOB_WITHOUT_NAME.code();

  private final NeedCollector collector;
  private final JobKind kind;

  JobOutput(NeedCollector collector, JobKind kind) {
    this.collector = collector;
    this.kind = kind;
  }

  /** {@code everyJob} is the job as the first row of the table, which each job has. */
  void read(JobValue everyJob) {
    String beginning = JobName.of(everyJob).map(JobName::beginning).orElse("");
    var logs = new ArrayList<DeclaredGrant.Argument>();
    logs.add(new DeclaredGrant.Argument("group", List.of(kind.logGroup())));
    if (hasByName(JobOption.OWN_LOG_STREAMS, everyJob, beginning)) {
      logs.add(new DeclaredGrant.Argument("streams_beginning_with", List.of(beginning)));
    }
    collector.need(everyJob, new DeclaredGrant("write_logs", logs));
    collector.need(everyJob, DeclaredGrant.of("publish_metrics", "namespace", kind.logGroup()));
    if (hasByName(JobOption.LOGS_METRICS, everyJob, beginning)) {
      collector.need(everyJob, DeclaredGrant.of("log_metrics", "jobs_beginning_with", beginning));
    }
  }

  private boolean hasByName(JobOption option, JobValue everyJob, String beginning) {
    if (!collector.has(option)) {
      return false;
    }
    if (beginning.isEmpty()) {
      collector.open(
          RoleUse.JOB,
          NO_NAME,
          everyJob,
          "the job has no name, so '" + option.word() + "' has no effect",
          "give the job a name, or grant the access in 'inline_policies'");
    }
    return !beginning.isEmpty();
  }
}
