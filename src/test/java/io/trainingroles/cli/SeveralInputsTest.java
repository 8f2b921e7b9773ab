package io.trainingroles.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a role of one input can do with those of the other inputs of the same command. */
final class SeveralInputsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ADMIN = "arn:aws:iam::123456789012:role/admin";

  @TempDir private Path folder;

  private String admin = "";

  @BeforeEach
  void writeAdministrator() throws IOException {
    admin =
        state(
            "admin.json",
            "admin",
            """
            "Principal": {"AWS": "arn:aws:iam::123456789012:root", "Service": "sagemaker.amazonaws.com"}""",
            "\"Action\": \"*\", \"Resource\": \"*\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sts:AssumeRole", "iam:PassRole"})
  void check_when_theAdministratorIsInAnotherInput_findsTheWay(String action) throws IOException {
    String other = launcher("\"%s\"".formatted(action), ADMIN);
    String code = action.startsWith("sts") ? "ASSUME_ADMINISTRATOR" : "PASS_ADMINISTRATOR";

    assertThat(ProgramRun.of("check", other).out()).doesNotContain(code);
    assertThat(ProgramRun.of("check", other, admin).out()).contains(code, "'launcher' can");
    assertThat(ProgramRun.of("check", admin, other).out()).contains(code, "'launcher' can");
  }

  @Test
  void check_when_theOtherInputIsOfAnotherAccount_findsNoWay() throws IOException {
    String other = launcher("\"sts:AssumeRole\"", ADMIN.replace("1234", "9999"));

    assertThat(ProgramRun.of("check", other, admin).out()).doesNotContain("ASSUME_ADMINISTRATOR");
  }

  @Test
  void report_when_theAdministratorIsInAnotherInput_findsTheWay() throws IOException {
    String other = launcher("\"sts:AssumeRole\"", ADMIN);

    Path page = folder.resolve("access.md");

    ProgramRun.of("report", other, admin, "-o", page.toString());

    assertThat(Files.readString(page)).contains("ASSUME_ADMINISTRATOR");
  }

  private String launcher(String action, String resource) throws IOException {
    return state(
        "launcher.json",
        "launcher",
        "\"Principal\": {\"Service\": \"sagemaker.amazonaws.com\"}",
        "\"Action\": %s, \"Resource\": \"%s\"".formatted(action, resource));
  }

  private String state(String file, String role, String trusts, String allows) throws IOException {
    String document = "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", %s}]}";
    String text =
        """
        {"format_version": "1.0", "terraform_version": "1.11.4", "values": {"root_module": {"resources": [
          {"address": "aws_iam_role.r", "mode": "managed", "type": "aws_iam_role", "name": "r",
           "values": {"arn": "arn:aws:iam::123456789012:role/%1$s", "name": "%1$s", "path": "/", "assume_role_policy": %2$s}},
          {"address": "aws_iam_role_policy.p", "mode": "managed", "type": "aws_iam_role_policy", "name": "p",
           "values": {"role": "%1$s", "name": "p", "policy": %3$s}}]}}}
        """
            .formatted(
                role,
                JSON.writeValueAsString(
                    document.formatted(trusts + ", \"Action\": \"sts:AssumeRole\"")),
                JSON.writeValueAsString(document.formatted(allows)));
    return Files.writeString(folder.resolve(file), text).toString();
  }
}
