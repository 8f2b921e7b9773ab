package io.trainingroles.iam;

import static io.trainingroles.finding.Quotation.quoted;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The forms that principals have; a policy with another one is refused when it is saved. See <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html">AWS
 * JSON policy elements: Principal</a>: accounts, roles, role sessions, users, sessions of federated
 * users, services, identity providers and everyone. Groups are none of them, and no part of an ARN
 * can be a wildcard. The <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids">unique
 * ID</a> of a user or a role stands where that was deleted. A bucket policy names an origin access
 * identity of <a
 * href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html">Amazon
 * CloudFront</a> by an ARN without an account, and an account by its canonical user ID, under <a
 * href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-bucket-user-policy-specifying-principal-intro.html">CanonicalUser</a>.
 * Only {@code AWS} can be {@code *}: <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html">Unsupported
 * wildcard in principal</a>.
 *
 * <p>Whether a principal of a right form exists is not known.
 */
public final class PrincipalForm {
  private static final int ACCOUNT_DIGITS = 12;
  private static final int SESSION_PARTS = 3;
  private static final Pattern UNIQUE_ID = Pattern.compile("A(ID|RO)A[A-Z0-9]{12,124}");
  private static final Pattern CANONICAL_ID = Pattern.compile("[0-9a-f]{64}([0-9a-f]{32})?");
  private static final Pattern PARTITION = Pattern.compile("aws(-[a-z]+)*");
  private static final Pattern NAME = Pattern.compile("[!-~&&[^*?]]+");
  private static final Pattern SERVICE = Pattern.compile("[a-z0-9-]+([.][a-z0-9-]+)*");
  private static final Pattern PROVIDER_HOST =
      Pattern.compile("[A-Za-z0-9-]+([.][A-Za-z0-9-]+)+(/[!-~&&[^*?]]*)?");
  private static final Set<String> PROVIDERS = Set.of("oidc-provider", "saml-provider");
  private static final String OF_CLOUDFRONT = "cloudfront";
  private static final String LIKE =
      "write an account of 12 digits, or the ARN of a role, a user or a role session";

  private PrincipalForm() {}

  /**
   * Why a principal would be refused.
   *
   * @param problem what is wrong, with the principal that was given, without a full stop
   * @param remedy what to write, without a full stop
   */
  public record Refusal(String problem, String remedy) {}

  /** Whether a text is the canonical user ID that Amazon S3 has for an account. */
  public static boolean isCanonicalId(String text) {
    return CANONICAL_ID.matcher(text).matches();
  }

  /**
   * Checks a principal.
   *
   * @param principal the principal
   * @return why it would be refused; nothing for one of a right form, and for one of which a part
   *     is only known later
   */
  public static Optional<Refusal> refusal(Principal principal) {
    String text = principal.text();
    boolean isEveryone =
        text.equals("*")
            && (principal instanceof Principal.Everyone || principal instanceof Principal.Aws);
    if (isEveryone || UnknownText.isIn(text)) {
      return Optional.empty();
    } else if (principal instanceof Principal.Aws) {
      return aws(text);
    } else if (principal instanceof Principal.Service) {
      return refusedUnless(
          isService(text),
          quoted(text) + " is not the principal of a service",
          "write the service as SERVICE.amazonaws.com, in lower case");
    } else if (principal instanceof Principal.Federated) {
      return refusedUnless(
          isProvider(text),
          quoted(text) + " is not an identity provider",
          "write the ARN of an OIDC or SAML provider, such as"
              + " arn:aws:iam::123456789012:oidc-provider/example.com");
    }
    return refusedUnless(
        isCanonicalId(text),
        quoted(text) + " is not a canonical user ID",
        "write its 64 hexadecimal digits, in lower case");
  }

  private static Optional<Refusal> refusedUnless(boolean isRight, String problem, String remedy) {
    return isRight ? Optional.empty() : refused(problem, remedy);
  }

  private static Optional<Refusal> refused(String problem, String remedy) {
    return Optional.of(new Refusal(problem, remedy));
  }

  private static Optional<Refusal> aws(String id) {
    if (id.matches("[0-9]+")) {
      return refusedUnless(
          id.length() == ACCOUNT_DIGITS,
          quoted(id) + " is not an account: it has " + id.length() + " digits",
          "write the 12 digits of the account");
    } else if (UNIQUE_ID.matcher(id).matches()) {
      return Optional.empty();
    } else if (isCanonicalId(id)) {
      return refused(
          quoted(id) + " is a canonical user ID, which belongs under CanonicalUser",
          "write the 12 digits of its account, or {\"CanonicalUser\": …} in the policy of a bucket");
    } else if (id.contains("*") || id.contains("?")) {
      return refused(
          quoted(id) + " has a wildcard, which a principal cannot have",
          "list the principals, or name their account and add a condition on aws:PrincipalArn");
    }
    if (isService(id)) {
      return refused(
          quoted(id) + " is a service, which belongs under Service", "write {\"Service\": …}");
    }
    List<String> parts = Arn.parts(id);
    return parts.size() == Arn.PARTS && parts.get(0).equals("arn")
        ? arn(id, parts)
        : refused(quoted(id) + " is not a principal", LIKE);
  }

  private static Optional<Refusal> arn(String id, List<String> parts) {
    String account = parts.get(4);
    String resource = parts.get(5);
    if (!PARTITION.matcher(parts.get(1)).matches() || !parts.get(3).isEmpty()) {
      return refused(quoted(id) + " is not the ARN of a principal", LIKE);
    } else if (parts.get(2).equals("iam") && account.equals(OF_CLOUDFRONT)) {
      return refusedUnless(
          resource.startsWith("user/CloudFront Origin Access Identity "),
          quoted(id) + " is not an origin access identity",
          "write arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity ID");
    } else if (!account.matches("[0-9]{12}")) {
      return refused(
          quoted(id) + " has no account of 12 digits", "write the 12 digits of its account");
    }
    return parts.get(2).equals("sts") ? ofSession(id, account, resource) : ofIam(id, parts);
  }

  private static Optional<Refusal> ofSession(String id, String account, String resource) {
    String[] names = resource.split("/", -1);
    if (names[0].equals("assumed-role") && names.length < SESSION_PARTS) {
      return refused(
          quoted(id) + " is an assumed role without the name of a session",
          "write the ARN of the role, arn:aws:iam::" + account + ":role/NAME");
    }
    boolean isSession =
        names[0].equals("assumed-role")
            && names.length == SESSION_PARTS
            && isName(names[1])
            && isName(names[2]);
    boolean isFederatedUser =
        names[0].equals("federated-user") && names.length == 2 && isName(names[1]);
    return refusedUnless(
        isSession || isFederatedUser, quoted(id) + " is not the ARN of a session", LIKE);
  }

  private static Optional<Refusal> ofIam(String id, List<String> parts) {
    String[] names = parts.get(5).split("/", 2);
    boolean isIam = parts.get(2).equals("iam");
    if (isIam && names[0].equals("group")) {
      return refused(
          quoted(id) + " is a group, which cannot be a principal",
          "list its users, or name a role");
    } else if (isIam && PROVIDERS.contains(names[0])) {
      return refused(
          quoted(id) + " is an identity provider, which belongs under Federated",
          "write {\"Federated\": …}");
    }
    boolean isEntity =
        parts.get(5).equals("root")
            || (names.length == 2 && names[0].matches("role|user") && isName(names[1]));
    return refusedUnless(isIam && isEntity, quoted(id) + " is not the ARN of a principal", LIKE);
  }

  private static boolean isName(String name) {
    return NAME.matcher(name).matches() && !name.endsWith("/");
  }

  private static boolean isProvider(String text) {
    List<String> parts = Arn.parts(text);
    if (!parts.get(0).equals("arn")) {
      return PROVIDER_HOST.matcher(text).matches();
    }
    return parts.size() == Arn.PARTS
        && PARTITION.matcher(parts.get(1)).matches()
        && parts.get(2).equals("iam")
        && parts.get(4).matches("[0-9]{12}")
        && parts.get(5).matches("(oidc|saml)-provider/[!-~&&[^*?]]+");
  }

  private static boolean isService(String host) {
    return Stream.concat(
            Stream.of("aws", "aws.internal"),
            Stream.of(Partition.values()).map(Partition::dnsSuffix))
        .filter(suffix -> host.endsWith("." + suffix))
        .anyMatch(
            suffix ->
                SERVICE.matcher(host.substring(0, host.length() - suffix.length() - 1)).matches());
  }
}
