package io.trainingroles.event.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.event.EventReader;
import io.trainingroles.input.AccessInput;
import io.trainingroles.input.InputReading;
import io.trainingroles.input.PolicyUse;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Records of what a client really calls, and a role that allows just that. */
final class RecordedFromBoto3Test {
  private static final Path FOLDER =
      Path.of("src/test/resources/fixtures/events/recorded-from-boto3");

  @Test
  void activity_when_theRoleIsExact_findsNothingMissingAndNothingUnused() throws IOException {
    RoleActivity activity = activity(statements());

    assertThat(activity.denied()).isEmpty();
    assertThat(activity.notAllowed()).isEmpty();
    assertThat(activity.unmapped()).isEmpty();
    assertThat(activity.statements()).hasSize(statements().size());
    assertThat(activity.statements())
        .filteredOn(use -> use.state() != UseState.USED)
        .allSatisfy(use -> assertThat(use.state()).isEqualTo(UseState.NOT_OBSERVABLE))
        .flatExtracting(StatementUse::actions)
        .extracting(ActionUse::action)
        // Their parameters do not say on which resource.
        .containsExactlyInAnyOrder(
            "kms:Decrypt", "ecr:DescribeRepositories", "secretsmanager:CreateSecret");
  }

  @Test
  void activity_when_aStatementIsLeftOut_findsJustItsActionMissing() throws IOException {
    List<String> all = statements();
    for (int index = 0; index < all.size(); index++) {
      List<String> rest = new ArrayList<>(all);
      String gone = rest.remove(index);

      assertThat(activity(rest).notAllowed())
          .as(gone)
          .isNotEmpty()
          .allSatisfy(
              request -> assertThat(gone).contains("\"Action\": \"" + request.action() + "\""));
    }
  }

  private static List<String> statements() throws IOException {
    return Files.readAllLines(FOLDER.resolve("exact.json")).stream()
        .filter(line -> line.startsWith("{\"Effect\""))
        .map(line -> line.endsWith(",") ? line.substring(0, line.length() - 1) : line)
        .toList();
  }

  private static RoleActivity activity(List<String> statements) throws IOException {
    String document =
        "{\"Version\": \"2012-10-17\", \"Statement\": [" + String.join(",", statements) + "]}";
    var reading =
        (InputReading.Read) AccessInput.readDocument("p.json", "p", document, PolicyUse.MANAGED);
    var recorder = new ActivityRecorder(reading.roles().get(0), new SoughtRole("proxy", ""));
    String events = Files.readString(FOLDER.resolve("events.json"));
    assertThat(EventReader.read("events", new StringReader(events), recorder)).isEmpty();
    return recorder.result(List.of());
  }
}
