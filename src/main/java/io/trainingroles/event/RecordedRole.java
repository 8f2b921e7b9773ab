package io.trainingroles.event;

import io.trainingroles.iam.Arn;
import java.util.Optional;

/**
 * The role that a recorded call was made with.
 *
 * @param account the 12 digits of its account
 * @param name its name
 * @param arn its ARN with its path; empty where the record has the session's only, which lacks it
 * @param session the ARN of the session; empty where the record does not say it
 */
public record RecordedRole(String account, String name, String arn, String session) {
  private static final String SESSION = "assumed-role/";
  private static final String ROLE = "role/";

  /**
   * The role of an ARN.
   *
   * @param issuer the ARN of the role, or a text that is none
   * @param session the ARN of its session, or a text that is none
   * @return the role, where one of the two says it
   */
  static Optional<RecordedRole> of(String issuer, String session) {
    String known = Arn.of(session).filter(RecordedRole::isSession).isPresent() ? session : "";
    Optional<RecordedRole> named =
        Arn.of(issuer)
            .filter(arn -> arn.service().equals("iam") && arn.resource().startsWith(ROLE))
            .map(arn -> new RecordedRole(arn.account(), last(arn.resource()), issuer, known));
    return named.or(
        () ->
            Arn.of(known)
                .map(
                    arn ->
                        new RecordedRole(
                            arn.account(), arn.resource().split("/", -1)[1], "", known)));
  }

  private static boolean isSession(Arn arn) {
    return arn.service().equals("sts")
        && arn.resource().startsWith(SESSION)
        && arn.resource().split("/", -1).length >= 3;
  }

  private static String last(String resource) {
    return resource.substring(resource.lastIndexOf('/') + 1);
  }
}
