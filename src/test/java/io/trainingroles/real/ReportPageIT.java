package io.trainingroles.real;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
    var inputs =
        new ArrayList<>(
            Stream.of(
                    "training-roles.yaml",
                    "examples/sagemaker-team/training-roles.yaml",
                    "examples/from-a-job/training-roles.yaml",
                    "examples/ec2-gpu/training-roles.yaml",
                    "examples/bucket-and-key/training-roles.yaml",
                    "src/test/resources/fixtures/report/hostile.json",
                    "src/test/resources/fixtures/report/kinds.tf.json")
                .map(Path::of)
                .toList());
    inputs.add(Files.writeString(folder.resolve("many.yaml"), many(30)));
    var pages = new ArrayList<Path>();
    for (Path input : inputs) {
      pages.add(report(pages.size() + ".html", input));
    }

    List<JsonNode> seen = Browser.open(pages);

    assertThat(seen).hasSize(pages.size());
    for (JsonNode page : seen) {
      assertThat(texts(page.path("messages"))).as("messages of %s", page).isEmpty();
      assertThat(texts(page.path("requests"))).as("requests of %s", page).isEmpty();
      assertThat(texts(page.path("problems"))).as("accessibility of %s", page).isEmpty();
      assertThat(page.path("firstTab").asText()).isEqualTo("skip");
      int reachable = Math.min(80, page.path("tabbed").path("count").asInt());
      assertThat(numbers(page.path("tabbed").path("reached")))
          .as("what Tab reaches of %s", page.path("file"))
          .isEqualTo(IntStream.range(0, reachable).boxed().toList())
          .hasSizeGreaterThan(5);
      String last = page.path("lastRole").asText();
      assertThat(page.path("openedByKey").asText()).isEqualTo(last);
      assertThat(page.path("openedIsVisible").asBoolean()).isTrue();
      assertThat(page.path("deepLink").asText()).isEqualTo(last);
      assertThat(page.path("deepLinkIsVisible").asBoolean()).isTrue();
      assertThat(page.path("closedOnPaper").asInt()).as("details that stay closed").isZero();
      assertThat(page.path("paper").asText()).isEqualTo("rgb(255, 255, 255)");
      assertThat(page.path("ink").asText()).isEqualTo("rgb(0, 0, 0)");
      assertThat(page.path("filtersOnPaper").asInt()).isZero();
    }
    for (int index = 0; index < seen.size(); index++) {
      JsonNode page = seen.get(index);
      List<String> roles = texts(page.path("roles"));
      assertThat(texts(page.path("onPaper"))).isEqualTo(roles.size() > 25 ? List.of() : roles);
      if (roles.size() > 1) {
        assertFiltersFindAll(page.path("byService"), json(inputs.get(index)));
      }
    }
    JsonNode team = seen.get(1);
    assertThat(texts(team.path("roles"))).containsExactly("visionTraining", "visionPipeline");
    assertThat(texts(team.path("foundByName"))).containsExactly("visionPipeline");
    assertThat(team.path("foundByNothing").asInt()).isZero();
    assertThat(team.path("byPermissions").asInt()).isEqualTo(1);
    assertThat(texts(seen.get(7).path("roles"))).hasSize(30);
  }

  /** A filter shows each role that has the service, has all services, or is not all known. */
  private static void assertFiltersFindAll(JsonNode byService, JsonNode report) {
    assertThat(byService.path("all").asInt()).isEqualTo(report.path("roles").size());
    assertThat(byService.size()).isGreaterThan(2);
    byService
        .fields()
        .forEachRemaining(
            each -> {
              long expected =
                  StreamSupport.stream(report.path("roles").spliterator(), false)
                      .filter(role -> mayUse(role, each.getKey()))
                      .count();
              assertThat(each.getValue().asLong()).as(each.getKey()).isEqualTo(expected);
            });
  }

  private static boolean mayUse(JsonNode role, String service) {
    List<String> services =
        List.of("access", "lets_through", "allows_principals", "lets_requests_through").stream()
            .flatMap(name -> role.path(name).findValuesAsText("service").stream())
            .toList();
    return service.equals("all")
        || services.contains(service)
        || services.contains("all services")
        || !role.path("unknown").isEmpty();
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

  private JsonNode json(Path input) throws IOException {
    return new ObjectMapper().readTree(report("access.json", input).toFile());
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

  private static List<Integer> numbers(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asInt).toList();
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }
}
