package io.trainingroles.access.proof;

import static io.trainingroles.access.proof.QuestionedSets.FIRST_ROLE;
import static io.trainingroles.access.proof.QuestionedSets.allow;
import static io.trainingroles.access.proof.QuestionedSets.document;
import static io.trainingroles.access.proof.QuestionedSets.read;
import static io.trainingroles.access.proof.QuestionedSets.role;
import static io.trainingroles.access.proof.QuestionedSets.shown;
import static io.trainingroles.access.proof.QuestionedSets.statement;
import static io.trainingroles.access.proof.QuestionedSets.trust;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trainingroles.access.Caller;
import io.trainingroles.access.NamedPolicy;
import io.trainingroles.access.Policies;
import io.trainingroles.access.set.RequestSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is new between two sets, and what is gone. */
final class AccessDifferenceTest {
  private final AccessProver prover = new AccessProver();

  @Test
  void difference_when_anActionIsAdded_isOneLineWithAWitness() {
    String after =
        allow(
            "\"s3:GetObject\",\"s3:ListBucket\",\"s3:PutObject\"",
            "\"arn:aws:s3:::my-ai-data-bucket\",\"arn:aws:s3:::my-ai-data-bucket/*\"",
            "");

    AccessDifference difference = prover.difference(role(FIRST_ROLE), role(after));

    assertThat(shown(difference))
        .containsExactly(
            "GRANTED ALLOW [s3:PutObject] on [arn:aws:s3:::my-ai-data-bucket,"
                + " arn:aws:s3:::my-ai-data-bucket/*]:"
                + " s3:PutObject on arn:aws:s3:::my-ai-data-bucket {}");
    assertThat(difference.isBroadened()).isTrue();
    assertThat(difference.isNarrowed()).isFalse();
    assertThat(difference.isNone()).isFalse();
  }

  @Test
  void difference_when_onlyOneOfManyPatternsMatters_namesThatOne() {
    AccessDifference difference =
        prover.difference(
            role(allow("\"s3:Get*\"", "\"arn:aws:s3:::a/*\",\"arn:aws:s3:::b/x\"", "")),
            role(
                allow(
                    "\"s3:GetObject\",\"s3:PutObject\"",
                    "\"arn:aws:s3:::b/*\",\"arn:aws:s3:::a/*\"",
                    "")));

    assertThat(shown(difference))
        .containsExactly(
            "GRANTED ALLOW [s3:GetObject, s3:PutObject] on [arn:aws:s3:::b/*, arn:aws:s3:::a/*]:"
                + " s3:GetObject on arn:aws:s3:::b/example {}",
            "REVOKED ALLOW [s3:Get*] on [arn:aws:s3:::a/*, arn:aws:s3:::b/x]:"
                + " s3:GetExample on arn:aws:s3:::a/example {}");
  }

  @Test
  void difference_when_aDenyIsRemoved_namesTheDeny() {
    String allow = statement("Allow", "\"s3:*\"", "\"*\"", "");
    String deny = statement("Deny", "\"s3:DeleteObject\"", "\"arn:aws:s3:::b/*\"", "");

    AccessDifference difference =
        prover.difference(role(document(allow, deny)), role(document(allow)));

    assertThat(shown(difference))
        .containsExactly(
            "GRANTED DENY [s3:DeleteObject] on [arn:aws:s3:::b/*]:"
                + " s3:DeleteObject on arn:aws:s3:::b/example {}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'StringEquals':{'s3:prefix':'a'}}|{}",
        "{'StringEquals':{'s3:prefix':'a'}}|{'StringEquals':{'s3:prefix':['a','b']}}",
        "{'StringEquals':{'s3:prefix':'a'}}|{'StringEqualsIgnoreCase':{'s3:prefix':'a'}}",
        "{'StringLike':{'s3:prefix':'a/*'}}|{'StringLike':{'s3:prefix':'a*'}}",
        "{'StringNotEquals':{'k:k':['a','b']}}|{'StringNotEquals':{'k:k':'a'}}",
        "{'StringEquals':{'k:k':'a'}}|{'StringEqualsIfExists':{'k:k':'a'}}",
        "{'StringNotEquals':{'k:k':'a'},'Null':{'k:k':'false'}}|{'StringNotEquals':{'k:k':'a'}}",
        "{'Bool':{'aws:SecureTransport':'true'}}|{'BoolIfExists':{'aws:SecureTransport':true}}",
        "{'NumericLessThan':{'k:n':'2'}}|{'NumericLessThanEquals':{'k:n':'2'}}",
        "{'NumericLessThan':{'k:n':2}}|{'NumericLessThan':{'k:n':'2.001'}}",
        "{'DateLessThan':{'aws:CurrentTime':'2025-01-01T00:00:00Z'}}"
            + "|{'DateLessThanEquals':{'aws:CurrentTime':'1735689600'}}",
        "{'IpAddress':{'aws:SourceIp':'10.0.0.0/8'}}|{'IpAddress':{'aws:SourceIp':'8.0.0.0/6'}}",
        "{'IpAddress':{'aws:SourceIp':'0.0.0.0/0'}}"
            + "|{'IpAddress':{'aws:SourceIp':['0.0.0.0/0','::/0']}}",
        "{'NotIpAddress':{'aws:SourceIp':'0.0.0.0/0'},'Null':{'aws:SourceIp':false}}"
            + "|{'NotIpAddress':{'aws:SourceIp':'0.0.0.0/0'}}",
        "{'ArnLike':{'aws:SourceArn':'arn:aws:s3:::a'}}|{'ArnLike':{'aws:SourceArn':'arn:aws:s3:::?'}}",
        "{'BinaryEquals':{'k:b':'YQ=='}}|{'BinaryEquals':{'k:b':['YQ==','Yg==']}}",
        "{'ForAllValues:StringEquals':{'k:k':'a'}}|{'ForAllValues:StringEquals':{'k:k':['a','b']}}",
        "{'ForAnyValue:StringEquals':{'k:k':'a'}}|{'ForAllValues:StringEquals':{'k:k':'a'}}",
        "{'ForAnyValue:StringEquals':{'k:k':'a'},'ForAllValues:StringEquals':{'k:k':['a','b']}}"
            + "|{'ForAllValues:StringEquals':{'k:k':['a','b']}}",
        "{'StringEquals':{'k:k':'a','k:l':'b'}}|{'StringEquals':{'k:k':'a'}}",
      })
  void difference_when_aConditionIsLoosened_isBroadened(String tight, String loose) {
    RequestSet before = role(allow("\"s3:*\"", "\"*\"", tight.replace('\'', '"')));
    RequestSet after = role(allow("\"s3:*\"", "\"*\"", loose.replace('\'', '"')));

    AccessDifference there = prover.difference(before, after);
    AccessDifference back = prover.difference(after, before);

    assertThat(there.isBroadened()).as("%s", there).isTrue();
    assertThat(back.isNarrowed()).as("%s", back).isTrue();
    if (!tight.startsWith("{'ForAnyValue:StringEquals':{'k:k':'a'}}")) {
      assertThat(there.isNarrowed()).as("%s", there).isFalse();
      assertThat(back.isBroadened()).as("%s", back).isFalse();
    }
    assertThat(there.undecided()).isEmpty();
    for (AccessChange change : there.changes()) {
      boolean isGranted = change.kind() == AccessChange.Kind.GRANTED;
      assertThat(before.allows(change.witness())).isEqualTo(!isGranted);
      assertThat(after.allows(change.witness())).isEqualTo(isGranted);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'StringEquals':{'s3:prefix':['a','b']}}|{'StringEquals':{'S3:PREFIX':['b','a','b']}}",
        "{'StringLike':{'k:k':['a*','ab*']}}|{'StringLike':{'k:k':'a**'}}",
        "{'StringLike':{'k:k':'*'}}|{'StringLike':{'k:k':'**'}}",
        "{'StringLike':{'k:k':['?*','']}}|{'StringLike':{'k:k':'*'}}",
        "{'Bool':{'aws:SecureTransport':true}}|{'Bool':{'aws:SecureTransport':'TRUE'}}",
        "{'NumericEquals':{'k:n':2}}|{'NumericEquals':{'k:n':'2.0'}}",
        "{'NumericLessThanEquals':{'k:n':2},'NumericGreaterThanEquals':{'k:n':2}}"
            + "|{'NumericEquals':{'k:n':2}}",
        "{'DateEquals':{'aws:CurrentTime':'2025-01-01T00:00:00Z'}}"
            + "|{'DateEquals':{'aws:CurrentTime':1735689600}}",
        "{'DateEquals':{'aws:CurrentTime':'2025-01-01T00:00:00Z'}}"
            + "|{'DateEquals':{'aws:CurrentTime':'2025-01-01T01:00:00+01:00'}}",
        "{'IpAddress':{'aws:SourceIp':'10.0.0.0/8'}}"
            + "|{'IpAddress':{'aws:SourceIp':['10.0.0.0/9','10.128.0.0/9','10.9.9.9']}}",
        "{'ArnEquals':{'aws:SourceArn':'arn:aws:s3:::a*'}}|{'ArnLike':{'aws:SourceArn':'arn:aws:s3:::a*'}}",
        "{'ForAllValues:StringLike':{'k:k':['a','a*']}}|{'ForAllValues:StringLike':{'k:k':'a*'}}",
        "{'StringLike':{'k:k':'${aws:username}/x'}}|{'StringLike':{'k:k':['${aws:username}/x']}}",
        "{'StringEqualsIfExists':{'k:k':[]}}|{'Null':{'k:k':true},'StringNotEqualsIfExists':{'k:k':''}}",
      })
  void difference_when_aConditionIsRewritten_isNone(String one, String other) {
    AccessDifference difference =
        prover.difference(
            role(allow("\"s3:*\"", "\"*\"", one.replace('\'', '"'))),
            role(allow("\"s3:*\"", "\"*\"", other.replace('\'', '"'))));

    assertThat(difference.isNone()).as("%s", difference).isTrue();
  }

  @Test
  void difference_when_aBoundaryIsWidened_isBroadened() {
    List<NamedPolicy> policies =
        Policies.numbered("policy", List.of(read(allow("\"s3:*\",\"ec2:*\"", "\"*\"", ""))));
    RequestSet before =
        RequestSet.ofRole(policies, new NamedPolicy("b", read(allow("\"s3:Get*\"", "\"*\"", ""))));
    RequestSet after =
        RequestSet.ofRole(
            policies, new NamedPolicy("b", read(allow("\"s3:*\",\"iam:*\"", "\"*\"", ""))));

    AccessDifference difference = prover.difference(before, after);

    assertThat(shown(difference))
        .containsExactly("GRANTED ALLOW [s3:*] on [*]: s3:Example on * {}");
    assertThat(prover.inclusion(before, RequestSet.ofRole(policies, null)))
        .isEqualTo(new Inclusion.Included(Strength.EVERY_REQUEST));
  }

  @Test
  void difference_when_aTrustPolicyTrustsMore_namesWhoCanNewlyAssumeTheRole() {
    RequestSet before = trust("{\"Service\":\"sagemaker.amazonaws.com\"}");
    RequestSet after = trust("{\"Service\":[\"sagemaker.amazonaws.com\",\"ec2.amazonaws.com\"]}");
    RequestSet account = trust("{\"AWS\":\"111122223333\"}");

    AccessDifference difference = prover.difference(before, after);

    assertThat(difference.changes()).hasSize(1);
    assertThat(difference.changes().get(0).witness().caller())
        .isEqualTo(new Caller.Service("ec2.amazonaws.com"));
    assertThat(
            prover
                .difference(account, trust("{\"AWS\":\"arn:aws:iam::111122223333:root\"}"))
                .isNone())
        .isTrue();
    assertThat(prover.difference(account, trust("\"*\"")).isBroadened()).isTrue();
    assertThat(prover.difference(account, trust("\"*\"")).isNarrowed()).isFalse();
    assertThatThrownBy(() -> prover.difference(before, role(FIRST_ROLE)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
