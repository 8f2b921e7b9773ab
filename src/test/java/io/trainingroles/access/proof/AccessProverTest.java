package io.trainingroles.access.proof;

import static io.trainingroles.access.proof.QuestionedSets.allow;
import static io.trainingroles.access.proof.QuestionedSets.document;
import static io.trainingroles.access.proof.QuestionedSets.everything;
import static io.trainingroles.access.proof.QuestionedSets.read;
import static io.trainingroles.access.proof.QuestionedSets.role;
import static io.trainingroles.access.proof.QuestionedSets.statement;
import static io.trainingroles.access.proof.QuestionedSets.statements;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trainingroles.access.Caller;
import io.trainingroles.access.ContextValue;
import io.trainingroles.access.NamedPolicy;
import io.trainingroles.access.Policies;
import io.trainingroles.access.PolicyStatement;
import io.trainingroles.access.set.AccessPattern;
import io.trainingroles.access.set.RequestSet;
import io.trainingroles.iam.Condition;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What sets include, can never do, and lack. */
final class AccessProverTest {
  private final AccessProver prover = new AccessProver();

  @ParameterizedTest
  @CsvSource({
    "arn:aws:s3:::b/*, arn:aws:s3:::b/a*",
    "arn:aws:s3:::*, arn:aws:s3:::b/*",
    "arn:aws:ec2:*:123456789012:instance/*, arn:aws:ec2:us-east-1:123456789012:instance/*",
    "arn:aws:sns*, arn:aws:sns:us-east-1:123456789012:topic",
    "arn:aws:logs:*:*:log-group:a*, arn:aws:logs:*:*:log-group:a:*",
    "arn:aws:s3:::b/${aws:username}/*, arn:aws:s3:::b/${aws:username}/x",
    "*, arn:aws:s3:::b/${aws:username}/*",
    "arn:*, arn:aws:s3:::b",
  })
  void inclusion_when_aResourcePatternIsNarrower_holdsOneWayOnly(String wide, String narrow) {
    RequestSet all = role(allow("\"s3:*\"", '"' + wide + '"', ""));
    RequestSet some = role(allow("\"s3:*\"", '"' + narrow + '"', ""));

    assertThat(prover.inclusion(some, all)).isInstanceOf(Inclusion.Included.class);
    assertThat(prover.inclusion(all, some)).isInstanceOf(Inclusion.NotIncluded.class);
  }

  @ParameterizedTest
  @CsvSource({
    "arn:aws:s3:*x:1:b, arn:aws:s3:a:x:1:b",
    "arn:aws:s3:?:1:b, arn:aws:s3:::1:b",
  })
  void inclusion_when_aWildcardWouldCrossAColon_doesNotHold(String pattern, String resource) {
    Inclusion inclusion =
        prover.inclusion(
            role(allow("\"s3:*\"", '"' + resource + '"', "")),
            role(allow("\"s3:*\"", '"' + pattern + '"', "")));

    assertThat(inclusion).isInstanceOf(Inclusion.NotIncluded.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'StringEquals':{'k:k':'a'}};{'StringNotEquals':{'k:k':'a'}}",
        "{'Null':{'k:k':true}};{'StringLike':{'k:k':'*'}}",
        "{'Null':{'k:k':true}};{'Null':{'k:k':false}}",
        "{'Bool':{'k:k':true}};{'StringNotEqualsIgnoreCase':{'k:k':'true'}}",
        "{'NumericNotEquals':{'k:k':'1'}};{'NumericEquals':{'k:k':1}};"
            + "{'StringNotLike':{'k:k':['?','-*','+*','0*','1*']}};{'StringLike':{'k:k':['?','-*','+*','0*','1*']}}",
        "{'ForAllValues:StringEquals':{'k:k':'a'}};{'ForAnyValue:StringNotEquals':{'k:k':'a'}}",
        "{'StringEqualsIfExists':{'k:k':'a'}};{'StringNotEquals':{'k:k':'a'}}",
      })
  void inclusion_when_statementsCoverEverything_holds(String conditions) {
    assertThat(prover.inclusion(everything(), statements(conditions)))
        .isEqualTo(new Inclusion.Included(Strength.EVERY_REQUEST));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'StringEquals':{'k:k':'a'}};{'StringNotEquals':{'k:k':['a','b']}}|b",
        "{'StringLike':{'k:k':'?*'}};{'Null':{'k:k':true},'StringNotEquals':{'k:k':''}}|",
        "{'NumericLessThanEquals':{'k:k':'2'}};{'NumericGreaterThan':{'k:k':'2'}};{'Null':{'k:k':true}}|example",
        "{'NumericLessThan':{'k:k':'2'}};{'NumericGreaterThan':{'k:k':'2'}};"
            + "{'Null':{'k:k':true}};{'StringNotEquals':{'k:k':'2'}}|2",
        "{'ArnNotLike':{'k:k':'arn:*:*:*:*:*'}};{'ArnLike':{'k:k':'arn:*:*:*:*:*'}};{'StringEquals':{'k:k':''}}|example",
        "{'NotIpAddress':{'k:k':'0.0.0.0/0'}};{'IpAddress':{'k:k':['0.0.0.0/1','128.0.0.0/2','192.0.0.0/3',"
            + "'224.0.0.0/4','240.0.0.0/5','248.0.0.0/6','252.0.0.0/7','254.0.0.0/8']}};"
            + "{'StringNotLike':{'k:k':'255*'}}|255.0.0.0",
      })
  void inclusion_when_statementsLeaveAGap_findsIt(String conditions, @Nullable String value) {
    Inclusion inclusion = prover.inclusion(everything(), statements(conditions));

    assertThat(inclusion).isInstanceOf(Inclusion.NotIncluded.class);
    assertThat(((Inclusion.NotIncluded) inclusion).witness().context().get("k:k"))
        .contains(ContextValue.of(value == null ? "" : value));
  }

  @Test
  void inclusion_when_onlyOneOfTwoElementsLeavesAWayOut_findsIt() {
    RequestSet all = role(allow("\"s3:*\"", "\"*\"", ""));
    RequestSet parts =
        role(
            document(
                statement("Allow", "\"s3:Get*\"", "\"arn:aws:s3:::b/*\"", ""),
                "{\"Effect\":\"Allow\",\"NotAction\":\"s3:Get*\",\"Resource\":\"arn:aws:s3:::b/*\"}",
                "{\"Effect\":\"Allow\",\"NotAction\":\"s3:Get*\",\"NotResource\":\"arn:aws:s3:::b/*\"}"));

    Inclusion inclusion = prover.inclusion(all, parts);

    assertThat(inclusion).isInstanceOf(Inclusion.NotIncluded.class);
    assertThat(prover.inclusion(parts, role(allow("\"*\"", "\"*\"", ""))))
        .isEqualTo(new Inclusion.Included(Strength.EVERY_REQUEST));
  }

  @Test
  void inclusion_when_anExceptionIsForOneOfAnAccount_findsTheOthers() {
    String allow =
        "{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"111122223333\"},\"Action\":\"sts:AssumeRole\"}";
    String deny =
        "{\"Effect\":\"Deny\",\"NotPrincipal\":{\"AWS\":[\"111122223333\","
            + "\"arn:aws:iam::111122223333:role/r\"]},\"Action\":\"sts:AssumeRole\"}";

    Inclusion inclusion =
        prover.inclusion(
            RequestSet.ofResource(new NamedPolicy("trust", read(document(allow)))),
            RequestSet.ofResource(new NamedPolicy("trust", read(document(allow, deny)))));

    assertThat(inclusion).isInstanceOf(Inclusion.NotIncluded.class);
    assertThat(((Inclusion.NotIncluded) inclusion).witness().caller().toString())
        .isEqualTo("arn:aws:iam::111122223333:role/example");
  }

  @Test
  void inclusion_when_variablesAreLiteralText_doesNotReplaceThem() {
    String resource = "\"arn:aws:s3:::b/${aws:username}\"";
    RequestSet old = role(allow("\"s3:*\"", resource, "").replace("2012-10-17", "2008-10-17"));
    RequestSet current = role(allow("\"s3:*\"", resource, ""));

    assertThat(prover.inclusion(current, old)).isInstanceOf(Inclusion.NotIncluded.class);
    assertThat(prover.inclusion(old, current)).isNotInstanceOf(Inclusion.Included.class);
  }

  @Test
  void never_when_aDenyHasAVariable_doesNotTakeItForAll() {
    RequestSet set =
        role(
            document(
                statement("Allow", "\"s3:*\"", "\"*\"", ""),
                statement("Deny", "\"s3:*\"", "\"arn:aws:s3:::data/${aws:username}*\"", "")));

    Proof proof = prover.never(set, AccessPattern.of("s3:GetObject", "arn:aws:s3:::data/*"));

    assertThat(proof).isInstanceOf(Proof.CounterExample.class);
  }

  @Test
  void never_when_aDenyCoversIt_isProved() {
    RequestSet set =
        role(
            document(
                statement("Allow", "\"s3:*\"", "\"*\"", ""),
                statement("Deny", "\"s3:Delete*\"", "\"arn:aws:s3:::data/*\"", "")));

    assertThat(prover.never(set, AccessPattern.of("s3:DeleteObject", "arn:aws:s3:::data/*")))
        .isEqualTo(new Proof.Proved(Strength.EVERY_REQUEST));
    assertThat(prover.never(set, AccessPattern.of("s3:*Object", "arn:aws:s3:::data/a")))
        .isInstanceOf(Proof.CounterExample.class);
  }

  @Test
  void never_when_conditionsAreAskedFor_looksAtThoseRequestsOnly() {
    RequestSet set =
        role(allow("\"s3:*\"", "\"*\"", "{\"Bool\":{\"aws:SecureTransport\":\"true\"}}"));
    AccessPattern all = AccessPattern.of("s3:*", "*");

    assertThat(
            prover.never(
                set,
                new AccessPattern(
                    all.action(),
                    all.resource(),
                    List.of(Condition.of("Bool", "aws:SecureTransport", "false")))))
        .isEqualTo(new Proof.Proved(Strength.EVERY_REQUEST));
    assertThat(prover.never(set, all)).isInstanceOf(Proof.CounterExample.class);
    assertThat(prover.emptiness(set)).isInstanceOf(Proof.CounterExample.class);
  }

  @Test
  void fit_when_theRoleCanReadAndNotWrite_saysWhatIsLackingAndWhatIsTooMuch() {
    RequestSet needs =
        role(
            document(
                statement("Allow", "\"s3:GetObject\"", "\"arn:aws:s3:::in/*\"", ""),
                statement("Allow", "\"s3:PutObject\"", "\"arn:aws:s3:::out/*\"", "")));

    AccessFit fit = prover.fit(needs, role(allow("\"s3:GetObject\"", "\"arn:aws:s3:::*\"", "")));

    assertThat(fit.fits()).isFalse();
    assertThat(fit.lacking()).singleElement().matches(change -> change.statement().index() == 1);
    assertThat(fit.excess()).hasSize(1);
    assertThat(prover.fit(needs, needs).fits()).isTrue();
  }

  @Test
  void equivalence_when_setsDiffer_saysWhichHasTheRequest() {
    RequestSet reads = role(allow("\"s3:GetObject\"", "\"*\"", ""));
    RequestSet all = role(allow("\"s3:*\"", "\"*\"", ""));
    RequestSet parts = role(allow("\"s3:GetObject\",\"s3:getobject\"", "\"*\",\"arn:*\"", ""));

    assertThat(prover.equivalence(reads, parts))
        .isEqualTo(new Equivalence.Equivalent(Strength.EVERY_REQUEST));
    assertThat(prover.equivalence(reads, all))
        .isInstanceOfSatisfying(
            Equivalence.Different.class,
            found -> assertThat(found.allowedBy()).isEqualTo(Equivalence.Side.SECOND));
    assertThat(prover.equivalence(all, reads))
        .isInstanceOfSatisfying(
            Equivalence.Different.class,
            found -> assertThat(found.allowedBy()).isEqualTo(Equivalence.Side.FIRST));
  }

  @Test
  void emptiness_when_aKeyHasNoPolicy_isProvedOnlyWithoutOne() {
    Caller caller = Caller.of("arn:aws:iam::123456789012:role/vision");
    Policies policies =
        Policies.ofIdentity(
            List.of(read(allow("\"kms:*\"", "\"arn:aws:kms:eu-west-1:123456789012:key/1\"", ""))));
    NamedPolicy delegates =
        new NamedPolicy(
            "key policy",
            read(
                "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Principal\":"
                    + "{\"AWS\":\"123456789012\"},\"Action\":\"kms:*\",\"Resource\":\"*\"}}"));

    assertThat(prover.emptiness(RequestSet.ofCaller(caller, policies)))
        .isEqualTo(new Proof.Proved(Strength.EVERY_REQUEST));
    assertThat(
            prover.emptiness(
                RequestSet.ofCaller(caller, policies.withResourcePolicy(delegates, null))))
        .isInstanceOf(Proof.CounterExample.class);
  }

  @Test
  void never_when_aTrustPolicyNamesARootUser_isProvedOfIt() {
    String root = "arn:aws:iam::123456789012:root";
    var trust =
        new NamedPolicy(
            "trust",
            read(
                "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Principal\":"
                    + "{\"AWS\":\"*\"},\"Action\":\"sts:AssumeRole\"}}"));
    Policies policies = Policies.NONE.withResourcePolicy(trust, "123456789012");
    AccessPattern assumes = AccessPattern.of("sts:AssumeRole", "*");

    assertThat(prover.never(RequestSet.ofCaller(Caller.of(root), policies), assumes))
        .isInstanceOf(Proof.Proved.class);
    assertThat(
            prover.never(
                RequestSet.ofCaller(Caller.of(root.replace("root", "role/a")), policies), assumes))
        .isInstanceOf(Proof.CounterExample.class);
  }

  @Test
  void inclusion_when_setsAreOfOtherCallers_isRefused() {
    Policies none = Policies.NONE;
    RequestSet one = RequestSet.ofCaller(Caller.of("arn:aws:iam::123456789012:role/a"), none);
    RequestSet other = RequestSet.ofCaller(Caller.of("arn:aws:iam::123456789012:role/b"), none);

    assertThatThrownBy(() -> prover.inclusion(one, other))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("role/a");
  }

  @Test
  void statementsThatNeverMatter_when_othersSayTheSame_areThose() {
    RequestSet set =
        role(
            document(
                statement("Allow", "\"s3:*\"", "\"*\"", ""),
                statement("Allow", "\"s3:GetObject\"", "\"arn:aws:s3:::b/*\"", ""),
                statement("Allow", "\"ec2:RunInstances\"", "\"*\"", ""),
                statement("Deny", "\"iam:*\"", "\"*\"", ""),
                statement("Deny", "\"s3:Delete*\"", "\"*\"", ""),
                statement("Allow", "\"s3:DeleteObject\"", "\"*\"", "")));

    assertThat(prover.statementsThatNeverMatter(set))
        .extracting(PolicyStatement::index)
        .containsExactlyInAnyOrder(1, 3, 5);
  }
}
