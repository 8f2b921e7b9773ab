package io.trainingroles.cli;

import io.trainingroles.cli.console.Console;
import io.trainingroles.cli.console.ExitCode;
import io.trainingroles.cli.console.FailedException;
import io.trainingroles.cli.console.ReadableFiles;
import io.trainingroles.cli.file.JobSpec;
import io.trainingroles.cli.file.NewSpec;
import io.trainingroles.cli.file.SetOption;
import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.role.value.AccountId;
import io.trainingroles.role.value.Deployment;
import io.trainingroles.role.value.Region;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A first spec. */
@Command(
    name = "init",
    mixinStandardHelpOptions = true,
    description = {
      "Writes a first spec, with a comment on each line that you may want to change.",
      "",
      "With --from-job it has the grants that a job needs, each with the field that it comes from. A"
          + " job is a request or a description of a SageMaker training, processing or tuning job, "
          + "an AWS Batch job definition or an Amazon ECS task definition, in JSON or YAML.",
      "",
      "The account, the Region and the names and paths of the roles are those of the jobs, if the"
          + " jobs define them. The roles are compared with the jobs by 'check' and 'synth' from then on.",
      "",
      "The JSON Schema of specs is written beside it, so that editors complete and check it.",
      "",
      "An existing spec is never replaced."
    })
final class InitCommand implements Callable<Integer> {
  private static final String STARTER =
      """
      # The IAM roles of your training jobs; see https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html
      # Look at the plan with 'training-roles plan --offline', write the files with 'training-roles synth'.

      # The Region and the versions of the AWS provider, if your own configuration does not set them:
      # terraform: {region: eu-west-1, aws_provider: "~> 5.0"}

      # The account that the roles live in, in quotation marks:
      # account: "123456789012"

      roles:
        aiTrainingRole: # the role's name in IAM
          # description: Trains the models
          trusts: [sagemaker] # the service that runs the job
          inline_policies:
            aiTrainingPolicy: # the policy's name
              - read: s3://my-ai-data-bucket # your bucket, or a prefix in it: s3://bucket/train
      """;

  private final Console console;
  private final ReadableFiles files;

  @Parameters(
      paramLabel = "SPEC",
      arity = "0..1",
      defaultValue = "training-roles.yaml",
      description = "the file to write, or - for standard output (default: ${DEFAULT-VALUE})")
  private Path spec = Path.of("training-roles.yaml");

  @Option(
      names = "--from-job",
      paramLabel = "FILE",
      arity = "1",
      description = "write what this job needs, - for standard input; may be given several times")
  private List<Path> jobs = new ArrayList<>();

  @Option(
      names = "--account",
      paramLabel = "ID",
      description =
          "with --from-job, the account of the role (default: that of the jobs and their roles)")
  private @Nullable String account;

  @Option(
      names = "--region",
      paramLabel = "CODE",
      description = "with --from-job, the Region of the job (default: that of the jobs)")
  private @Nullable String region;

  @Mixin private SetOption values = new SetOption();

  InitCommand(Console console, ReadableFiles files) {
    this.console = console;
    this.files = files;
  }

  @Override
  public Integer call() throws FailedException {
    Optional<String> text =
        jobs.isEmpty()
            ? Optional.of(STARTER)
            : new JobSpec(console, files, deployment(), values, spec)
                .of(jobs.stream().map(Path::toString).toList());
    if (text.isEmpty()) {
      return ExitCode.WRONG_INPUT;
    }
    if (spec.toString().equals("-")) {
      console.out().print(text.get());
      return ExitCode.FINE;
    }
    new NewSpec(spec).write(text.get());
    console.progress("Wrote " + spec + ". Next: training-roles plan --offline " + spec);
    return ExitCode.FINE;
  }

  private Deployment deployment() throws FailedException {
    try {
      return new Deployment(
          account == null ? null : new AccountId(account),
          region == null ? null : new Region(region));
    } catch (InvalidValueException invalid) {
      throw new FailedException(ExitCode.WRONG_INPUT, invalid.problem() + "; " + invalid.remedy());
    }
  }
}
