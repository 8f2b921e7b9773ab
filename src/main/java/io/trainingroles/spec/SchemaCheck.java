package io.trainingroles.spec;

import dev.harrel.jsonschema.Error;
import dev.harrel.jsonschema.JsonNode;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import io.trainingroles.finding.Finding;
import io.trainingroles.finding.IssueCode;
import io.trainingroles.finding.Location;
import io.trainingroles.yaml.YamlNode;
import io.trainingroles.yaml.YamlNode.Listing;
import io.trainingroles.yaml.YamlNode.Mapping;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Holds a spec against its published schema. The reader finds all that the schema does, and says it
 * better; so this speaks only where the two have come apart.
 */
final class SchemaCheck {
  private static final IssueCode SCHEMA = new IssueCode("NOT_BY_THE_SCHEMA");

  private SchemaCheck() {}

  /** The schema is the same for all specs, and is read with the first that is held against it. */
  private static final class Loaded {
    private static final Validator VALIDATOR =
        new ValidatorFactory()
            .withDisabledSchemaValidation(true)
            .withJsonNodeFactory(new SchemaNode.Factory())
            .createValidator();
    private static final URI SCHEMA =
        VALIDATOR.registerSchema((JsonNode) new SchemaNode("", SpecSchema.schema()));
  }

  /** The deepest violation, if there is one. */
  static Optional<Finding> violation(YamlNode root) {
    Validator.Result result =
        Loaded.VALIDATOR.validate(Loaded.SCHEMA, (JsonNode) new SchemaNode("", root));
    if (result.isValid()) {
      return Optional.empty();
    }
    List<Error> errors = result.getErrors();
    return errors.stream()
        .max(Comparator.comparing(error -> error.getInstanceLocation().split("/", -1).length))
        .map(
            error ->
                Finding.error(
                    SCHEMA,
                    location(root, error.getInstanceLocation()),
                    "the schema of a spec does not allow this: " + error.getError(),
                    "compare it with the schema's " + error.getSchemaLocation()));
  }

  private static Location location(YamlNode root, String pointer) {
    YamlNode node = root;
    for (String step : pointer.split("/", -1)) {
      String key = step.replace("~1", "/").replace("~0", "~");
      Optional<YamlNode> below = Optional.empty();
      if (node instanceof Mapping mapping) {
        below = mapping.entry(key).map(YamlNode.Entry::value);
      } else if (node instanceof Listing listing && key.matches("\\d+")) {
        below = Optional.of(listing.items().get(Integer.parseInt(key)));
      }
      node = below.orElse(node);
    }
    return node.location();
  }
}
