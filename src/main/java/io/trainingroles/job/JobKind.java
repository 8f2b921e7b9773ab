package io.trainingroles.job;

/** The kinds of jobs whose definitions are read. */
public enum JobKind {
  /**
   * A request of <a
   * href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateTrainingJob.html">CreateTrainingJob</a>.
   */
  TRAINING("a SageMaker training job", "/aws/sagemaker/TrainingJobs"),
  /**
   * A request of <a
   * href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateProcessingJob.html">CreateProcessingJob</a>.
   */
  PROCESSING("a SageMaker processing job", "/aws/sagemaker/ProcessingJobs"),
  /**
   * A request of <a
   * href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateHyperParameterTuningJob.html">CreateHyperParameterTuningJob</a>.
   */
  TUNING("a SageMaker tuning job", "/aws/sagemaker/TrainingJobs"),
  /**
   * An AWS Batch job definition; see <a
   * href="https://docs.aws.amazon.com/batch/latest/APIReference/API_RegisterJobDefinition.html">RegisterJobDefinition</a>.
   */
  BATCH("an AWS Batch job definition", "/aws/batch/job"),
  /**
   * An Amazon ECS task definition; see <a
   * href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html">RegisterTaskDefinition</a>.
   */
  ECS("an Amazon ECS task definition", "");

  private final String words;
  private final String logGroup;

  JobKind(String words, String logGroup) {
    this.words = words;
    this.logGroup = logGroup;
  }

  /**
   * The default log group of such jobs.
   *
   * @return its name; empty where there is none
   */
  public String logGroup() {
    return logGroup;
  }

  /**
   * The beginning of the resource part of such a job's ARN; empty where SageMaker does not run it.
   */
  public String arnType() {
    return switch (this) {
      case TRAINING -> "training-job/";
      case PROCESSING -> "processing-job/";
      case TUNING -> "hyper-parameter-tuning-job/";
      case BATCH, ECS -> "";
    };
  }

  /**
   * Whether the job runs as two roles, and both are trusted by Amazon ECS.
   *
   * @return true for AWS Batch and Amazon ECS
   */
  public boolean runsContainers() {
    return this == BATCH || this == ECS;
  }

  @Override
  public String toString() {
    return words;
  }
}
