package io.trainingroles.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.cli.configuration.ConfigurationOption;
import io.trainingroles.cli.console.Console;
import io.trainingroles.cli.console.FailedException;
import io.trainingroles.cli.console.ReadableFiles;
import io.trainingroles.cli.file.FolderReader.FolderReading;
import io.trainingroles.input.InputReading;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Reads folders of Terraform as the commands do. */
final class FolderReadings {
  /** A role that SageMaker may assume. */
  static final String ROLE =
      """
      resource "aws_iam_role" "r" {
        name = "r"
        assume_role_policy = jsonencode({
          Version   = "2012-10-17"
          Statement = { Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "sagemaker.amazonaws.com" } }
        })
      }
      """;

  private FolderReadings() {}

  /** An inline policy of the role that allows to read something. */
  static String allows(String name, String resource) {
    return """
    resource "aws_iam_role_policy" "%s" {
      name = "%s"
      role = aws_iam_role.r.name
      policy = jsonencode({
        Version   = "2012-10-17"
        Statement = { Effect = "Allow", Action = "s3:GetObject", Resource = "%s" }
      })
    }
    """
        .formatted(name, name, resource);
  }

  /** What is read of a configuration of one file. */
  static InputReading.Read read(Path root, String text) throws IOException, FailedException {
    Files.createDirectories(root);
    Files.writeString(root.resolve("main.tf"), text);
    return read(root, Map.of("AWS_REGION", "eu-west-1"));
  }

  /** What is read of a folder, with more of an environment. */
  static InputReading.Read read(Path root, Map<String, String> more) throws FailedException {
    FolderReading reading = reading(root, more);
    assertThat(reading.reading()).as("%s", reading.reading()).isInstanceOf(InputReading.Read.class);
    return (InputReading.Read) reading.reading();
  }

  private static FolderReading reading(Path root, Map<String, String> more) throws FailedException {
    var environment = new HashMap<String, String>(System.getenv());
    environment.keySet().removeIf(name -> name.startsWith("AWS_") || name.startsWith("TF_"));
    environment.putAll(more);
    var nowhere = new PrintStream(PrintStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    var console = new Console(nowhere, nowhere, false, false);
    return new ConfigurationOption()
        .reader(console, environment, ReadableFiles.all(InputStream.nullInputStream()))
        .read(root.toString())
        .orElseThrow();
  }
}
