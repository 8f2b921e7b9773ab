package io.trainingroles.access.documented;

import io.trainingroles.reference.Action;
import io.trainingroles.reference.ActionResource;
import io.trainingroles.reference.ArnFormat;
import io.trainingroles.reference.NameForm;
import io.trainingroles.reference.ServiceAuthorizationReference;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * ARNs as the reference data has them, made and judged as regular expressions: none of the code
 * that searches takes part.
 */
final class AwsArns {
  static final List<String> ACCOUNTS = List.of("123456789012", "444455556666");
  private static final List<String> REGIONS = List.of("us-east-1", "eu-west-1", "ap-southeast-2");
  private static final List<String> NAMES = List.of("example", "a", "prod-x1", "SageMaker-1", "0");
  private static final List<String> ANYTHINGS =
      List.of("example", "a/b", "train/0.rec", "SageMaker", "x_y");

  /** What a star of a policy is filled with, where nothing says which part of an ARN it is in. */
  private static final List<String> FILLINGS =
      List.of(
          "",
          "a",
          "example",
          "123456789012",
          "us-east-1",
          "eu-west-1",
          "a/b",
          "key",
          "role",
          "us-east-1:123456789012",
          "aws");

  private static final Pattern NAME = Pattern.compile("\\$\\{([^}]*)}|\\*");
  private static final ServiceAuthorizationReference REFERENCE =
      ServiceAuthorizationReference.ofAws();

  private final Random random;
  private final Map<String, Pattern> expressions = new HashMap<>();

  AwsArns(Random random) {
    this.random = random;
  }

  /** A resource that the action is asked on; near the pattern of a policy, if one can be found. */
  String resource(Action action, @Nullable String near) {
    List<ActionResource> types = action.resources();
    if (types.isEmpty() || (action.mayNameNothing() && random.nextInt(4) == 0)) {
      return types.isEmpty() || action.mayNameNothing() ? "*" : of(types);
    }
    for (int attempt = 0; near != null && attempt < 12; attempt++) {
      String filled = attempt < 6 ? filled(near) : bySegments(near);
      if (isOf(action, filled)) {
        return filled;
      }
    }
    return of(types);
  }

  private String of(List<ActionResource> types) {
    return example(pick(pick(types).type().formats()));
  }

  /** Whether the reference data has the action on the resource. */
  boolean isOf(Action action, String resource) {
    return action.resources().stream()
        .flatMap(on -> on.type().formats().stream())
        .anyMatch(format -> expression(format).matcher(resource).matches());
  }

  private Pattern expression(ArnFormat format) {
    return expressions.computeIfAbsent(format.value(), AwsArns::read);
  }

  private static String service(String format) {
    String[] segments = format.split(":", 6);
    return segments.length == 6 ? segments[2] : "";
  }

  private static Pattern read(String format) {
    var text = new StringBuilder();
    var names = NAME.matcher(format);
    int end = 0;
    while (names.find()) {
      text.append(Pattern.quote(format.substring(end, names.start())));
      text.append(
          names.group(1) == null
              ? ".+"
              : expression(service(format), names.group(1), format.substring(names.end())));
      end = names.end();
    }
    text.append(Pattern.quote(format.substring(end)));
    return Pattern.compile(text.toString(), Pattern.DOTALL);
  }

  private static String expression(String service, String name, String rest) {
    if (name.equals("*")) {
      return "\\*";
    } else if (name.equals("Partition")) {
      return "aws";
    } else if (name.equals("Region")) {
      return "[a-z]+-[a-z][a-z-]*-[0-9]";
    } else if (isAccount(name)) {
      return "[0-9]{12}";
    }
    NameForm form = REFERENCE.resourceNames().form(service, name).orElse(null);
    if (form != null) {
      return switch (form) {
        case NAME -> "[A-Za-z0-9_.-]+";
        case NAME_OR_ASTERISK -> rest.isEmpty() ? "([A-Za-z0-9_.-]+|\\*)" : "[A-Za-z0-9_.-]+";
        case PATH -> "[A-Za-z0-9_.+=,@/-]+";
        case PARTS -> "[A-Za-z0-9_.+=,@/~!#%&()'-]+";
        case NO_COLON_OR_ASTERISK -> "[^:*]+";
        case ANYTHING -> ".+";
      };
    }
    boolean isLast = rest.isEmpty();
    return isLast ? "[^*?]+" : rest.startsWith("/") ? "[A-Za-z0-9_.-]+" : "[^:*?]+";
  }

  private static boolean isAccount(String name) {
    return name.matches(
        "Account(I[dD])?|.*Account|.*Account(I[dD])|SellerAwsAccountId|ManagementAccountId");
  }

  private String example(ArnFormat format) {
    String service = service(format.value());
    var names = NAME.matcher(format.value());
    var text = new StringBuilder();
    while (names.find()) {
      String name = names.group(1) == null ? "any" : names.group(1);
      String value =
          switch (name) {
            case "*" -> "*";
            case "Partition" -> "aws";
            case "Region" -> pick(REGIONS);
            default -> isAccount(name) ? account() : pick(named(service, name) ? NAMES : ANYTHINGS);
          };
      names.appendReplacement(text, java.util.regex.Matcher.quoteReplacement(value));
    }
    names.appendTail(text);
    String made = text.toString();
    return expression(format).matcher(made).matches() ? made : made.replace("a/b", "a");
  }

  private static boolean named(String service, String name) {
    NameForm form = REFERENCE.resourceNames().form(service, name).orElse(NameForm.NAME);
    return form == NameForm.NAME || form == NameForm.NAME_OR_ASTERISK;
  }

  String account() {
    return random.nextInt(3) == 0 ? ACCOUNTS.get(1) : ACCOUNTS.get(0);
  }

  String region() {
    return pick(REGIONS);
  }

  /** The pattern with something for each wildcard. */
  String filled(String pattern) {
    var text = new StringBuilder();
    for (int index = 0; index < pattern.length(); index++) {
      char character = pattern.charAt(index);
      switch (character) {
        case '*' -> text.append(pick(FILLINGS));
        case '?' -> text.append(pick(List.of("a", "1", "x")));
        default -> text.append(character);
      }
    }
    return text.toString();
  }

  /** The same, where wildcards that are a whole part of an ARN are filled as that part is. */
  private String bySegments(String pattern) {
    String[] parts = pattern.split(":", 6);
    if (parts.length < 6) {
      return example(new ArnFormat("arn:${Partition}:s3:::${BucketName}/${ObjectName}"));
    }
    parts[1] = "aws";
    parts[3] = parts[3].equals("*") ? pick(REGIONS) : filled(parts[3]);
    parts[4] = parts[4].equals("*") ? account() : filled(parts[4]);
    parts[5] = parts[5].replace("*", pick(NAMES)).replace("?", "a");
    return String.join(":", parts);
  }

  <T> T pick(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
