package io.trainingroles.real;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports in a real browser, in light and dark, with a keyboard and on paper. */
final class ReportPageIT {
  private static final int ROLES = 1000;
  private static final long MEGABYTES_20 = 20L * 1024 * 1024;

  @TempDir private Path folder;

  @Test
  void page_when_opened_isReadable() throws IOException {
    var pages = new ArrayList<Path>();
    for (String input :
        List.of(
            "training-roles.yaml",
            "examples/sagemaker-team/training-roles.yaml",
            "examples/from-a-job/training-roles.yaml",
            "examples/ec2-gpu/training-roles.yaml",
            "examples/bucket-and-key/training-roles.yaml",
            "src/test/resources/fixtures/report/hostile.json")) {
      pages.add(report(pages.size() + ".html", Path.of(input)));
    }
    pages.add(report("many.html", Files.writeString(folder.resolve("many.yaml"), many(30))));

    List<JsonNode> seen = Browser.open(pages);

    assertThat(seen).hasSize(pages.size());
    for (JsonNode page : seen) {
      assertThat(texts(page.path("messages"))).as("messages of %s", page).isEmpty();
      assertThat(texts(page.path("requests"))).as("requests of %s", page).isEmpty();
      assertThat(texts(page.path("problems"))).as("accessibility of %s", page).isEmpty();
      assertThat(page.path("firstTab").asText()).isEqualTo("skip");
      assertThat(page.path("focusable").asBoolean()).isTrue();
      String last = page.path("lastRole").asText();
      assertThat(page.path("openedByKey").asText()).isEqualTo(last);
      assertThat(page.path("openedIsVisible").asBoolean()).isTrue();
      assertThat(page.path("deepLink").asText()).isEqualTo(last);
      assertThat(page.path("deepLinkIsVisible").asBoolean()).isTrue();
      assertThat(page.path("printed").asInt()).isGreaterThan(10_000);
    }
    JsonNode team = seen.get(1);
    assertThat(texts(team.path("roles"))).containsExactly("visionTraining", "visionPipeline");
    assertThat(texts(team.path("foundByName"))).containsExactly("visionPipeline");
    assertThat(team.path("foundByNothing").asInt()).isZero();
    assertThat(team.path("byService").path("all").asInt()).isEqualTo(2);
    assertThat(team.path("byService").path("s3").asInt()).isEqualTo(1);
    assertThat(team.path("byPermissions").asInt()).isEqualTo(1);
    assertThat(texts(seen.get(6).path("roles"))).hasSize(30);
  }

  @Test
  void page_when_itHasAThousandRoles_isSmallEnoughToSend() throws IOException {
    Path input = Files.writeString(folder.resolve("thousand.yaml"), many(ROLES));

    Path page = report("thousand.html", input);
    JsonNode seen = Browser.open(List.of(page)).get(0);

    assertThat(Files.size(page)).isLessThan(MEGABYTES_20);
    assertThat(texts(seen.path("roles"))).hasSize(ROLES);
    assertThat(seen.path("openedByKey").asText()).isEqualTo("team999Training");
    assertThat(seen.path("deepLinkIsVisible").asBoolean()).isTrue();
    assertThat(texts(seen.path("foundByName"))).containsExactly("team999Training");
  }

  private Path report(String name, Path input) {
    Path page = folder.resolve(name);
    TrainingRoles.in(folder)
        .run("report", input.toAbsolutePath().toString(), "-o", page.toString())
        .succeeded();
    return page;
  }

  private static String many(int count) {
    var text =
        new StringBuilder("account: '123456789012'\nterraform: {region: eu-west-1}\nroles:\n");
    for (int index = 0; index < count; index++) {
      text.append(
          """
            team%1$dTraining:
              trusts: [{service: sagemaker, jobs: training-job/team%1$d-*}]
              never: ['iam:* on *', 's3:DeleteObject on *']
              inline_policies:
                data:
                  - read: {from: s3://team-%1$d-data/train/}
                  - write: {to: s3://team-%1$d-models/out/}
                  - pull_image: {image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/team%1$d}
                  - write_logs: {group: /aws/sagemaker/TrainingJobs}
          """
              .formatted(index));
    }
    return text.toString();
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }
}
