package io.trainingroles.cli.protocol;

import io.modelcontextprotocol.json.schema.JsonSchemaValidator;
import java.util.Map;

/**
 * Stands where the SDK wants a validator of JSON Schema, which would bring four libraries along.
 * {@link CommandTool} reads the arguments by the same list that their schema is made of, and says
 * of all of them at once what is wrong; the tests validate both against the schemas.
 */
final class NoSchemaValidator implements JsonSchemaValidator {
  @Override
  public ValidationResponse validate(Map<String, Object> schema, Object structuredContent) {
    return ValidationResponse.asValid("");
  }
}
