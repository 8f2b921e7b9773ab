package io.trainingroles.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.iam.ActionPattern;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.PolicyDocumentReader;
import io.trainingroles.iam.PolicyDocumentReading;
import io.trainingroles.iam.ResourcePattern;
import io.trainingroles.iam.Statement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What our own intents and jobs write: actions that AWS has, on resources that they act on. */
final class OwnActionsTest {
  private static final Path JOBS = Path.of("src", "test", "resources", "fixtures", "job");

  private final ServiceAuthorizationReference reference = ServiceAuthorizationReference.ofAws();

  @Test
  void intents_when_writtenAsStatements_nameWhatAwsHas() throws IOException {
    String statements =
        Files.readAllLines(Path.of("docs", "intents.md")).stream()
            .filter(line -> line.startsWith("{\"Effect\""))
            .collect(Collectors.joining(","));

    List<String> problems =
        problems(
            "docs/intents.md",
            document("{\"Version\":\"2012-10-17\",\"Statement\":[" + statements + "]}"));

    assertThat(problems).isEmpty();
  }

  @Test
  void jobs_when_writtenAsStatements_nameWhatAwsHas() throws IOException {
    var problems = new ArrayList<String>();
    try (Stream<Path> files = Files.walk(JOBS)) {
      List<Path> policies =
          files.filter(file -> file.toString().matches(".*expected[^/]*[.]json")).sorted().toList();
      assertThat(policies).hasSizeGreaterThan(50);
      for (Path file : policies) {
        String text = Files.readString(file);
        for (String policy : text.split("(?m)^(?=\\{\"Version\")")) {
          if (!policy.isBlank()) {
            problems.addAll(problems(JOBS.relativize(file).toString(), document(policy)));
          }
        }
      }
    }
    assertThat(problems).isEmpty();
  }

  private static PolicyDocument document(String json) {
    PolicyDocumentReading reading = new PolicyDocumentReader().read(json);
    assertThat(reading).as(json).isInstanceOf(PolicyDocumentReading.Read.class);
    return ((PolicyDocumentReading.Read) reading).document();
  }

  private List<String> problems(String where, PolicyDocument document) {
    assertThat(document.statements()).isNotEmpty();
    var problems = new ArrayList<String>();
    for (Statement statement : document.statements()) {
      var actions = new ArrayList<Action>();
      for (ActionPattern pattern : statement.action().patterns()) {
        if (reference.action(pattern.value()) instanceof ActionLookup.Known known
            && known.action().toString().equals(pattern.value())) {
          actions.add(known.action());
        } else {
          problems.add(where + ": AWS has no action " + pattern);
        }
      }
      problems.addAll(misplaced(where, statement, actions));
    }
    return problems;
  }

  /** Actions of a statement without a resource of theirs, and the other way round. */
  private static List<String> misplaced(String where, Statement statement, List<Action> actions) {
    if (statement.resource() == null) {
      return List.of();
    }
    List<String> resources =
        statement.resource().patterns().stream().map(ResourcePattern::value).toList();
    var problems = new ArrayList<String>();
    for (Action action : actions) {
      if (resources.stream().noneMatch(action::actsOn)) {
        problems.add(where + ": " + action + " acts on none of " + resources);
      }
    }
    for (String resource : resources) {
      if (actions.stream().noneMatch(action -> action.actsOn(resource))) {
        problems.add(where + ": none of " + actions + " acts on " + resource);
      }
    }
    return problems;
  }
}
