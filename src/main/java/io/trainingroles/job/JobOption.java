package io.trainingroles.job;

import java.util.Arrays;
import java.util.List;

/** Access that a job may need and that its definition does not contain, or leaves too wide. */
public enum JobOption {
  /** Code in the container checks whether a bucket exists ({@code HeadBucket}). */
  LISTS_WHOLE_BUCKET(
      "lists_whole_bucket", "lists the whole of each bucket that it reads or writes"),
  /** What is deleted in the container's checkpoint folder is deleted in Amazon S3 too. */
  DELETES_CHECKPOINTS("deletes_checkpoints", "also deletes its checkpoints"),
  /** The names of log streams begin with the name of their job. */
  OWN_LOG_STREAMS("own_log_streams", "writes only to the log streams of jobs that have its name"),
  /** Code in the container logs metrics to SageMaker Experiments. */
  LOGS_METRICS("logs_metrics", "logs metrics of its code to SageMaker Experiments");

  private final String word;
  private final String says;

  JobOption(String word, String says) {
    this.word = word;
    this.says = says;
  }

  /**
   * The option's key in a spec.
   *
   * @return such as {@code lists_whole_bucket}
   */
  public String word() {
    return word;
  }

  /**
   * What the job does with it.
   *
   * @return a phrase with the job as its subject
   */
  public String says() {
    return says;
  }

  /**
   * The keys of all options.
   *
   * @return the keys, in the order of the documentation
   */
  public static List<String> words() {
    return Arrays.stream(values()).map(JobOption::word).toList();
  }
}
