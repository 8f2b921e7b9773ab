package io.trainingroles.spec.schema;

import dev.harrel.jsonschema.Error;
import dev.harrel.jsonschema.JsonNode;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import io.trainingroles.finding.Finding;
import io.trainingroles.finding.IssueCode;
import io.trainingroles.finding.Location;
import io.trainingroles.terraform.Value;
import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Listing;
import io.trainingroles.tree.Tree.Mapping;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Validates a file against its published schema. Its reader finds all that the schema does, with
 * better messages; so this reports something only where the two differ.
 */
public final class SchemaCheck {
  private static final IssueCode SCHEMA = new IssueCode("NOT_BY_THE_SCHEMA");

  /** Without a name, the validator takes a random one, and a start waits for randomness. */
  private static final URI NAME = URI.create("urn:training-roles");

  private final String what;
  private final Validator validator;
  private final URI schema;

  /**
   * A check; reading a schema takes time, and it is the same for all files of a kind.
   *
   * @param what names the file, such as {@code a spec}
   * @param schema the schema
   */
  public SchemaCheck(String what, Value.Mapping schema) {
    this.what = what;
    this.validator =
        new ValidatorFactory()
            .withDisabledSchemaValidation(true)
            .withJsonNodeFactory(new SchemaNode.Factory())
            .createValidator();
    this.schema = validator.registerSchema(NAME, (JsonNode) new SchemaNode("", schema));
  }

  /** The schema of a spec is read with the first that is held against it. */
  private static final class OfSpecs {
    private static final SchemaCheck CHECK = new SchemaCheck("a spec", SpecSchema.schema());
  }

  /** The deepest violation of a spec, if there is one. */
  public static Optional<Finding> violation(Tree root) {
    return OfSpecs.CHECK.find(root);
  }

  /**
   * The deepest violation, if there is one.
   *
   * @param root the file
   * @return what the schema does not allow
   */
  public Optional<Finding> find(Tree root) {
    Validator.Result result = validator.validate(schema, (JsonNode) new SchemaNode("", root));
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
                    "the schema of " + what + " does not allow this: " + error.getError(),
                    "compare it with the schema's " + error.getSchemaLocation()));
  }

  private static Location location(Tree root, String pointer) {
    Tree node = root;
    for (String step : pointer.split("/", -1)) {
      String key = step.replace("~1", "/").replace("~0", "~");
      Optional<Tree> below = Optional.empty();
      if (node instanceof Mapping mapping) {
        below = mapping.entry(key).map(Tree.Entry::value);
      } else if (node instanceof Listing listing && key.matches("\\d+")) {
        below = Optional.of(listing.items().get(Integer.parseInt(key)));
      }
      node = below.orElse(node);
    }
    return node.location();
  }
}
