package io.trainingroles.input;

import io.trainingroles.access.AccessPattern;
import io.trainingroles.iam.ActionPattern;
import io.trainingroles.iam.Condition;
import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.iam.ResourcePattern;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what must never be allowed: {@code ACTION on RESOURCE [when KEY=VALUE [and KEY=VALUE]]}.
 */
public final class NeverQuestion {
  private static final Pattern FORM =
      Pattern.compile("(\\S+)\\s+on\\s+(\\S+)(?:\\s+when\\s+(.+))?", Pattern.DOTALL);

  private NeverQuestion() {}

  /**
   * The requests of this text.
   *
   * @param text such as {@code s3:Delete* on arn:aws:s3:::data/*}
   * @return the requests
   * @throws InvalidValueException if it is something else
   */
  public static AccessPattern of(String text) {
    Matcher parts = FORM.matcher(text.strip());
    if (!parts.matches()) {
      throw new InvalidValueException(
          "'" + text + "' is not what can be asked",
          "write 'ACTION on RESOURCE', or 'ACTION on RESOURCE when KEY=VALUE'; wildcards are allowed");
    }
    return new AccessPattern(
        ActionPattern.of(parts.group(1)),
        ResourcePattern.of(parts.group(2)),
        parts.group(3) == null ? List.of() : conditions(parts.group(3)));
  }

  private static List<Condition> conditions(String text) {
    var conditions = new ArrayList<Condition>();
    for (String pair : text.split("\\s+and\\s+", -1)) {
      int equals = pair.indexOf('=');
      if (equals < 1) {
        throw new InvalidValueException(
            "'" + pair + "' is not a condition key with a value", "write KEY=VALUE");
      }
      conditions.add(
          Condition.of("StringLike", pair.substring(0, equals), pair.substring(equals + 1)));
    }
    return conditions;
  }
}
