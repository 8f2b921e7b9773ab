package io.trainingroles.real;

import dev.harrel.jsonschema.Dialects;
import dev.harrel.jsonschema.SchemaResolver;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The published schema of CycloneDX 1.6, from the library of the plugin that the build runs. */
final class CycloneDxSchema {
  private static final String BASE = "http://cyclonedx.org/schema/";

  private final Validator validator;
  private final URI bill;

  CycloneDxSchema() throws IOException {
    Map<String, String> schemas = new HashMap<>();
    for (String name : List.of("bom-1.6", "spdx", "jsf-0.82")) {
      schemas.put(BASE + name + ".schema.json", schema(name + ".schema.json"));
    }
    SchemaResolver published =
        uri -> {
          String text = schemas.get(uri.replaceAll("#.*", ""));
          return text == null
              ? SchemaResolver.Result.empty()
              : SchemaResolver.Result.fromString(text);
        };
    validator =
        new ValidatorFactory()
            .withDialect(new Dialects.Draft7Dialect())
            .withSchemaResolver(published)
            .createValidator();
    bill = validator.registerSchema(schemas.get(BASE + "bom-1.6.schema.json"));
  }

  /** What is wrong with a bill of materials. */
  List<String> errors(String text) {
    Validator.Result result = validator.validate(bill, text);
    return result.isValid()
        ? List.of()
        : result.getErrors().stream()
            .map(error -> error.getInstanceLocation() + ": " + error.getError())
            .toList();
  }

  private static String schema(String name) throws IOException {
    try (var zip = new ZipFile(library().toFile())) {
      ZipEntry entry = zip.getEntry(name);
      return new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** In the local repository of the jars that the tests run with, where the build has put it. */
  private static Path library() throws IOException {
    String jackson = "com/fasterxml/jackson/core/jackson-core/";
    String repository =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(entry -> entry.replace('\\', '/'))
            .filter(entry -> entry.contains(jackson))
            .map(entry -> entry.substring(0, entry.indexOf(jackson)))
            .findFirst()
            .orElseThrow();
    try (Stream<Path> files =
        Files.walk(Path.of(repository, "org/cyclonedx/cyclonedx-core-java"))) {
      return files.filter(file -> file.toString().endsWith(".jar")).findFirst().orElseThrow();
    }
  }
}
