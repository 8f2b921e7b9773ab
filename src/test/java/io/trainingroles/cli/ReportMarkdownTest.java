package io.trainingroles.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a report says as a comment on a pull request. */
final class ReportMarkdownTest {
  @TempDir private Path folder;

  /**
   * A comment of GitHub has at most 65,536 characters, and a reader must know what is not in it.
   */
  @Test
  void report_when_rolesAreMany_fitsAndSaysWhatIsLeftOut() throws IOException {
    var spec = new StringBuilder("account: '123456789012'\nroles:\n");
    for (int index = 0; index < 700; index++) {
      spec.append("  team")
          .append(index)
          .append(": {trusts: [sagemaker], inline_policies: {data: [read: s3://team-")
          .append(index)
          .append("-data]}}\n");
    }
    String input = write("spec.yaml", spec.toString());
    String old = write("old.yaml", spec.toString().replace("-data]", "-old]"));

    String markdown = report("access.md", input);
    String compared = report("compared.md", input, "--against", old);

    assertThat(markdown.length()).isLessThanOrEqualTo(65_536).isGreaterThan(40_000);
    assertThat(compared.length()).isLessThanOrEqualTo(65_536).isGreaterThan(40_000);
    assertThat(compared).containsPattern("- and [0-9]+ more changes");
    assertThat(markdown)
        .containsPattern("\n[0-9]+ more are not in the table")
        .containsPattern("The details of [0-9]+ more roles are left out");
    int rows = (int) markdown.lines().filter(line -> line.startsWith("| `team")).count();
    assertThat(markdown).contains("\n" + (700 - rows) + " more are not in the table");
    int details = (int) markdown.lines().filter(line -> line.startsWith("<details>")).count();
    assertThat(markdown).contains("The details of " + (700 - details) + " more roles are left out");
  }

  @Test
  void report_when_roleIsLimited_saysSoInTheDetails() throws IOException {
    String spec =
        write(
            "spec.yaml",
            """
            roles:
              trainer:
                trust_policy:
                  Version: "2012-10-17"
                  Statement:
                    - {Effect: Allow, Principal: {AWS: "111122223333"}, Action: "sts:AssumeRole",
                       Condition: {StringEquals: {"sts:ExternalId": "a|b"}}}
                    - {Effect: Deny, Principal: {AWS: "arn:aws:iam::111122223333:role/x"}, Action: "sts:AssumeRole"}
                permissions_boundary: arn:aws:iam::111122223333:policy/Limit
                inline_policies: {data: [read: s3://bucket]}
            """);
    String job =
        write("job.json", Files.readString(Path.of("examples/from-a-job/jobs/segmentation.json")));

    String markdown = report("access.md", spec, "--job", job);

    assertThat(markdown)
        .contains("can be assumed by `account 111122223333` if `sts:ExternalId StringEquals a|b`")
        .contains("but not by `arn:aws:iam::111122223333:role/x`")
        .contains("within the permissions boundary `arn:aws:iam::111122223333:policy/Limit`")
        .contains("No findings. 1 does not fit its jobs. 1 is not fully known.")
        .contains("it lacks: `", "it allows, and no job needs: `")
        .contains("<summary>Details of <code>trainer</code></summary>");
  }

  @Test
  void report_when_findingIsAccepted_saysWhy() throws IOException {
    String spec =
        write(
            "spec.yaml",
            """
            roles:
              trainer:
                trusts: [sagemaker]
                accept: [{finding: MISSING_BOUNDARY, on: permissions boundary, reason: "none | yet"}]
                inline_policies: {data: [read: s3://bucket]}
            """);

    assertThat(report("access.md", spec))
        .contains(
            "accepted: `MISSING_BOUNDARY` `'trainer' has no permissions boundary`, as `none | yet`");
  }

  private String report(String name, String... arguments) throws IOException {
    return new ReportedFiles(folder).report(name, arguments);
  }

  private String write(String name, String text) throws IOException {
    return new ReportedFiles(folder).write(name, text);
  }
}
