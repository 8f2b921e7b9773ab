package io.trainingroles.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.JacksonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder with inputs, and the reports of them.
 *
 * @param folder the folder
 */
record ReportedFiles(Path folder) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Writes a file of the folder, and gives its path. */
  String write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  /** What {@code report} writes to a file of the folder. */
  String report(String name, String... arguments) throws IOException {
    Path file = folder.resolve(name);
    ProgramRun run =
        ProgramRun.of(
            Stream.of(List.of("report"), List.of(arguments), List.of("-o", file.toString()))
                .flatMap(List::stream)
                .toArray(String[]::new));
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).isEmpty();
    return Files.readString(file);
  }

  /** A report in JSON, which is as its schema says. */
  static JsonNode valid(String json) throws IOException {
    String schema = Files.readString(Path.of("docs/output/report.schema.json"));
    var result =
        new ValidatorFactory()
            .withJsonNodeFactory(new JacksonNode.Factory())
            .validate(schema, json);
    assertThat(result.getErrors()).isEmpty();
    return JSON.readTree(json);
  }
}
