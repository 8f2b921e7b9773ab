package io.trainingroles.job.field;

import static io.trainingroles.finding.Quotation.quoted;

import io.trainingroles.finding.IssueCode;
import io.trainingroles.job.DeclaredGrant;
import io.trainingroles.job.JobIssues;
import io.trainingroles.job.JobValue;
import io.trainingroles.job.Placeholders;
import io.trainingroles.job.RoleUse;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the image of a job. Its host name contains the account and the Region of the repository:
 * the images that AWS provides are in accounts of AWS.
 */
public final class ImageFields {
  private static final IssueCode NOT_IN_ECR = JobIssues.IMAGE_NOT_IN_ECR.code();
  private static final Pattern ECR = Pattern.compile("[^/]*\\.dkr[.-]ecr(-fips)?\\..*");

  /** A repository that is known, and a tag or a digest. */
  private static final Pattern TAGGED =
      Pattern.compile("([0-9]{12}\\.dkr[.-]ecr[a-z0-9.-]*/[a-z0-9._/-]+)[:@]([^/]+)");

  private final NeedCollector collector;

  public ImageFields(NeedCollector collector) {
    this.collector = collector;
  }

  /**
   * Pulls an image if it is in Amazon ECR.
   *
   * @return false if the image is known to be elsewhere
   */
  public boolean pull(RoleUse use, JobValue image) {
    Optional<String> repository = repositoryOfTemplate(image);
    Optional<String> text = repository.isPresent() ? repository : collector.text(use, image);
    boolean isInRegistry = text.filter(uri -> ECR.matcher(uri).matches()).isPresent();
    if (isInRegistry) {
      collector.need(use, image, DeclaredGrant.of("pull_image", "image", text.orElseThrow()));
    }
    return isInRegistry || text.isEmpty();
  }

  /** The access is the same whatever tag a placeholder stands for. */
  private static Optional<String> repositoryOfTemplate(JobValue image) {
    Matcher parts = TAGGED.matcher(image.scalar());
    return parts.matches() && Placeholders.isIn(parts.group(2))
        ? Optional.of(parts.group(1))
        : Optional.empty();
  }

  /** The image of a training job, which may come from a registry of the team's own. */
  public void training(JobValue algorithm, boolean hasVpc) {
    Optional<JobValue> name = algorithm.child("AlgorithmName");
    Optional<JobValue> image =
        name.isPresent()
            ? algorithm.child("TrainingImage")
            : collector.required(algorithm, "TrainingImage");
    boolean isInEcr = image.map(value -> pull(RoleUse.JOB, value)).orElse(true);
    Optional<JobValue> settings = algorithm.child("TrainingImageConfig");
    boolean isPrivate =
        settings
            .flatMap(
                value ->
                    collector.oneOf(
                        RoleUse.JOB, value, "TrainingRepositoryAccessMode", "Platform", "Vpc"))
            .filter("Vpc"::equals)
            .isPresent();
    if (!isInEcr && !isPrivate) {
      notInEcr(image.orElseThrow());
    }
    if (isPrivate && !hasVpc) {
      new NetworkFields(collector).missingVpc(settings.orElseThrow(), "a private registry");
    }
    settings
        .flatMap(
            value ->
                value.at(
                    "TrainingRepositoryAuthConfig", "TrainingRepositoryCredentialsProviderArn"))
        .ifPresent(
            provider ->
                new ArnFields(collector)
                    .allow(
                        provider,
                        "lambda",
                        List.of("lambda:InvokeFunction"),
                        "the function provides the credentials of the registry"));
    name.ifPresent(this::algorithm);
  }

  public void notInEcr(JobValue image) {
    collector.note(
        NOT_IN_ECR,
        image,
        quoted(image.scalar()) + " is not an image in Amazon ECR",
        "use an image of ACCOUNT.dkr.ecr.REGION.amazonaws.com, or with TrainingImageConfig one of a"
            + " registry in your VPC");
  }

  private void algorithm(JobValue name) {
    String because = "the job runs this algorithm";
    List<String> actions = List.of("sagemaker:DescribeAlgorithm");
    if (name.scalar().startsWith("arn:")) {
      new ArnFields(collector).allow(name, "sagemaker", actions, because);
    } else {
      new ArnFields(collector).allowNamed(name, "sagemaker", "algorithm/", actions, because);
    }
  }
}
