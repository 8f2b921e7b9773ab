package io.trainingroles.job.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.trainingroles.job.RoleUse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Whether the role of each job allows what the job does and nothing else, judged by another
 * evaluator of IAM policies, as a process of its own. The requests are written by hand from what
 * the job does, in {@code allows.jsonl} and {@code refuses.jsonl}.
 */
final class JobOracleIT {
  private static final Path SOURCE = Path.of("src", "test", "iam-simulate");
  private static final Path INSTALLED = Path.of("target", "iam-simulate");

  private record Request(JobFixture fixture, boolean isAllowed, String json) {}

  @Test
  void roleOfEachJob_when_judgedByAnother_allowsWhatTheJobDoesAndNoMore() throws Exception {
    install();
    var requests = new ArrayList<Request>();
    for (JobFixture fixture : JobFixture.all()) {
      addRequests(requests, fixture, "allows.jsonl", true);
      addRequests(requests, fixture, "refuses.jsonl", false);
    }
    assertThat(requests).hasSizeGreaterThan(200);

    List<String> decisions = decisions(requests);

    assertThat(decisions).hasSameSizeAs(requests);
    var wrong = new ArrayList<String>();
    for (int number = 0; number < requests.size(); number++) {
      Request request = requests.get(number);
      String expected = request.isAllowed() ? "Allowed" : "ImplicitlyDenied";
      if (!decisions.get(number).equals(expected)) {
        wrong.add(
            request.fixture()
                + ": "
                + decisions.get(number)
                + ", not "
                + expected
                + ": "
                + request.json());
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static void addRequests(
      List<Request> requests, JobFixture fixture, String file, boolean isAllowed)
      throws IOException {
    for (String line : Files.readAllLines(fixture.file(file))) {
      requests.add(new Request(fixture, isAllowed, line));
    }
  }

  private static List<String> decisions(List<Request> requests) throws Exception {
    String input =
        requests.stream()
            .map(JobOracleIT::withPolicies)
            .collect(Collectors.joining(",\n", "[", "]"));
    return run(input, "node", "simulate.mjs").lines().toList();
  }

  /** The request with the policies of the role that it is about. */
  private static String withPolicies(Request request) {
    String policy = policy(request.fixture(), request.json());
    return "{\"policies\": [" + policy + "], " + request.json().substring(1);
  }

  private static String policy(JobFixture fixture, String request) {
    if (request.contains("\"role\": \"caller\"")) {
      return fixture.callerPolicy();
    }
    return fixture.policy(
        request.contains("\"role\": \"execution\"") ? RoleUse.EXECUTION : RoleUse.JOB);
  }

  private static void install() throws Exception {
    Files.createDirectories(INSTALLED);
    for (String file : List.of("package.json", "package-lock.json", "simulate.mjs")) {
      Files.copy(
          SOURCE.resolve(file), INSTALLED.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    if (!Files.isDirectory(INSTALLED.resolve("node_modules"))) {
      run("", "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
    }
  }

  private static String run(String input, String... command) throws Exception {
    Process process;
    Path given = Files.createTempFile(Path.of("target"), "oracle", ".json");
    Path errors = Files.createTempFile(Path.of("target"), "oracle", ".txt");
    Files.writeString(given, input);
    try {
      process =
          new ProcessBuilder(command)
              .directory(INSTALLED.toFile())
              .redirectInput(given.toFile())
              .redirectError(errors.toFile())
              .start();
    } catch (IOException missing) {
      return fail("'" + command[0] + "' is needed to judge the jobs' roles: install Node.js 20");
    }
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(Files.readString(errors)).isZero();
    return output;
  }
}
