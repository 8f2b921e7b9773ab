package io.trainingroles.input.question;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.iam.UnknownText;
import org.junit.jupiter.api.Test;

final class AccessPhraseTest {
  /** The Region of a provider that does not set one is such a value. */
  @Test
  void phrase_when_theNameOfAnUnknownValueHasBlanks_isRead() {
    String region = UnknownText.named("text|the Region of provider aws");
    String key = "arn:aws:kms:" + region + ":123456789012:key/" + UnknownText.named("text|k.id");

    AccessPhrase phrase =
        AccessPhrase.of("kms:Decrypt on " + key + " when aws:SecureTransport=true");

    assertThat(phrase.action()).isEqualTo("kms:Decrypt");
    assertThat(phrase.resource()).isEqualTo(key);
    assertThat(phrase.when()).containsEntry("aws:SecureTransport", "true");
  }

  @Test
  void phrase_when_theResourceIsVeryLong_isRead() {
    String resource = "arn:aws:s3:::data/" + "x".repeat(100_000);

    assertThat(AccessPhrase.of("s3:GetObject on " + resource).resource()).isEqualTo(resource);
  }
}
