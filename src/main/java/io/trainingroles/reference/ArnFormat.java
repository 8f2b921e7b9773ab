package io.trainingroles.reference;

import io.trainingroles.iam.Arn;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How the ARNs of a resource type are made.
 *
 * @param value such as <code>arn:${Partition}:s3:::${BucketName}/${ObjectName}</code>
 */
public record ArnFormat(String value) {
  /**
   * How many characters an ARN has at most. See <a
   * href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html">ResourceArns</a>.
   */
  private static final int LONGEST_ARN = 2048;

  private static final int ACCOUNT_PART = 4;

  /** An account, AWS itself, none, a pattern of one, or a variable. */
  private static final Pattern ACCOUNT = Pattern.compile("[0-9*?]*|aws|\\$\\{[^}]*}");

  /** Refuses null. */
  public ArnFormat {
    Objects.requireNonNull(value);
  }

  /**
   * An ARN of this format. What the pattern leaves open is filled with likely texts: {@code
   * us-east-1}, {@code 123456789012}, {@code example}.
   *
   * @param pattern a resource in a policy, such as {@code arn:aws:s3:::my-ai-data-bucket/*}, or
   *     {@code *}; a policy variable in it stands for {@code example}
   * @return an ARN that the pattern matches, or nothing where it matches none of this format, or is
   *     longer than any ARN
   */
  public Optional<String> example(String pattern) {
    if (pattern.length() > LONGEST_ARN || isOfAnotherService(pattern) || isOfAnotherKind(pattern)) {
      return Optional.empty();
    }
    List<String> parts = Arn.parts(pattern);
    return isWhole(parts)
        ? exampleByParts(Arn.parts(value), parts)
        : new ArnWalk(ArnPart.ofFormat(value), ArnPart.ofPattern(pattern)).find();
  }

  /**
   * Whether a pattern has all parts of an ARN, each in its place. Its wildcards match colons, too,
   * but then a name would have one: {@code arn:aws:sagemaker:*:*:model/*} is about no endpoint.
   */
  private static boolean isWhole(List<String> parts) {
    return parts.size() == Arn.PARTS && ACCOUNT.matcher(parts.get(ACCOUNT_PART)).matches();
  }

  private static Optional<String> exampleByParts(List<String> format, List<String> pattern) {
    var example = new ArrayList<String>();
    for (int part = 0; part < Arn.PARTS; part++) {
      Optional<String> found = examplePart(format.get(part), pattern.get(part));
      if (found.isEmpty()) {
        return Optional.empty();
      }
      example.add(found.get());
    }
    return Optional.of(String.join(":", example));
  }

  /** Most parts are the same text in both, or say nothing in one of them: those need no walk. */
  private static Optional<String> examplePart(String format, String pattern) {
    if (format.equals(pattern) && isLiteral(format)) {
      return Optional.of(format);
    }
    List<ArnPart> parts = ArnPart.ofFormat(format);
    if (pattern.equals("*") && parts.size() == 1 && parts.get(0) instanceof ArnPart.Free free) {
      return Optional.of(free.filling());
    }
    return new ArnWalk(parts, ArnPart.ofPattern(pattern)).find();
  }

  private static boolean isLiteral(String part) {
    return literal(part).length() == part.length();
  }

  /** Tells most resources apart without a walk: those that name another service in full. */
  private boolean isOfAnotherService(String pattern) {
    int own = service(value);
    int other = service(pattern);
    if (own < 0 || other < 0) {
      return false;
    }
    int end = value.indexOf(':', own);
    return end >= 0 && !pattern.startsWith(value.substring(own, end + 1), other);
  }

  /**
   * Whether the parts begin differently, up to the first wildcard, which may match colons, which is
   * a quick test.
   */
  private boolean isOfAnotherKind(String pattern) {
    List<String> own = Arn.parts(value);
    List<String> others = Arn.parts(pattern);
    for (int part = 0; part < Math.min(own.size(), others.size()); part++) {
      String beginning = literal(others.get(part));
      String ownBeginning = literal(own.get(part));
      if (!beginning.startsWith(ownBeginning) && !ownBeginning.startsWith(beginning)) {
        return true;
      }
      if (!beginning.equals(others.get(part))) {
        return false;
      }
    }
    return false;
  }

  /** What is before the first wildcard or name in braces. */
  private static String literal(String part) {
    for (int index = 0; index < part.length(); index++) {
      char character = part.charAt(index);
      if (character == '*' || character == '?' || part.startsWith("${", index)) {
        return part.substring(0, index);
      }
    }
    return part;
  }

  /** Where the service begins, behind {@code arn:PARTITION:}; -1 where wildcards are before it. */
  private static int service(String arn) {
    int partition = arn.indexOf(':') + 1;
    int service = arn.indexOf(':', partition) + 1;
    int end = service > 0 ? arn.indexOf(':', service) : -1;
    if (!arn.startsWith("arn:") || end < 0) {
      return -1;
    }
    String name = arn.substring(service, end);
    boolean isPlain =
        arn.substring(0, service).chars().noneMatch(letter -> letter == '*' || letter == '?')
            && name.chars().allMatch(letter -> Character.isLetterOrDigit(letter) || letter == '-');
    return isPlain ? service : -1;
  }

  /** Whether its ARNs name one resource, by its name or as the only one of its account. */
  boolean namesOne() {
    return !value.endsWith(":${*}") && !value.endsWith("::log-stream:");
  }

  @Override
  public String toString() {
    return value;
  }
}
