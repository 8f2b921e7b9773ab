package io.trainingroles.input.planned;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.trainingroles.finding.Location;
import io.trainingroles.tree.JsonReader;
import io.trainingroles.tree.NotJsonException;
import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Listing;
import io.trainingroles.tree.Tree.Mapping;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What {@code terraform test -json -verbose} prints: one JSON object a line. The schemas of the
 * providers, by far the largest part, are passed over. See <a
 * href="https://developer.hashicorp.com/terraform/internals/machine-readable-ui">Machine-readable
 * UI</a>.
 *
 * @param changes what the plan says of the resources; nothing if there is no plan
 * @param diagnostics what Terraform reports
 */
public record TestOutput(
    Optional<List<PlannedChange>> changes, List<TestOutput.Diagnostic> diagnostics) {
  private static final JsonFactory JSON = new JsonFactory();

  /** Keeps an unchangeable copy. */
  public TestOutput {
    diagnostics = List.copyOf(diagnostics);
  }

  /**
   * An error or a warning of Terraform.
   *
   * @param isError whether it is an error
   * @param summary what is wrong, in short
   * @param detail what is wrong
   * @param address the resource that it is about; empty if it is about none
   * @param place where it is in a file of the folder that Terraform ran in
   */
  public record Diagnostic(
      boolean isError,
      String summary,
      String detail,
      String address,
      Optional<Location.Position> place) {}

  /**
   * Reads an output.
   *
   * @param output all that was printed
   * @return its plan and its diagnostics
   */
  public static TestOutput of(String output) {
    Optional<List<PlannedChange>> changes = Optional.empty();
    var diagnostics = new ArrayList<Diagnostic>();
    for (String line : output.lines().filter(each -> each.startsWith("{")).toList()) {
      Optional<Tree> plan = value(line, "test_plan", "resource_changes");
      if (plan.isPresent()) {
        changes = plan.map(TestOutput::changes);
      } else if (value(line, "test_plan", "plan_format_version").isPresent()) {
        changes = Optional.of(List.of());
      }
      value(line, "diagnostic")
          .filter(Mapping.class::isInstance)
          .ifPresent(each -> diagnostics.add(diagnostic((Mapping) each)));
    }
    return new TestOutput(changes, diagnostics);
  }

  /** The value at the end of some keys of an object, read without all that is beside it. */
  private static Optional<Tree> value(String line, String... keys) {
    try (JsonParser parser = JSON.createParser(line)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      int depth = 0;
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean isWanted = parser.currentName().equals(keys[depth]);
        JsonToken token = parser.nextToken();
        if (isWanted && depth == keys.length - 1) {
          int start = (int) parser.currentTokenLocation().getCharOffset();
          parser.skipChildren();
          int end = (int) parser.currentLocation().getCharOffset();
          return Optional.of(new JsonReader("").read(line.substring(start, end)));
        } else if (isWanted && token == JsonToken.START_OBJECT) {
          depth++;
        } else {
          parser.skipChildren();
        }
      }
      return Optional.empty();
    } catch (IOException | NotJsonException cutOff) {
      return Optional.empty();
    }
  }

  private static List<PlannedChange> changes(Tree tree) {
    var changes = new ArrayList<PlannedChange>();
    for (Tree item : tree instanceof Listing list ? list.items() : List.<Tree>of()) {
      if (item instanceof Mapping change && change.mapping("change").isPresent()) {
        Mapping values = change.mapping("change").get();
        Mapping nothing = new Mapping(change.location(), List.of());
        String data = text(change, "mode").equals("data") ? "data." : "";
        changes.add(
            new PlannedChange(
                text(change, "address"),
                data + text(change, "type"),
                values.mapping("after").orElse(nothing),
                values.value("after_unknown").orElse(nothing)));
      }
    }
    return changes;
  }

  private static Diagnostic diagnostic(Mapping tree) {
    Optional<Location.Position> place =
        tree.mapping("range")
            .flatMap(
                range ->
                    range
                        .mapping("start")
                        .map(
                            start ->
                                new Location.Position(
                                    text(range, "filename"),
                                    number(start, "line"),
                                    number(start, "column"))));
    return new Diagnostic(
        text(tree, "severity").equals("error"),
        text(tree, "summary"),
        text(tree, "detail"),
        text(tree, "address"),
        place);
  }

  private static int number(Mapping tree, String key) {
    return tree.value(key).orElse(null) instanceof Tree.Scalar scalar
            && scalar.text().matches("[1-9]\\d{0,8}")
        ? Integer.parseInt(scalar.text())
        : 1;
  }

  private static String text(Mapping tree, String key) {
    return tree.value(key).flatMap(Tree::asText).orElse("");
  }
}
