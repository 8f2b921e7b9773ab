package io.trainingroles.input.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.reference.Action;
import io.trainingroles.reference.Service;
import io.trainingroles.reference.ServiceAuthorizationReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which names in questions are slips, which are right, and which may be newer than the data. */
final class QuestionNamesTest {
  private final QuestionNames names = new QuestionNames(List.of());

  @ParameterizedTest
  @CsvSource({
    "s3:GetObjct on *, s3:GetObject",
    "s3:PutObjekt on *, s3:PutObject",
    "S3:putobjekt on *, s3:PutObject",
    "s4:* on *, did you mean",
    "sagemkaer:CreateTrainingJob on *, sagemaker",
    "s3:PutObject on * when aws:SecureTransprt=false, aws:SecureTransport",
    "s3:ListBucket on * when s3:prefx=a, s3:prefix",
  })
  void check_when_aNameIsASlip_refusesItWithTheRightOne(String question, String right) {
    assertThatThrownBy(() -> names.check(AccessPhrase.of(question)))
        .isInstanceOfSatisfying(
            InvalidValueException.class, slip -> assertThat(slip.remedy()).contains(right));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3:*Objekt on *",
        "s3:DeleteObject on arn:aws:s3::b/*",
        "s3:GetObject on arn:aws:s3:::b when aws:SourceVcp=vpc-1",
        "iam:PassRole on arn:aws:iam:123456789012:role/x",
        "iam:PassRole on arn:aws:iam::role/x",
      })
  void check_when_nothingCanMatch_refusesIt(String question) {
    assertThatThrownBy(() -> names.check(AccessPhrase.of(question)))
        .isInstanceOf(InvalidValueException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "* on *",
        "s3:* on *",
        "*:Delete* on *",
        "s3:Delete* on arn:aws:s3:::b/*",
        "s3:GetObject on arn:*:s3:::b/*",
        "s3:GetObject on arn:aws:s3*",
        "iam:PassRole on arn:aws:iam::aws:policy/x",
        "sts:AssumeRole on arn:aws:iam::1234*:role/x when aws:PrincipalTag/team=a",
        "s3:PutObject on * when s3:RequestObjectTag/a=b and aws:SourceVpc=vpc-1",
        "sts:AssumeRoleWithWebIdentity on * when token.actions.githubusercontent.com:sub=x",
      })
  void check_when_allNamesAreOfAws_findsNothing(String question) {
    assertThat(names.check(AccessPhrase.of(question))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3:GetObjectV9 on *",
        "s3:SummonDragon on *",
        "brandnewservice:Do on *",
        "s3:GetObject on * when aws:SomethingElseEntirely=1",
      })
  void check_when_aNameMayBeNew_reportsItWithTheDateOfTheData(String question) {
    assertThat(names.check(AccessPhrase.of(question)))
        .singleElement()
        .asString()
        .contains("is not in the reference data of 20");
  }

  @Test
  void check_when_aNameIsAccepted_findsNothing() {
    var accepting = new QuestionNames(List.of("S3:GetObjct", "s4", "aws:SecureTransprt"));
    assertThat(accepting.check(AccessPhrase.of("s3:GetObjct on *"))).isEmpty();
    assertThat(accepting.check(AccessPhrase.of("s4:Do on * when aws:SecureTransprt=false")))
        .isEmpty();
  }

  @Test
  void check_when_anActionIsOfTheReferenceData_isNeverASlip() {
    var reference = ServiceAuthorizationReference.ofAws();
    var refused = new ArrayList<String>();
    for (String prefix : reference.serviceNames().keySet()) {
      Service service = reference.service(prefix).orElseThrow();
      for (Action action : service.actions()) {
        String name = prefix + ":" + action.name();
        if (names.checkAction(name).isPresent()) {
          refused.add(name);
        }
      }
    }
    assertThat(refused).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "s3:GetObject, arn:aws:s3:::data, true",
    "s3:GetObject, arn:aws:s3:::data/*, false",
    "s3:Get*, arn:aws:s3:::data, false",
    "s3:ListBucket, arn:aws:s3:::data/*, true",
    "s3:*, *, false",
    "kms:Decrypt, arn:aws:s3:::data, true",
    "sts:GetCallerIdentity, arn:aws:iam::123456789012:role/a, true",
    "s3:NewlyInvented, arn:aws:s3:::data, false",
    "newservice:Do, arn:aws:newservice:::x, false",
  })
  void neverAsked_when_theActionActsOnOthers_saysOnWhat(
      String action, String resource, boolean isNever) {
    assertThat(names.neverAsked(new AccessPhrase(action, resource, Map.of())).isPresent())
        .isEqualTo(isNever);
  }
}
