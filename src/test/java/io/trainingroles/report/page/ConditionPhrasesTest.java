package io.trainingroles.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.iam.Condition;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConditionPhrasesTest {
  /**
   * What holds without the key is as <a
   * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html">AWS
   * says it</a>: negated operators, IfExists and ForAllValues do, ForAnyValue does not.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "StringEquals | aws:SourceAccount | 111122223333 | aws:SourceAccount is 111122223333",
        "StringLike | s3:prefix | train;train/* | s3:prefix is like train or train/*",
        "ArnLike | aws:SourceArn | arn:aws:s3:::b | aws:SourceArn is like arn:aws:s3:::b",
        "StringNotEquals | aws:PrincipalOrgID | o-1;o-2 | aws:PrincipalOrgID is not o-1 and not o-2, or it is absent",
        "StringEqualsIfExists | ec2:Region | eu-west-1 | ec2:Region is eu-west-1, or it is absent",
        "ForAllValues:StringEquals | aws:TagKeys | a;b | each value of aws:TagKeys is a or b, or it is absent",
        "ForAnyValue:StringLike | aws:TagKeys | a* | a value of aws:TagKeys is like a*",
        "ForAnyValue:StringNotEquals | aws:TagKeys | a | a value of aws:TagKeys is not a",
        "Null | aws:TagKeys | true | aws:TagKeys is absent",
        "Null | aws:TagKeys | false | aws:TagKeys is present",
        "Bool | aws:SecureTransport | false | aws:SecureTransport is false",
        "NumericLessThanEquals | s3:max-keys | 10 | s3:max-keys is at most 10",
        "DateLessThan | aws:CurrentTime | 2026-01-01T00:00:00Z | aws:CurrentTime is before 2026-01-01T00:00:00Z",
        "IpAddress | aws:SourceIp | 203.0.113.0/24 | aws:SourceIp is in 203.0.113.0/24",
        "NotIpAddress | aws:SourceIp | 203.0.113.0/24 | aws:SourceIp is not in 203.0.113.0/24, or it is absent",
        "stringequals | aws:username | ann | aws:username is ann",
        "Odd | aws:username | ann | aws:username Odd ann"
      })
  void words_when_operatorIsGiven_sayWhenItHolds(
      String operator, String key, String values, String expected) {
    var condition = new Condition(operator, key, List.of(values.split(";")));

    assertThat(ConditionPhrases.of(condition)).isEqualTo(expected);
  }
}
