package io.trainingroles.event.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.trainingroles.event.EventReader;
import io.trainingroles.iam.ActionElement;
import io.trainingroles.iam.ResourceElement;
import io.trainingroles.iam.Statement;
import io.trainingroles.input.AccessInput;
import io.trainingroles.input.InputReading;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.PolicyUse;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What records say about the statements of a role, and what they cannot say. */
final class ActivityRecorderTest {
  private static final String ROLE = "arn:aws:iam::111122223333:role/vision";
  private static final String OTHER = "arn:aws:iam::111122223333:role/other";

  private final List<String> records = new ArrayList<>();

  @Test
  void statement_when_aCallMatches_isUsed() throws IOException {
    data(ROLE, "GetObject", true, "train/0.rec", "");

    StatementUse use = use("s3:GetObject", "arn:aws:s3:::data/train/*");
    assertThat(use.state()).isEqualTo(UseState.USED);
    assertThat(use.seen().count()).isEqualTo(1);
    assertThat(use.actions().get(0).seen().resources())
        .containsExactly("arn:aws:s3:::data/train/0.rec");
  }

  @Test
  void statement_when_onlyAnotherResourceWasUsed_isNotObservable() throws IOException {
    data(ROLE, "GetObject", true, "train/0.rec", "");

    StatementUse use = use("s3:GetObject", "arn:aws:s3:::data/test/*");
    assertThat(use.state()).isEqualTo(UseState.NOT_OBSERVABLE);
    assertThat(use.reason()).contains("data events");
  }

  @Test
  void statement_when_othersAreRecordedOnItsData_isNotUsed() throws IOException {
    data(ROLE, "PutObject", false, "models/1", "");
    data(OTHER, "GetObject", true, "test/0.rec", "");

    assertThat(use("s3:GetObject", "arn:aws:s3:::data/test/*").state()).isEqualTo(UseState.UNUSED);
    assertThat(use("s3:GetObject", "arn:aws:s3:::data/train/*").state())
        .isEqualTo(UseState.NOT_OBSERVABLE);
    assertThat(use("s3:DeleteObject", "arn:aws:s3:::data/test/*").state())
        .isEqualTo(UseState.NOT_OBSERVABLE);
  }

  @ParameterizedTest
  @CsvSource({
    "sagemaker:ListTrainingJobs, *, UNUSED",
    "sagemaker:DescribeTrainingJob, arn:aws:sagemaker:eu-west-1:111122223333:training-job/*, UNUSED",
    // Another Region, of which there is no record.
    "sagemaker:DescribeTrainingJob, arn:aws:sagemaker:us-east-1:111122223333:training-job/*, NOT_OBSERVABLE",
    // There is no record of a call that writes.
    "sagemaker:StopTrainingJob, *, NOT_OBSERVABLE",
    // A trail can leave these out.
    "kms:DescribeKey, *, NOT_OBSERVABLE",
    // Calls that create with tags need it.
    "sagemaker:AddTags, *, NOT_OBSERVABLE",
    "iam:PassRole, *, NOT_OBSERVABLE",
    "logs:PutLogEvents, *, NOT_OBSERVABLE",
    "elasticfilesystem:ClientMount, *, NOT_OBSERVABLE",
    "polly:ListLexicons, *, NOT_OBSERVABLE",
    "sagemaker:InventedAction, *, NOT_OBSERVABLE",
    "sagemaker:InvokeEndpoint, *, NOT_OBSERVABLE"
  })
  void statement_when_readingIsRecorded_isNotUsedOnlyWhereItWouldBeSeen(
      String action, String resource, UseState state) throws IOException {
    management(ROLE, "ecr", "DescribeRepositories", true, "{}");

    assertThat(use(action, resource).state()).isEqualTo(state);
  }

  @Test
  void statement_when_writingIsRecordedToo_isNotUsed() throws IOException {
    management(ROLE, "ecr", "DescribeRepositories", true, "{}");
    management(OTHER, "sagemaker", "CreateTrainingJob", false, "{\"trainingJobName\": \"x\"}");

    assertThat(use("sagemaker:StopTrainingJob", "*").state()).isEqualTo(UseState.UNUSED);
  }

  @Test
  void statement_when_theRowsAreOfAQuery_isNotUsedOnlyWhereItsServiceIsThere() throws IOException {
    management(ROLE, "ecr", "DescribeRepositories", true, "{}");
    String rows = "[" + String.join(",", records) + "]";

    assertThat(use(rows, "sagemaker:ListTrainingJobs", "*").state())
        .isEqualTo(UseState.NOT_OBSERVABLE);
    assertThat(use(rows, "ecr:ListImages", "*").state()).isEqualTo(UseState.UNUSED);
  }

  @Test
  void statement_when_nothingIsOfTheRole_isNotObservable() throws IOException {
    management(OTHER, "ecr", "DescribeRepositories", true, "{}");

    StatementUse use = use("ecr:ListImages", "*");
    assertThat(use.state()).isEqualTo(UseState.NOT_OBSERVABLE);
    assertThat(use.reason()).isEqualTo("there is no record of the role");
  }

  @Test
  void statement_when_itsConditionDiffers_isNotUsed() throws IOException {
    data(ROLE, "ListObjects", true, "", "\"prefix\": \"train/\"");

    assertThat(listing("train/*").state()).isEqualTo(UseState.USED);
    assertThat(listing("test/*").state()).isEqualTo(UseState.NOT_OBSERVABLE);
  }

  private StatementUse listing(String prefix) throws IOException {
    return result(
            statement(
                "s3:ListBucket",
                "arn:aws:s3:::data",
                ", \"Condition\": {\"StringLike\": {\"s3:prefix\": \"%s\"}}".formatted(prefix)))
        .statements()
        .get(0);
  }

  @Test
  void statement_when_aConditionIsNotRecorded_isNotObservable() throws IOException {
    management(
        ROLE, "sagemaker", "CreateTrainingJob", false, "{\"trainingJobName\": \"vision-1\"}");

    RoleActivity activity =
        result(
            statement(
                "sagemaker:CreateTrainingJob",
                "*",
                ", \"Condition\": {\"StringEquals\": {\"sagemaker:VpcSubnets\": \"subnet-1\"}}"));
    StatementUse use = activity.statements().get(0);
    assertThat(use.state()).isEqualTo(UseState.NOT_OBSERVABLE);
    assertThat(use.reason()).contains("do not show whether this statement allows them");
    assertThat(activity.notAllowed()).isEmpty();
  }

  @Test
  void statement_when_theResourceIsNotRecorded_isUsedOnlyWhereItAllowsAll() throws IOException {
    data(ROLE, "DeleteObjects", false, "", "\"x\": 1");

    assertThat(use("s3:DeleteObject", "arn:aws:s3:::data/*").state()).isEqualTo(UseState.USED);
    assertThat(use("s3:DeleteObject", "arn:aws:s3:::data/tmp/*").state())
        .isEqualTo(UseState.NOT_OBSERVABLE);
    assertThat(result(statement("s3:DeleteObject", "arn:aws:s3:::other/*", "")).notAllowed())
        .extracting(RecordedRequest::action)
        .containsExactly("s3:DeleteObject");
  }

  @Test
  void resource_when_anotherOfItsStatementWasUsed_isNotUsedIfThatWouldBeSeen() throws IOException {
    management(ROLE, "ecr", "DescribeRepositories", true, "{}");
    management(
        ROLE, "sagemaker", "DescribeTrainingJob", true, "{\"trainingJobName\": \"vision-1\"}");
    String job = "arn:aws:sagemaker:eu-west-1:111122223333:training-job/";

    StatementUse use =
        use("sagemaker:DescribeTrainingJob", job + "vision-*\", \"" + job + "speech-*");
    assertThat(use.resources())
        .extracting(ResourceUse::state)
        .containsExactly(UseState.USED, UseState.UNUSED);
    assertThat(use.hasDispensable()).isTrue();
  }

  @Test
  void request_when_denied_isListedWithWhatTheRoleSaysNow() throws IOException {
    denied("because no identity-based policy allows the s3:GetObject action");
    denied("with an explicit deny in a service control policy");

    List<RecordedRequest> lacking =
        result(statement("s3:PutObject", "arn:aws:s3:::data/*", "")).denied();
    assertThat(lacking).hasSize(2);
    assertThat(lacking).allMatch(request -> request.resource().equals("arn:aws:s3:::data/0"));
    assertThat(lacking)
        .extracting(RecordedRequest::isDecidedElsewhere)
        .containsExactly(true, false);
    RoleActivity now = result(statement("s3:GetObject", "arn:aws:s3:::data/*", ""));
    assertThat(now.denied())
        .extracting(RecordedRequest::decision)
        .containsExactly(
            "the role allows it, and no change of its policies would help",
            "the role as given allows it: it has changed since");
    assertThat(now.isKnownNotToFit()).isTrue();
    assertThat(now.statements().get(0).state()).isEqualTo(UseState.DENIED);
  }

  private void denied(String reason) {
    data(
        ROLE,
        "GetObject",
        true,
        "0",
        "",
        ", \"errorCode\": \"AccessDenied\", \"errorMessage\": \"User: x is not authorized to perform:"
            + " s3:GetObject on resource: \\\"arn:aws:s3:::data/0\\\" "
            + reason
            + "\"");
  }

  @Test
  void request_when_madeAndNotAllowed_isListed() throws IOException {
    management(ROLE, "ecr", "GetAuthorizationToken", true, "{}");

    RoleActivity activity = result(statement("s3:GetObject", "*", ""));
    assertThat(activity.notAllowed())
        .extracting(RecordedRequest::action, RecordedRequest::decision)
        .containsExactly(tuple("ecr:GetAuthorizationToken", "no statement of the role allows it"));
    assertThat(activity.isKnownNotToFit()).isTrue();
  }

  @Test
  void role_when_passedInACall_countsAsPassed() throws IOException {
    management(
        ROLE,
        "sagemaker",
        "CreateTrainingJob",
        false,
        "{\"trainingJobName\": \"x\", \"roleArn\": \"arn:aws:iam::111122223333:role/job\"}");

    StatementUse use =
        result(
                statement(
                    "iam:PassRole",
                    "arn:aws:iam::111122223333:role/job",
                    ", \"Condition\": {\"StringEquals\": {\"iam:PassedToService\": \"sagemaker.amazonaws.com\"}}"))
            .statements()
            .get(0);
    assertThat(use.state()).isEqualTo(UseState.USED);
  }

  @Test
  void action_when_aJobNeedsIt_isKept() throws IOException {
    management(ROLE, "ecr", "DescribeRepositories", true, "{}");
    Statement need =
        Statement.allow(
            ActionElement.Actions.of("ecr:BatchGetImage"),
            ResourceElement.Resources.of("arn:aws:ecr:eu-west-1:111122223333:repository/training"));

    RoleActivity activity =
        recorder(trail(), statement("ecr:BatchGetImage\", \"ecr:ListImages", "*", ""))
            .result(List.of(need));
    assertThat(activity.statements().get(0).actions())
        .extracting(ActionUse::state, ActionUse::isDispensable)
        .containsExactly(tuple(UseState.UNUSED, false), tuple(UseState.UNUSED, true));
  }

  @Test
  void statement_when_itAllowsEverything_staysOpen() throws IOException {
    management(ROLE, "ecr", "DescribeRepositories", true, "{}");

    StatementUse use = use("*", "*");
    assertThat(use.state()).isEqualTo(UseState.USED);
    assertThat(use.isOpenEnded()).isTrue();
    assertThat(use.actions())
        .extracting(ActionUse::action)
        .containsExactly("ecr:DescribeRepositories");
    assertThat(result(statement("*", "*", "")).fits()).isFalse();
  }

  @Test
  void actions_when_iamKeepsTrackOfThem_areUsedOrNot() throws IOException {
    String report =
        """
        {"JobCompletionDate": "2026-11-01T06:00:00Z", "ServicesLastAccessed": [{"ServiceNamespace": "ecr",
          "LastAuthenticatedEntity": "%s", "TrackedActionsLastAccessed": [{"ActionName": "ListImages"},
          {"ActionName": "DescribeImages", "LastAccessedTime": "2026-10-01T06:00:00Z"}]}]}
        """;

    assertThat(use(report.formatted(ROLE), "ecr:ListImages", "*").state())
        .isEqualTo(UseState.UNUSED);
    assertThat(use(report.formatted(ROLE), "ecr:DescribeImages", "*").state())
        .isEqualTo(UseState.USED);
    assertThat(use(report.formatted(ROLE), "ecr:BatchGetImage", "*").state())
        .isEqualTo(UseState.NOT_OBSERVABLE);
    assertThat(use(report.formatted(OTHER), "ecr:ListImages", "*").state())
        .isEqualTo(UseState.NOT_OBSERVABLE);
  }

  @Test
  void events_when_theirActionIsNotKnown_areListed() throws IOException {
    management(ROLE, "example", "DoSomething", true, "{}");

    assertThat(result(statement("s3:GetObject", "*", "")).unmapped())
        .extracting(UnmappedEvent::source, UnmappedEvent::name)
        .containsExactly(tuple("example.amazonaws.com", "DoSomething"));
  }

  private void data(String role, String name, boolean reads, String key, String parameter) {
    data(role, name, reads, key, parameter, "");
  }

  private void data(
      String role, String name, boolean reads, String key, String parameter, String more) {
    String parameters =
        "{\"bucketName\": \"data\""
            + (key.isEmpty() ? "" : ", \"key\": \"" + key + "\"")
            + (parameter.isEmpty() ? "" : ", " + parameter)
            + "}";
    add(role, "s3", name, reads, "Data", parameters, more);
  }

  private void management(
      String role, String service, String name, boolean reads, String parameters) {
    add(role, service, name, reads, "Management", parameters, "");
  }

  private void add(
      String role,
      String service,
      String name,
      boolean reads,
      String category,
      String parameters,
      String more) {
    records.add(
        """
        {"eventSource": "%s.amazonaws.com", "eventName": "%s", "eventTime": "2026-10-05T06:00:00Z",
         "awsRegion": "eu-west-1", "readOnly": %s, "eventCategory": "%s", "requestParameters": %s,
         "recipientAccountId": "111122223333", "userIdentity": {"type": "AssumedRole", "sessionContext":
           {"sessionIssuer": {"type": "Role", "arn": "%s"}}}%s}
        """
            .formatted(service, name, reads, category, parameters, role, more));
  }

  private String trail() {
    return "{\"Records\": [" + String.join(",", records) + "]}";
  }

  private static String statement(String action, String resource, String more) {
    return "{\"Effect\": \"Allow\", \"Action\": [\"%s\"], \"Resource\": [\"%s\"]%s}"
        .formatted(action, resource, more);
  }

  private StatementUse use(String action, String resource) throws IOException {
    return use(trail(), action, resource);
  }

  private static StatementUse use(String events, String action, String resource)
      throws IOException {
    return recorder(events, statement(action, resource, "")).result(List.of()).statements().get(0);
  }

  private RoleActivity result(String statement) throws IOException {
    return recorder(trail(), statement).result(List.of());
  }

  private static ActivityRecorder recorder(String events, String statement) throws IOException {
    String document = "{\"Version\": \"2012-10-17\", \"Statement\": [%s]}".formatted(statement);
    var reading =
        (InputReading.Read) AccessInput.readDocument("p.json", "p", document, PolicyUse.MANAGED);
    JudgedRole role = reading.roles().get(0);
    var recorder = new ActivityRecorder(role, new SoughtRole("vision", ""));
    assertThat(EventReader.read("events", new StringReader(events), recorder)).isEmpty();
    return recorder;
  }
}
