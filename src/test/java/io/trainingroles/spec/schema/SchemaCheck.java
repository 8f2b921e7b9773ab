package io.trainingroles.spec.schema;

import dev.harrel.jsonschema.JsonNode;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import io.trainingroles.terraform.Value;
import io.trainingroles.tree.Tree;
import java.net.URI;
import java.util.Optional;

/** Holds a file against the schema that editors use; its reader must refuse all that this does. */
public final class SchemaCheck {
  private final Validator validator =
      new ValidatorFactory()
          .withDisabledSchemaValidation(true)
          .withJsonNodeFactory(new SchemaNode.Factory())
          .createValidator();

  private final URI schema;

  /** A check of specs. */
  public static SchemaCheck ofSpecs() {
    return new SchemaCheck(SpecSchema.schema());
  }

  private SchemaCheck(Value.Mapping schema) {
    this.schema =
        validator.registerSchema(
            URI.create("urn:training-roles"), (JsonNode) new SchemaNode("", schema));
  }

  /** What the schema does not allow, if there is something. */
  public Optional<String> violation(Tree root) {
    Validator.Result result = validator.validate(schema, (JsonNode) new SchemaNode("", root));
    return result.isValid()
        ? Optional.empty()
        : Optional.of(
            result.getErrors().stream()
                .map(error -> error.getInstanceLocation() + ": " + error.getError())
                .findFirst()
                .orElse("no error"));
  }
}
