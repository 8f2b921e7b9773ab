package io.trainingroles.event;

import io.trainingroles.finding.Location;
import io.trainingroles.tree.Tree;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A record of AWS CloudTrail, as far as it says who called what. See <a
 * href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html">CloudTrail
 * record contents</a>.
 *
 * @param location where it stands
 * @param source such as {@code s3.amazonaws.com}
 * @param name such as {@code HeadObject}
 * @param time when; null where the record does not say it
 * @param region such as {@code eu-west-1}, or empty
 * @param account the account that it was recorded in, or empty
 * @param role the role that the call was made with; nothing for users, services and others
 * @param category what kind of event it is
 * @param isReadOnly whether the call only read; null where the record does not say it
 * @param error the code of the error that the call ended with, or empty
 * @param message the text of that error, or empty
 * @param invokedBy the service that made the call for the role, or empty
 * @param resources the ARNs of the resources that the record names
 * @param parameters what the call asked for
 * @param response what came back
 * @param details the other fields that condition keys are made of
 */
public record RecordedEvent(
    Location location,
    String source,
    String name,
    @Nullable Instant time,
    String region,
    String account,
    Optional<RecordedRole> role,
    Category category,
    @Nullable Boolean isReadOnly,
    String error,
    String message,
    String invokedBy,
    List<String> resources,
    Tree.Mapping parameters,
    Tree.Mapping response,
    Details details) {
  private static final Pattern DENIED =
      Pattern.compile(
          ".*(accessdenied|unauthorizedoperation|unauthorizedaccess|authorizationerror|notauthorized|forbidden).*");

  /** Keeps an unchangeable copy. */
  public RecordedEvent {
    resources = List.copyOf(resources);
  }

  /** What kind of event a record is of. */
  public enum Category {
    /** A call that manages resources. */
    MANAGEMENT,
    /** A call that reads or writes what is in a resource. */
    DATA,
    /** A call through a VPC endpoint, recorded for the endpoint. */
    NETWORK_ACTIVITY,
    /** No call: an insight, or something that a service did itself. */
    OTHER,
    /** A call; of which kind, the record does not say. */
    NOT_SAID
  }

  /**
   * What condition keys are made of; each empty where the record does not say it.
   *
   * @param sourceIp the address of the caller, or the name of a service
   * @param userAgent what the caller says of its program
   * @param principalId the identifier of the role and the name of its session
   * @param endpoint the VPC endpoint
   * @param tlsVersion the version of TLS
   */
  public record Details(
      String sourceIp, String userAgent, String principalId, String endpoint, String tlsVersion) {}

  /**
   * Whether the caller was not allowed to do it.
   *
   * @return true if the error says so
   */
  public boolean isDenied() {
    return DENIED.matcher(error.toLowerCase(Locale.ROOT)).matches();
  }

  /**
   * A parameter of the call that is a text.
   *
   * @param key its key; case has no meaning
   * @return the text; nothing also where the record hides it
   */
  public Optional<String> parameter(String key) {
    return parameters.entries().stream()
        .filter(entry -> entry.key().equalsIgnoreCase(key))
        .flatMap(entry -> entry.value().asText().stream())
        .filter(RecordedEvent::isShown)
        .findFirst();
  }

  /** Whether a text is the value, and not a word in its place. */
  static boolean isShown(String text) {
    return !text.isEmpty() && !text.startsWith("HIDDEN_DUE_TO") && !text.equals("***");
  }
}
