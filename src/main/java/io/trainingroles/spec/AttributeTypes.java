package io.trainingroles.spec;

import io.trainingroles.role.value.TerraformReference;
import io.trainingroles.role.value.VariableType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What the attributes of AWS resources and data sources in Terraform are. A script makes the table
 * of the provider's schema ({@code src/reference/attributes.py}).
 */
public final class AttributeTypes {
  private final Map<String, Attribute> attributes = new HashMap<>();

  /**
   * What an attribute is.
   *
   * @param type what its value is
   * @param written the attribute that says the same and is written in its place
   */
  record Attribute(VariableType type, String written) {}

  AttributeTypes() {
    Text.read().lines().forEach(this::add);
  }

  private void add(String line) {
    String[] fields = line.split(" ", -1);
    String own = fields[0].substring(fields[0].lastIndexOf('.') + 1);
    VariableType type =
        VariableType.of(fields[1]).orElseThrow(() -> new IllegalStateException(line));
    attributes.put(fields[0], new Attribute(type, fields.length > 2 ? fields[2] : own));
  }

  /**
   * What a reference to an attribute is in a policy.
   *
   * @param resourceType such as {@code aws_s3_bucket}
   * @param name the name of the resource, with its instance
   * @param attribute such as {@code arn}
   * @return the reference as a spec writes it; nothing where the attribute is not in the table
   */
  public static Optional<TerraformReference> reference(
      String resourceType, String name, String attribute) {
    return new AttributeTypes()
        .of(resourceType, attribute)
        .map(
            known ->
                new TerraformReference(
                    known.type(), resourceType + "." + name + "." + known.written()));
  }

  /** What an attribute is, such as {@code bucket} of {@code data.aws_s3_bucket}. */
  Optional<Attribute> of(String resourceType, String attribute) {
    return Optional.ofNullable(attributes.get(resourceType + "." + attribute));
  }

  /** The attributes of a resource type that can be referred to. */
  SortedSet<String> ofType(String resourceType) {
    var names = new TreeSet<String>();
    for (String key : attributes.keySet()) {
      int end = key.lastIndexOf('.');
      if (key.substring(0, end).equals(resourceType)) {
        names.add(key.substring(end + 1));
      }
    }
    return names;
  }

  /** The table lies beside this class, and is as much a part of the program as the classes are. */
  private static final class Text {
    private static final String FILE = "attributes.txt";

    private static String read() {
      try (InputStream stream = Text.class.getResourceAsStream(FILE)) {
        if (stream == null) {
          throw new IllegalStateException("the program lacks its own text " + FILE);
        }
        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
  }
}
