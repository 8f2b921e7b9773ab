package io.trainingroles.input.declared;

import io.trainingroles.finding.Location;
import java.util.Set;

/**
 * A resource or a data source that a module declares.
 *
 * @param isData whether it is a data source
 * @param type its type
 * @param name its name
 * @param isKeyed whether it has {@code count} or {@code for_each}
 * @param provider its provider, such as {@code aws} or {@code aws.us}
 * @param place where it is declared
 */
public record DeclaredResource(
    boolean isData,
    String type,
    String name,
    boolean isKeyed,
    String provider,
    Location.Position place) {

  /** The arguments that make several instances of a resource or a module. */
  public static final Set<String> KEYS = Set.of("count", "for_each");

  /**
   * Its address in its module.
   *
   * @return such as {@code data.aws_s3_bucket.models}
   */
  public String address() {
    return (isData ? "data." : "") + type + "." + name;
  }

  /**
   * Its type, with {@code data.} before that of a data source.
   *
   * @return such as {@code data.aws_s3_bucket}
   */
  public String key() {
    return (isData ? "data." : "") + type;
  }

  /**
   * The provider that a type belongs to, where none is named.
   *
   * @param type such as {@code aws_s3_bucket}
   * @return such as {@code aws}
   */
  public static String impliedProvider(String type) {
    int end = type.indexOf('_');
    return end < 0 ? type : type.substring(0, end);
  }
}
