package io.trainingroles.job;

/** Which of the roles that a job names does something. */
public enum RoleUse {
  /** The role that the job's code runs as; for SageMaker, which knows one role, everything. */
  JOB,
  /**
   * The role that Amazon ECS starts the containers with. See <a
   * href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html">Amazon
   * ECS task execution IAM role</a>.
   */
  EXECUTION
}
