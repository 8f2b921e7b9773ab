package io.trainingroles.role.value;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What an input says of the names of buckets that its configuration makes. AWS gives no two buckets
 * the same name, so one of which the name is known only later has none of those that are known, and
 * Terraform begins the name with the <a
 * href="https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket#bucket_prefix-1">bucket_prefix</a>.
 *
 * @param names the names that are known, by expressions such as {@code aws_s3_bucket.data.bucket}
 * @param beginnings how other names begin, in the same way
 */
public record ManagedNames(Map<String, String> names, Map<String, String> beginnings) {
  /** None. */
  public static final ManagedNames NONE = new ManagedNames(Map.of(), Map.of());

  private static final String BUCKET = "aws_s3_bucket";

  private static final Pattern PART = Pattern.compile("[a-z0-9.-]+");

  /** Keeps unchangeable copies. */
  public ManagedNames {
    names = Map.copyOf(names);
    beginnings = Map.copyOf(beginnings);
  }

  /** Collects the names while an input is read. */
  public static final class Builder {
    private final Map<String, String> names = new TreeMap<>();
    private final Map<String, String> beginnings = new TreeMap<>();

    /**
     * Adds a resource, if it is a bucket.
     *
     * @param address its address
     * @param type its type; that of a data source begins with {@code data.}
     * @param known its attributes that are known texts, by their names
     */
    public void add(String address, String type, Function<String, Optional<String>> known) {
      if (!type.equals(BUCKET)) {
        return;
      }
      String expression = address + ".bucket";
      Optional<String> name = part(known, "bucket");
      if (name.isPresent()) {
        names.put(expression, name.get());
      } else {
        part(known, "bucket_prefix").ifPresent(begins -> beginnings.put(expression, begins));
      }
    }

    private static Optional<String> part(
        Function<String, Optional<String>> known, String attribute) {
      return known.apply(attribute).filter(text -> PART.matcher(text).matches());
    }

    /**
     * What has been added.
     *
     * @return the names
     */
    public ManagedNames names() {
      return new ManagedNames(names, beginnings);
    }
  }

  /**
   * These and others.
   *
   * @param others those of the same configuration, or of a later one
   * @return both
   */
  public ManagedNames and(ManagedNames others) {
    return new ManagedNames(both(names, others.names), both(beginnings, others.beginnings));
  }

  private static Map<String, String> both(Map<String, String> some, Map<String, String> others) {
    var both = new TreeMap<>(some);
    both.putAll(others);
    return both;
  }

  /**
   * The names of all but one.
   *
   * @param expression the one
   * @return the names of the others
   */
  public Collection<String> others(String expression) {
    var others = new TreeMap<>(names);
    others.remove(expression);
    return others.values();
  }

  /**
   * How a name begins.
   *
   * @param expression such as {@code aws_s3_bucket.data.bucket}
   * @return its beginning; empty where that is not known
   */
  public String beginning(String expression) {
    return beginnings.getOrDefault(expression, "");
  }
}
