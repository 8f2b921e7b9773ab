package io.trainingroles.access.documented;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.access.NamedPolicy;
import io.trainingroles.access.proof.AccessDifference;
import io.trainingroles.access.proof.AccessProver;
import io.trainingroles.access.proof.Proof;
import io.trainingroles.access.proof.Strength;
import io.trainingroles.access.set.AccessPattern;
import io.trainingroles.access.set.RequestSet;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.PolicyDocumentReader;
import io.trainingroles.iam.PolicyDocumentReading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is a change for AWS and what is none, in pairs that reviewers write. */
final class DocumentedRequestsTest {
  private static final String BUCKET = "\"arn:aws:s3:::data\"";
  private static final String OBJECTS = "\"arn:aws:s3:::data/*\"";

  private final AccessProver prover = DocumentedAccess.prover();
  private final AccessProver conceivable = DocumentedAccess.conceivable();

  @Test
  void difference_when_aStatementIsSplitByResourceType_isNoneForWhatAwsDocuments() {
    RequestSet one = identity(allow("[\"s3:GetObject\",\"s3:ListBucket\"]", list(BUCKET, OBJECTS)));
    RequestSet two =
        identity(allow("\"s3:ListBucket\"", BUCKET), allow("\"s3:GetObject\"", OBJECTS));

    AccessDifference difference = prover.difference(two, one);

    assertThat(difference.isNone()).isTrue();
    assertThat(difference.strength()).isEqualTo(Strength.DOCUMENTED_REQUESTS);
    assertThat(difference.undocumented()).hasSize(1);
    assertThat(conceivable.difference(two, one).isBroadened()).isTrue();
    assertThat(prover.difference(one, one).strength()).isEqualTo(Strength.EVERY_REQUEST);
  }

  @Test
  void difference_when_anObjectIsAddedToABucket_isOneThatAwsDocuments() {
    AccessDifference difference =
        prover.difference(
            identity(allow("\"s3:*\"", BUCKET)),
            identity(allow("\"s3:*\"", list(BUCKET, OBJECTS))));

    assertThat(difference.isBroadened()).isTrue();
    assertThat(difference.changes().get(0).witness().resource())
        .isEqualTo("arn:aws:s3:::data/example");
  }

  @Test
  void difference_when_aResourceOfAnotherServiceIsAdded_isNoneForWhatAwsDocuments() {
    AccessDifference difference =
        prover.difference(
            identity(allow("\"s3:GetObject\"", OBJECTS)),
            identity(allow("\"s3:GetObject\"", list(OBJECTS, "\"arn:aws:sqs:*:*:queue\""))));

    assertThat(difference.isNone()).isTrue();
  }

  /** Keys whose prefix is that of no service, keys of sessions, and tags that come or go. */
  @ParameterizedTest
  @CsvSource({
    "aws-marketplace:ListEntities, catalog:ChangeType, never",
    "aws-marketplace:StartChangeSet, catalog:ChangeType, sometimes",
    "s3:GetObject, saml:aud, never",
    "s3:GetObject, saml:sub, sometimes",
    "s3:GetObject, codebuild:projectArn, sometimes",
    "s3:GetObject, accounts.google.com:sub, sometimes",
    "s3:GetObject, sagemaker:VpcSubnets, never",
    "iam:UntagRole, aws:RequestTag/team, never",
    "iam:UntagRole, aws:TagKeys, sometimes",
    "iam:TagRole, aws:RequestTag/team, sometimes",
    "redshift:RestoreFromClusterSnapshot, aws:RequestTag/team, sometimes",
  })
  void never_when_aConditionAsksForAKey_isProvedIfNoRequestOfTheActionHasIt(
      String action, String key, String when) {
    RequestSet conditional =
        identity(
            "{\"Effect\":\"Allow\",\"Action\":\"%s\",\"Resource\":\"*\",\"Condition\":{\"Null\":{\"%s\":\"false\"}}}"
                .formatted(action, key));

    assertThat(prover.never(conditional, AccessPattern.of(action, "*")) instanceof Proof.Proved)
        .isEqualTo(when.equals("never"));
  }

  /** Queues are listed on an ARN whose last part is empty. */
  @Test
  void never_when_anArnEndsWithItsAccount_isNotProved() {
    RequestSet lists = identity(allow("\"sqs:ListQueues\"", "\"*\""));

    assertThat(prover.never(lists, AccessPattern.of("sqs:ListQueues", "*")))
        .isInstanceOf(Proof.CounterExample.class);
    assertThat(
            prover.difference(lists, identity(allow("\"sqs:GetQueueUrl\"", "\"*\""))).isNarrowed())
        .isTrue();
  }

  /** Two statements allow, each a part of what the other document denies. */
  @Test
  void difference_when_aDenyTakesFromSeveralStatements_listsAllOfIt() {
    String objects = allow("\"s3:GetObject\"", OBJECTS);
    String queues = allow("[\"sqs:SendMessage\",\"sqs:DeleteMessage\"]", "\"arn:aws:sqs:*:*:q\"");
    String deny =
        allow(
                "[\"s3:GetObject\",\"sqs:SendMessage\",\"ec2:RunInstances\"]",
                list(OBJECTS, "\"arn:aws:sqs:*:*:*\""))
            .replace("Allow", "Deny");

    AccessDifference difference =
        prover.difference(identity(objects, queues), identity(objects, queues, deny));

    assertThat(difference.changes())
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.actions().patterns())
                  .extracting(Object::toString)
                  .containsExactly("s3:GetObject", "sqs:SendMessage");
              assertThat(change.resources()).isEqualTo(change.statement().statement().resource());
            });
  }

  /** A variable of each side, in a name that the action's ARNs go on behind. */
  @Test
  void difference_when_variablesOfBothSidesMayBeAnything_namesAllActions() {
    String groups = "\"arn:aws:logs:*:*:log-group:%s\"";
    AccessDifference difference =
        prover.difference(
            identity(
                allow(
                    "[\"logs:CreateLogStream\",\"logs:GetLogRecord\"]",
                    groups.formatted("${aws:PrincipalTag/team}/*"))),
            identity(
                allow(
                    "\"logs:CreateLogStream\"",
                    groups.formatted("run-${aws:PrincipalTag/run}-*"))));

    assertThat(difference.undecided()).isEmpty();
    assertThat(difference.changes()).hasSize(2);
    assertThat(difference.changes().get(1).actions().patterns()).hasSize(2);
  }

  @Test
  void difference_when_anActionIsNotKnown_isOne() {
    for (String action : new String[] {"\"s3:GetFuture\"", "\"future:*\"", "\"s3:Future*\""}) {
      AccessDifference difference =
          prover.difference(
              identity(allow("\"s3:GetObject\"", OBJECTS)),
              identity(allow("\"s3:GetObject\"", OBJECTS), allow(action, "\"*\"")));
      assertThat(difference.isBroadened()).as(action).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Bool|aws:SecureTransport|true|BoolIfExists|aws:SecureTransport|true|false",
        "Bool|aws:MultiFactorAuthPresent|true|BoolIfExists|aws:MultiFactorAuthPresent|true|true",
        "StringEquals|aws:ResourceAccount|111122223333|StringLike|aws:ResourceAccount|11112222333?|true",
        "StringEquals|aws:PrincipalType|User|StringNotEquals|aws:PrincipalType|AssumedRole|false",
        "ArnLike|aws:PrincipalArn|arn:aws:iam::111122223333:*|StringEquals|aws:PrincipalAccount|111122223333|false",
      })
  void difference_when_aConditionIsWrittenInAnotherWay_isOneOnlyWhereKeysAllowIt(
      String operator,
      String key,
      String value,
      String otherOperator,
      String otherKey,
      String otherValue,
      boolean isOne) {
    String form =
        "{\"Effect\":\"Allow\",\"Action\":\"sqs:SendMessage\",\"Resource\":\"*\","
            + "\"Condition\":{\"%s\":{\"%s\":\"%s\"}}}";

    AccessDifference difference =
        prover.difference(
            identity(form.formatted(operator, key, value)),
            identity(form.formatted(otherOperator, otherKey, otherValue)));

    assertThat(difference.undecided()).isEmpty();
    assertThat(!difference.isNone()).isEqualTo(isOne);
  }

  @Test
  void difference_when_anAccountIsNamedByConditionOrByArn_isNone() {
    AccessDifference difference =
        prover.difference(
            identity(allow("\"sqs:*\"", "\"arn:aws:sqs:*:111122223333:*\"")),
            identity(
                "{\"Effect\":\"Allow\",\"Action\":\"sqs:*\",\"Resource\":\"arn:aws:sqs:*:*:*\","
                    + "\"Condition\":{\"StringEquals\":{\"aws:ResourceAccount\":\"111122223333\"}}}"));

    assertThat(difference.changes()).isEmpty();
  }

  @Test
  void difference_when_aSourceArnIsAskedForInAnIdentityPolicy_isGone() {
    AccessDifference difference =
        prover.difference(
            identity(),
            identity(
                "{\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\",\"Resource\":\"*\","
                    + "\"Condition\":{\"ArnLike\":{\"aws:SourceArn\":\"arn:aws:s3:::data\"}}}"));

    assertThat(difference.isNone()).isTrue();
    assertThat(difference.undocumented()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // A log group is asked for in all of its forms.
        "logs:CreateLogGroup|arn:aws:logs:*:*:log-group:/aws/train:*|true",
        "logs:CreateLogStream|arn:aws:logs:*:*:log-group:/aws/train:log-stream:|true",
        "logs:DescribeLogGroups|arn:aws:logs:*:*:log-group::log-stream:*|true",
        "s3:ListAllMyBuckets|arn:aws:s3:::*|true",
        "iam:GetPolicy|arn:aws:iam::aws:policy/ReadOnlyAccess|true",
        // What no request has.
        "s3:GetObject|arn:aws:s3:::data|false",
        "ecr:BatchGetImage|arn:aws:ecr:*:123456789012:*|true",
        "kms:Decrypt|arn:aws:kms::123456789012:key/*|false",
        "kms:Decrypt|arn:aws:kms:us-east-1:1234:key/*|false",
        "dynamodb:DeleteTable|arn:aws:dynamodb:*:*:table/a/index/*|false",
        "iam:PassRole|arn:aws:iam::*:role/a:b|false",
        "s3:CreateBucket|arn:aws:s3:::data/*|false"
      })
  void never_when_aResourceIsAskedAbout_knowsWhetherAwsHasIt(
      String action, String resource, boolean isPossible) {
    RequestSet all = identity(allow("\"*\"", "\"*\""));

    Proof proof = prover.never(all, AccessPattern.of(action, resource));

    assertThat(proof instanceof Proof.CounterExample).as("%s", proof).isEqualTo(isPossible);
    if (!isPossible) {
      assertThat(proof).isEqualTo(new Proof.Proved(Strength.DOCUMENTED_REQUESTS));
    }
    assertThat(conceivable.never(all, AccessPattern.of(action, resource)))
        .isInstanceOf(Proof.CounterExample.class);
  }

  /** What a name may be is not guessed: models of Amazon Bedrock have colons in theirs. */
  @ParameterizedTest
  @CsvSource({
    "bedrock:InvokeModel, arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-pro-v1:0",
    "cognito-identity:DeleteIdentityPool, arn:aws:cognito-identity:us-east-1:123456789012:identitypool/us-east-1:1-2",
    "states:StartExecution, arn:aws:states:us-east-1:123456789012:stateMachine:train:prod",
    "lambda:InvokeFunction, arn:aws:lambda:us-east-1:123456789012:function:name:$LATEST",
  })
  void difference_when_oneNameIsAllowed_isBroader(String action, String resource) {
    AccessDifference difference =
        prover.difference(
            identity(allow("\"s3:GetObject\"", OBJECTS)),
            identity(
                allow("\"s3:GetObject\"", OBJECTS),
                allow("\"" + action + "\"", "\"" + resource + "\"")));

    assertThat(difference.isBroadened()).isTrue();
  }

  @Test
  void difference_when_objectsOfAllBucketsAreNamedByArn_isNone() {
    AccessDifference difference =
        prover.difference(
            identity(allow("\"s3:GetObject\"", "\"arn:aws:s3:*:*:*\"")),
            identity(allow("\"s3:GetObject\"", "\"*\"")));

    assertThat(difference.isNone()).isTrue();
  }

  /** AWS never asks about the {@code *} that a user says; the simulator does not either. */
  @ParameterizedTest
  @CsvSource({
    "s3:ListAllMyBuckets, arn:aws:s3:::*",
    "logs:DescribeLogGroups, arn:aws:logs:*:*:log-group:*",
    "iam:ListRoles, arn:aws:iam::*:role/*",
    "eks:ListClusters, arn:aws:eks:*:*:cluster/*",
    "sqs:ListQueues, arn:aws:sqs:*:*:*",
  })
  void never_when_whatIsAskedInPlaceOfAStarIsDenied_isProved(String action, String asked) {
    RequestSet denied =
        identity(
            allow("\"" + action + "\"", "\"*\""),
            "{\"Effect\":\"Deny\",\"Action\":\"%s\",\"Resource\":\"%s\"}".formatted(action, asked));

    assertThat(prover.never(denied, AccessPattern.of(action, "*")))
        .isEqualTo(new Proof.Proved(Strength.DOCUMENTED_REQUESTS));
  }

  @Test
  void difference_when_aTrustPolicyDeniesWithoutMfa_isNone() {
    String account = "\"Principal\":{\"AWS\":\"123456789012\"},\"Action\":\"sts:AssumeRole\"";
    RequestSet asked =
        trust(
            "{\"Effect\":\"Allow\","
                + account
                + ",\"Condition\":{\"Bool\":{\"aws:MultiFactorAuthPresent\":\"true\"}}}");
    RequestSet denied =
        trust(
            "{\"Effect\":\"Allow\","
                + account
                + "},{\"Effect\":\"Deny\","
                + account
                + ",\"Condition\":{\"BoolIfExists\":{\"aws:MultiFactorAuthPresent\":\"false\"}}}");

    assertThat(prover.difference(asked, denied).undecided()).isEmpty();
    assertThat(prover.difference(asked, denied).changes())
        .allSatisfy(change -> assertThat(change.witness().context().values()).isEmpty());
  }

  @Test
  void difference_when_aPrincipalIsNamedByCondition_hasTheCallerOfThatName() {
    AccessDifference difference =
        prover.difference(
            trust(deny()),
            trust(
                "{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"sts:AssumeRole\","
                    + "\"Condition\":{\"ArnLike\":{\"aws:PrincipalArn\":"
                    + "\"arn:aws:iam::444455556666:role/ci-*\"}}}"));

    assertThat(difference.changes())
        .isNotEmpty()
        .allSatisfy(
            change ->
                assertThat(change.witness().caller().toString())
                    .startsWith("arn:aws:iam::444455556666:role/ci-"));
  }

  private static String deny() {
    return "{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"sts:AssumeRole\"}";
  }

  private static String allow(String actions, String resources) {
    return "{\"Effect\":\"Allow\",\"Action\":%s,\"Resource\":%s}".formatted(actions, resources);
  }

  private static String list(String... texts) {
    return "[" + String.join(",", texts) + "]";
  }

  private static RequestSet identity(String... statements) {
    return statements.length == 0
        ? RequestSet.ofRole(java.util.List.of(), null)
        : RequestSet.ofIdentity(document(statements));
  }

  private static RequestSet trust(String... statements) {
    return RequestSet.ofResource(new NamedPolicy("trust", document(statements)));
  }

  private static PolicyDocument document(String... statements) {
    String text =
        "{\"Version\":\"2012-10-17\",\"Statement\":[" + String.join(",", statements) + "]}";
    return ((PolicyDocumentReading.Read) new PolicyDocumentReader().read(text)).document();
  }
}
