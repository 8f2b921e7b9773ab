package io.trainingroles.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** What the emulator answers a client whose role does not allow a call. */
final class Denials {
  private Denials() {}

  /** Denied, and not failed for some other reason. */
  static void assertDenied(ThrowingCallable call) {
    assertThatExceptionOfType(AwsServiceException.class)
        .isThrownBy(call)
        .satisfies(
            denied -> {
              assertThat(denied.statusCode()).isEqualTo(403);
              assertThat(code(denied.awsErrorDetails())).isEqualTo("AccessDenied");
            });
  }

  /** Denied by a service whose denial has no code that the SDK reads. */
  static void assertRefused(ThrowingCallable call) {
    assertThatExceptionOfType(AwsServiceException.class)
        .isThrownBy(call)
        .satisfies(denied -> assertThat(denied.statusCode()).isEqualTo(403));
  }

  /** The emulator gives IAM's answers in the form of EC2's, in which the SDK finds no code. */
  private static String code(AwsErrorDetails details) {
    if (details.errorCode() != null) {
      return details.errorCode();
    }
    String answer = details.rawResponse().asUtf8String();
    return answer.replaceAll("(?s).*<Code>(.*?)</Code>.*", "$1");
  }
}
