package io.trainingroles.job;

/** What a job uses a role for. */
public enum RoleUse {
  /** The role that the job's code runs as; the one role of a job of SageMaker. */
  JOB,
  /**
   * The role that Amazon ECS starts the containers with. See <a
   * href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html">Amazon
   * ECS task execution IAM role</a>.
   */
  EXECUTION
}
