package io.trainingroles.event;

import java.util.Locale;

/**
 * Why AWS denied a call, as the message of its error says it. See <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html">Troubleshoot
 * access denied error messages</a>.
 */
public enum DenialReason {
  /** No policy of the role allows it. */
  IDENTITY_POLICY("no identity-based policy allows it"),
  /** A policy of the role denies it. */
  IDENTITY_DENY("an identity-based policy denies it"),
  /** The permissions boundary. */
  PERMISSIONS_BOUNDARY("the permissions boundary does not allow it"),
  /** The policy of the session. */
  SESSION_POLICY("the session policy does not allow it"),
  /** A service control policy. */
  SERVICE_CONTROL_POLICY("a service control policy does not allow it"),
  /** A resource control policy. */
  RESOURCE_CONTROL_POLICY("a resource control policy does not allow it"),
  /** The policy of a VPC endpoint. */
  ENDPOINT_POLICY("the policy of a VPC endpoint does not allow it"),
  /** The policy of the resource. */
  RESOURCE_POLICY("the policy of the resource does not allow it"),
  /** The message does not say it. */
  NOT_SAID("the record does not say why");

  private final String words;

  DenialReason(String words) {
    this.words = words;
  }

  /**
   * The reason in words.
   *
   * @return a part of a sentence
   */
  public String words() {
    return words;
  }

  /**
   * The reason that the record of a denied call gives.
   *
   * @param event the record
   * @return {@link #NOT_SAID} where it gives none
   */
  public static DenialReason of(RecordedEvent event) {
    String message = event.message().toLowerCase(Locale.ROOT);
    if (message.contains("service control policy")) {
      return SERVICE_CONTROL_POLICY;
    } else if (message.contains("resource control policy")) {
      return RESOURCE_CONTROL_POLICY;
    } else if (message.contains("permissions boundary")) {
      return PERMISSIONS_BOUNDARY;
    } else if (message.contains("session policy")) {
      return SESSION_POLICY;
    } else if (message.contains("vpc endpoint policy")
        || event.category() == RecordedEvent.Category.NETWORK_ACTIVITY) {
      return ENDPOINT_POLICY;
    } else if (message.contains("resource-based policy")) {
      return RESOURCE_POLICY;
    } else if (message.contains("identity-based policy")) {
      return message.contains("explicit deny") ? IDENTITY_DENY : IDENTITY_POLICY;
    }
    return NOT_SAID;
  }
}
