package io.trainingroles.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trainingroles.iam.Condition;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.PolicyDocumentReader;
import io.trainingroles.iam.PolicyDocumentReading;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AccessProverTest {
  private static final String FIRST_ROLE =
      allow(
          "\"s3:GetObject\",\"s3:ListBucket\"",
          "\"arn:aws:s3:::my-ai-data-bucket\",\"arn:aws:s3:::my-ai-data-bucket/*\"",
          "");

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
        .isEqualTo(new Inclusion.Included());
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
        .isEqualTo(new Inclusion.Included());
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
        .isEqualTo(new Proof.Proved());
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
        .isEqualTo(new Proof.Proved());
    assertThat(prover.never(set, all)).isInstanceOf(Proof.CounterExample.class);
    assertThat(prover.emptiness(set)).isInstanceOf(Proof.CounterExample.class);
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
        .isEqualTo(new Inclusion.Included());
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

    assertThat(prover.equivalence(reads, parts)).isEqualTo(new Equivalence.Equivalent());
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
        .isEqualTo(new Proof.Proved());
    assertThat(
            prover.emptiness(
                RequestSet.ofCaller(caller, policies.withResourcePolicy(delegates, null))))
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

  private static List<String> shown(AccessDifference difference) {
    assertThat(difference.undecided()).isEmpty();
    return difference.changes().stream()
        .map(
            change ->
                change.kind()
                    + " "
                    + change.cause()
                    + " "
                    + change.actions().patterns()
                    + " on "
                    + (change.resources() == null ? "" : change.resources().patterns())
                    + ": "
                    + change.witness().action()
                    + " on "
                    + change.witness().resource()
                    + " "
                    + change.witness().context())
        .toList();
  }

  private static RequestSet everything() {
    return role(allow("\"s3:*\"", "\"*\"", ""));
  }

  /** A statement for each of the conditions. */
  private static RequestSet statements(String conditions) {
    return role(
        document(
            Arrays.stream(conditions.replace('\'', '"').split(";", -1))
                .map(condition -> statement("Allow", "\"s3:*\"", "\"*\"", condition))
                .toArray(String[]::new)));
  }

  private static RequestSet trust(String principal) {
    return RequestSet.ofResource(
        new NamedPolicy(
            "trust",
            read(
                "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Principal\":"
                    + principal
                    + ",\"Action\":\"sts:AssumeRole\"}}")));
  }

  private static String allow(String actions, String resources, String condition) {
    return document(statement("Allow", actions, resources, condition));
  }

  private static String statement(
      String effect, String actions, String resources, String condition) {
    return "{\"Effect\":\""
        + effect
        + "\",\"Action\":["
        + actions
        + "],\"Resource\":["
        + resources
        + "]"
        + (condition.isEmpty() ? "" : ",\"Condition\":" + condition)
        + "}";
  }

  private static String document(String... statements) {
    return List.of(statements).stream()
        .collect(Collectors.joining(",", "{\"Version\":\"2012-10-17\",\"Statement\":[", "]}"));
  }

  private static RequestSet role(String json) {
    return RequestSet.ofIdentity(read(json));
  }

  private static PolicyDocument read(String json) {
    PolicyDocumentReading reading = new PolicyDocumentReader().read(json);
    assertThat(reading).isInstanceOf(PolicyDocumentReading.Read.class);
    return ((PolicyDocumentReading.Read) reading).document();
  }
}
