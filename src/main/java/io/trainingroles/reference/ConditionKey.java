package io.trainingroles.reference;

import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A condition key that a service or every service knows. See <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html">AWS
 * global condition context keys</a>.
 *
 * @param name such as {@code s3:prefix}; one part of it may be free, as in <code>
 *     aws:RequestTag/${TagKey}</code>
 * @param type what its values are
 * @param isMultivalued whether a request may have several values under it
 */
public record ConditionKey(String name, ValueType type, boolean isMultivalued) {
  /** What AWS writes where any text may stand. */
  private static final Pattern FREE = Pattern.compile("\\$\\{[^}]*}|<[^>]*>|tag-key$");

  /** What the values of a key are. */
  public enum ValueType {
    /** Any text. */
    STRING,
    /** An Amazon Resource Name. */
    ARN,
    /** {@code true} or {@code false}. */
    BOOL,
    /** A number. */
    NUMERIC,
    /** A moment, in ISO 8601 or in seconds since 1970. */
    DATE,
    /** An IPv4 or IPv6 address. */
    IP_ADDRESS
  }

  /** Refuses null. */
  public ConditionKey {
    Objects.requireNonNull(name);
    Objects.requireNonNull(type);
  }

  /**
   * Whether a key in a policy is this one; case has no meaning.
   *
   * @param key such as {@code aws:RequestTag/owner}
   * @return true if it is
   */
  public boolean isNamed(String key) {
    String lower = key.toLowerCase(Locale.ROOT);
    var free = FREE.matcher(name);
    if (!free.find()) {
      return name.toLowerCase(Locale.ROOT).equals(lower);
    }
    String before = name.substring(0, free.start()).toLowerCase(Locale.ROOT);
    String after = name.substring(free.end()).toLowerCase(Locale.ROOT);
    return lower.length() > before.length() + after.length()
        && lower.startsWith(before)
        && lower.endsWith(after);
  }

  /**
   * Whether a key is one of an identity provider. Providers name their keys as they like, so no
   * list of AWS has all of them; some are in all requests of a session.
   *
   * @param key such as {@code accounts.google.com:sub}
   * @return true if its prefix is a host
   */
  public static boolean isOfProvider(String key) {
    return key.substring(0, Math.max(0, key.indexOf(':'))).contains(".");
  }
}
