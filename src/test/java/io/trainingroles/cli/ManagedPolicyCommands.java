package io.trainingroles.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** Commands about a role to which one managed policy is attached. */
abstract class ManagedPolicyCommands {
  static final String OF_AWS = "arn:aws:iam::aws:policy/";
  static final String ORG_BASELINE = "arn:aws:iam::123456789012:policy/team/OrgBaseline";

  @TempDir Path folder;

  final String role(String policy) throws IOException {
    return write(
        "roles.yaml",
        """
        account: "123456789012"
        terraform: {region: eu-west-1}
        roles:
          churnTraining:
            trusts: [{service: sagemaker, jobs: training-job/churn-*}]
            attached_policies: ["%s"]
        """
            .formatted(policy));
  }

  final String write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text).toString();
  }

  static ProgramRun simulate(String spec, String action, String resource, String... more) {
    String[] command = {"simulate", spec, "--action", action, "--resource", resource};
    return ProgramRun.of(with(command, more));
  }

  static ProgramRun prove(String spec, String never, String... more) {
    return ProgramRun.of(with(new String[] {"prove", spec, "--never", never}, more));
  }

  static String[] with(String[] command, String... more) {
    var all = new ArrayList<>(List.of(command));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }
}
