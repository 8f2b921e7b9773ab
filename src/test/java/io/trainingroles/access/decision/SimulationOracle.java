package io.trainingroles.access.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** Another evaluator of IAM policies, as a process of its own. */
final class SimulationOracle implements AutoCloseable {
  private static final Path SOURCE = Path.of("src", "test", "iam-simulate");
  private static final Path INSTALLED = Path.of("target", "iam-simulate");
  private static final int AT_ONCE = 64;

  private final Process process;
  private final Writer requests;
  private final BufferedReader decisions;

  private SimulationOracle(Process process) {
    this.process = process;
    this.requests = process.outputWriter(StandardCharsets.UTF_8);
    this.decisions =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  static SimulationOracle start() throws Exception {
    Files.createDirectories(INSTALLED);
    for (String file : List.of("package.json", "package-lock.json", "decide.mjs")) {
      Files.copy(
          SOURCE.resolve(file), INSTALLED.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    if (!Files.isDirectory(INSTALLED.resolve("node_modules"))) {
      var install = run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
      install.getInputStream().readAllBytes();
      assertThat(install.waitFor()).isZero();
    }
    return new SimulationOracle(run("node", "decide.mjs"));
  }

  private static Process run(String... command) {
    try {
      return new ProcessBuilder(command)
          .directory(INSTALLED.toFile())
          .redirectError(ProcessBuilder.Redirect.INHERIT)
          .start();
    } catch (IOException missing) {
      return fail("'" + command[0] + "' is needed to judge decisions: install Node.js 20");
    }
  }

  String decide(String request) {
    return decide(List.of(request)).get(0);
  }

  /** What it decides, in the order of the requests. */
  List<String> decide(List<String> lines) {
    var answers = new ArrayList<String>();
    try {
      for (int start = 0; start < lines.size(); start += AT_ONCE) {
        List<String> some = lines.subList(start, Math.min(lines.size(), start + AT_ONCE));
        for (String line : some) {
          requests.write(line + "\n");
        }
        requests.flush();
        for (int count = 0; count < some.size(); count++) {
          String answer = decisions.readLine();
          assertThat(answer).as("the oracle has ended").isNotNull();
          answers.add(answer);
        }
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return answers;
  }

  @Override
  public void close() throws IOException {
    requests.close();
    process.destroy();
  }
}
