package io.trainingroles.job;

import java.util.Arrays;
import java.util.List;

/** What a job may also need that its definition does not say, or says too widely. */
public enum JobOption {
  /** Code in the container asks whether a bucket is there ({@code HeadBucket}). */
  LISTS_WHOLE_BUCKET("lists_whole_bucket", "lists the whole of each bucket that it reads"),
  /** What is deleted in the container's checkpoint folder is deleted in Amazon S3 too. */
  DELETES_CHECKPOINTS("deletes_checkpoints", "also deletes its checkpoints"),
  /** Log streams begin with the name of their job. */
  OWN_LOG_STREAMS("own_log_streams", "writes to the log streams of jobs of its name alone"),
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
   * @return a few words, of which the job is the subject
   */
  public String says() {
    return says;
  }

  /**
   * The words of all options.
   *
   * @return the words, in the order of the documentation
   */
  public static List<String> words() {
    return Arrays.stream(values()).map(JobOption::word).toList();
  }
}
