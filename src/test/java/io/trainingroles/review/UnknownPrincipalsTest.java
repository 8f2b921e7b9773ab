package io.trainingroles.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.check.Check;
import io.trainingroles.iam.UnknownText;
import io.trainingroles.input.AccessInput;
import io.trainingroles.input.InputReading;
import io.trainingroles.input.PolicyUse;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A principal that is known only later may be everyone, but never if it is an ARN. */
final class UnknownPrincipalsTest {
  @ParameterizedTest
  @CsvSource({
    "text|var.principal, true",
    "text|aws_iam_role.launcher.name, true",
    "var.principal, true",
    "text|data.aws_caller_identity.current.arn, false",
    "module.platform.data.aws_caller_identity.current.arn, false",
    "text|aws_iam_role.launcher[0].arn, false",
    "role|var.launcher_arn, false",
  })
  void principal_when_knownOnlyLater_isAnyoneUnlessItIsAnArn(String unknown, boolean isAnyone) {
    String trust =
        """
        {"Version": "2012-10-17", "Statement": [
          {"Effect": "Allow", "Principal": {"AWS": "%s"}, "Action": "sts:AssumeRole"}]}
        """
            .formatted(UnknownText.named(unknown));
    var read =
        (InputReading.Read) AccessInput.readDocument("trust.json", "trust", trust, PolicyUse.TRUST);
    List<Check> checks =
        Catalogue.CHECKS.stream()
            .filter(check -> check.page().code().value().equals("ANYONE_TRUSTED"))
            .toList();
    var reviewer = new Reviewer(checks, CheckSettings.of(LocalDate.of(2026, 11, 24)));

    assertThat(Stream.concat(read.roles().stream(), read.others().stream()))
        .flatExtracting(role -> reviewer.review(role).findings())
        .hasSize(isAnyone ? 1 : 0);
  }
}
