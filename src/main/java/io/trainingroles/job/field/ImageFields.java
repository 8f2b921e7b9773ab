package io.trainingroles.job.field;

import static io.trainingroles.finding.Quotation.quoted;

import io.trainingroles.finding.IssueCode;
import io.trainingroles.job.GrantWords;
import io.trainingroles.job.JobIssues;
import io.trainingroles.job.JobValue;
import io.trainingroles.job.RoleUse;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the image of a job. Its host name says in whose account and in which Region the repository
 * is: AWS's own images are in accounts of AWS.
 */
public final class ImageFields {
  private static final IssueCode NOT_IN_ECR = JobIssues.IMAGE_NOT_IN_ECR.code();
  private static final Pattern ECR = Pattern.compile("[^/]*\\.dkr[.-]ecr(-fips)?\\..*");

  private final NeedCollector gathering;

  public ImageFields(NeedCollector gathering) {
    this.gathering = gathering;
  }

  /** Pulls an image if it is in Amazon ECR. */
  public boolean pull(RoleUse use, JobValue image) {
    Optional<String> text = gathering.text(image);
    boolean isInRegistry = text.filter(uri -> ECR.matcher(uri).matches()).isPresent();
    if (isInRegistry) {
      gathering.need(use, image, GrantWords.of("pull_image", "image", text.orElseThrow()));
    }
    return isInRegistry || text.isEmpty();
  }

  /** The image of a training job, which may come from a registry of the team's own. */
  public void training(JobValue algorithm, boolean hasVpc) {
    Optional<JobValue> image = algorithm.child("TrainingImage");
    boolean isInEcr = image.map(value -> pull(RoleUse.JOB, value)).orElse(true);
    Optional<JobValue> settings = algorithm.child("TrainingImageConfig");
    boolean isPrivate =
        settings.filter(value -> value.is("TrainingRepositoryAccessMode", "Vpc")).isPresent();
    if (!isInEcr && !isPrivate) {
      notInEcr(image.orElseThrow());
    }
    if (isPrivate && !hasVpc) {
      new NetworkFields(gathering).missingVpc(settings.orElseThrow(), "a private registry");
    }
    settings
        .flatMap(
            value ->
                value.at(
                    "TrainingRepositoryAuthConfig", "TrainingRepositoryCredentialsProviderArn"))
        .ifPresent(
            provider ->
                new ArnFields(gathering)
                    .allow(
                        provider,
                        "lambda",
                        List.of("lambda:InvokeFunction"),
                        "the function hands out the registry's credentials"));
    algorithm.child("AlgorithmName").ifPresent(this::algorithm);
  }

  public void notInEcr(JobValue image) {
    gathering.warn(
        NOT_IN_ECR,
        image,
        quoted(image.scalar()) + " is not an image in Amazon ECR",
        "SageMaker pulls from ACCOUNT.dkr.ecr.REGION.amazonaws.com, or with TrainingImageConfig from"
            + " a registry in your VPC");
  }

  private void algorithm(JobValue name) {
    String because = "the job is of this algorithm";
    List<String> actions = List.of("sagemaker:DescribeAlgorithm");
    if (name.scalar().startsWith("arn:")) {
      new ArnFields(gathering).allow(name, "sagemaker", actions, because);
    } else {
      new ArnFields(gathering).allowNamed(name, "sagemaker", "algorithm/", actions, because);
    }
  }
}
