package io.trainingroles.real;

import io.trainingroles.cli.terraform.AwsProviderMirror;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The real cdktf-cli, in a copy of this project as a clone has it. */
final class CdktfCli {
  private static final Path LOCK = Path.of("src", "test", "cdktf-cli");
  private static final Path INSTALLED = Path.of("target", "cdktf-cli").toAbsolutePath();
  private static final List<String> PROJECT =
      List.of("pom.xml", ".mvn", "cdktf.json", "training-roles.yaml", "src/main");
  private static final String MIRROR = "-plugin-dir=";

  private final Path project;
  private final Map<String, String> environment;

  private CdktfCli(Path project, Map<String, String> environment) {
    this.project = project;
    this.environment = environment;
  }

  /** Copies the project into a folder, and points the tools at the emulator. */
  static CdktfCli in(Path folder, Emulator emulator) throws IOException {
    install();
    Path project = Files.createDirectory(folder.resolve("project"));
    for (String part : PROJECT) {
      copy(Path.of(part), project.resolve(part));
    }
    var environment = new HashMap<>(System.getenv());
    environment.keySet().removeIf(name -> name.startsWith("AWS_") || name.startsWith("TF_"));
    environment.putAll(emulator.environment());
    environment.put("CI", "1");
    environment.put("CHECKPOINT_DISABLE", "1");
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("TF_CLI_CONFIG_FILE", cliConfiguration(folder).toString());
    String repository = System.getProperty("localRepository", "");
    if (!repository.isEmpty()) {
      environment.put("MAVEN_OPTS", "-Dmaven.repo.local=" + repository);
    }
    return new CdktfCli(project, environment);
  }

  Path project() {
    return project;
  }

  Command.Result run(String... arguments) {
    Path program = INSTALLED.resolve("node_modules/.bin/cdktf");
    return new Command(project, environment, List.of(program.toString())).run(arguments);
  }

  private static void install() throws IOException {
    Path lock = INSTALLED.resolve("package-lock.json");
    Path source = LOCK.resolve("package-lock.json");
    if (Files.exists(INSTALLED.resolve("node_modules/.bin/cdktf"))
        && Files.exists(lock)
        && Files.mismatch(lock, source) < 0) {
      return;
    }
    Path npm = Tool.require("npm", "install Node.js 20 or newer from https://nodejs.org");
    Files.createDirectories(INSTALLED);
    for (String file : List.of("package.json", "package-lock.json")) {
      Path target = INSTALLED.resolve(file);
      Files.copy(LOCK.resolve(file), target, StandardCopyOption.REPLACE_EXISTING);
    }
    new Command(INSTALLED, System.getenv(), List.of(npm.toString()))
        .run("ci", "--ignore-scripts", "--no-audit", "--no-fund")
        .succeeded();
  }

  private static Path cliConfiguration(Path folder) throws IOException {
    String installation =
        AwsProviderMirror.initArguments(System.getenv()).stream()
            .filter(argument -> argument.startsWith(MIRROR))
            .map(argument -> argument.substring(MIRROR.length()))
            .map(
                "provider_installation {\n  filesystem_mirror {\n    path = \"%s\"\n  }\n}\n"
                    ::formatted)
            .findFirst()
            .orElse("");
    return Files.writeString(folder.resolve("terraform.rc"), installation);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.createDirectories(target.getParent());
          Files.copy(file, target);
        }
      }
    }
  }
}
