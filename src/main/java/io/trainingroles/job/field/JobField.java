package io.trainingroles.job.field;

import io.trainingroles.job.Basis;
import java.util.regex.Pattern;

/**
 * A field of a job's definition that means access.
 *
 * @param path the field, with {@code []} for any item of a list
 * @param intents the intents that it becomes, as in a spec
 * @param basis how it is known
 * @param source the AWS page that documents it, or from which it follows
 */
public record JobField(String path, String intents, Basis basis, String source) {
  private static final Pattern BAR = Pattern.compile("\\s*\\|\\s*");
  private static final String DOCS = "https://docs.aws.amazon.com/";

  /** Reads one line of the table. */
  static JobField of(String line, String prefix) {
    String[] cells = BAR.split(line.strip(), -1);
    return new JobField(
        prefix + cells[0],
        cells[1],
        cells[2].equals("doc") ? Basis.DOCUMENTED : Basis.INFERRED,
        DOCS + page(cells[3]));
  }

  private static String page(String name) {
    return switch (name) {
      case "serverless" -> "sagemaker/latest/APIReference/API_ServerlessJobConfig.html";
      case "roles" -> "sagemaker/latest/dg/sagemaker-roles.html";
      case "algorithm" -> "sagemaker/latest/APIReference/API_AlgorithmSpecification.html";
      case "s3" -> "sagemaker/latest/APIReference/API_S3DataSource.html";
      case "data" -> "sagemaker/latest/dg/model-access-training-data.html";
      case "registry" ->
          "sagemaker/latest/dg/docker-containers-adapt-your-own-private-registry.html";
      case "debugger" -> "sagemaker/latest/dg/train-debugger.html";
      case "remote" -> "sagemaker/latest/dg/train-remote-debugging.html";
      case "chaining" -> "sagemaker/latest/APIReference/API_SessionChainingConfig.html";
      case "mlflow" -> "sagemaker/latest/dg/mlflow-create-tracking-server-iam.html";
      case "package" -> "sagemaker/latest/APIReference/API_ModelPackageConfig.html";
      case "hub" -> "sagemaker/latest/APIReference/API_HubAccessConfig.html";
      case "processing" -> "sagemaker/latest/APIReference/API_CreateProcessingJob.html";
      case "ecs-execution" -> "AmazonECS/latest/developerguide/task_execution_IAM_role.html";
      case "ecs-task" -> "AmazonECS/latest/developerguide/task-iam-roles.html";
      case "efs" -> "efs/latest/ug/iam-access-control-nfs-efs.html";
      case "s3-files" -> "AmazonECS/latest/developerguide/s3files-volumes.html";
      case "fsx-windows" -> "AmazonECS/latest/developerguide/wfsx-volumes.html";
      case "ecs-exec" -> "AmazonECS/latest/developerguide/ecs-exec.html";
      case "firelens" -> "AmazonECS/latest/developerguide/using_firelens.html";
      case "gmsa" -> "AmazonECS/latest/developerguide/windows-gmsa.html";
      case "batch" -> "batch/latest/userguide/execution-IAM-role.html";
      default -> throw new IllegalArgumentException("no page " + name);
    };
  }
}
