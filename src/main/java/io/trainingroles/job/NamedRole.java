package io.trainingroles.job;

import static io.trainingroles.finding.Quotation.quoted;

import io.trainingroles.finding.Finding;
import io.trainingroles.finding.Location;
import io.trainingroles.finding.Severity;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A role that a job names.
 *
 * @param use what the job has it for
 * @param text its ARN or its name, as in the job
 * @param location where it is
 * @param field the field that names it
 * @param hasRun whether the job is a description of one that has run as the role, so that the role
 *     exists
 */
public record NamedRole(RoleUse use, String text, Location location, String field, boolean hasRun) {
  private static final Pattern ARN =
      Pattern.compile(
          "arn:(?<partition>[a-z0-9-]+):iam::(?<account>\\d{12}):role(?<path>/(?:[^/]+/)*)[^/]+");

  /**
   * The role's name.
   *
   * @return the ARN's last part
   */
  public String name() {
    return text.substring(text.lastIndexOf('/') + 1);
  }

  /**
   * The account that the role is in.
   *
   * @return the account of its ARN; nothing where it is named without one
   */
  public Optional<String> account() {
    return part("account");
  }

  /**
   * The partition that the role is in.
   *
   * @return such as {@code aws-cn}; nothing where it is named without one
   */
  public Optional<String> partition() {
    return part("partition");
  }

  /**
   * The path of the role.
   *
   * @return the path in its ARN, such as {@code /training/}; nothing where it is named without one
   */
  public Optional<String> path() {
    return part("path");
  }

  /**
   * What this role is in instead of where a role of the same name is.
   *
   * @param expectedAccount the account of that role, or null if it is not known
   * @param expectedPath the path of that role, or null if it is not known
   * @return such as {@code the account 111122223333, not 123456789012}; nothing if they may be the
   *     same
   */
  public Optional<String> difference(
      @Nullable String expectedAccount, @Nullable String expectedPath) {
    Optional<String> ofAccount =
        account()
            .filter(account -> expectedAccount != null && !account.equals(expectedAccount))
            .map(account -> "the account " + account + ", not " + expectedAccount);
    Optional<String> ofPath =
        path()
            .filter(path -> expectedPath != null && !path.equals(expectedPath))
            .map(path -> "the path " + path + ", not " + expectedPath);
    return ofAccount.isPresent() && ofPath.isPresent()
        ? Optional.of(ofAccount.get() + ", and " + ofPath.get())
        : ofAccount.or(() -> ofPath);
  }

  /**
   * Warns that it is not the role of a name.
   *
   * @param role the name of that role
   * @return the finding
   */
  public Finding isAnother(String role) {
    return differs("the role " + quoted(name()) + ", not " + quoted(role));
  }

  /**
   * Warns that it is not the role that runs the job.
   *
   * @param difference which role it is, and not which
   * @return the finding
   */
  public Finding differs(String difference) {
    return new Finding(
        Severity.WARNING,
        JobIssues.JOB_NAMES_ANOTHER_ROLE.code(),
        location,
        field + " names " + difference,
        "set " + field + " to the ARN of this role once the role exists");
  }

  private Optional<String> part(String group) {
    Matcher matcher = ARN.matcher(text);
    return matcher.matches() ? Optional.of(matcher.group(group)) : Optional.empty();
  }
}
