package io.trainingroles.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** A first spec. */
@Command(
    name = "init",
    mixinStandardHelpOptions = true,
    description = {
      "Writes a first spec, with a comment for each thing that you will want to change.",
      "",
      "A file that is there already is never replaced."
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

  @Parameters(
      paramLabel = "SPEC",
      arity = "0..1",
      defaultValue = "training-roles.yaml",
      description = "the file to write (default: ${DEFAULT-VALUE})")
  private Path spec = Path.of("training-roles.yaml");

  InitCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws FailedException {
    try {
      Files.writeString(spec, STARTER, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException exists) {
      throw new FailedException(
          ExitCode.WRONG_INPUT,
          "'" + spec + "' is there already, and is left as it is; give another name");
    } catch (IOException failed) {
      throw new FailedException(
          ExitCode.WRONG_INPUT,
          "cannot write '"
              + spec
              + "': "
              + AtomicFiles.reason(failed)
              + "; give a file in a folder that is there");
    }
    console.progress("Wrote " + spec + ". Next: training-roles plan --offline " + spec);
    return ExitCode.FINE;
  }
}
