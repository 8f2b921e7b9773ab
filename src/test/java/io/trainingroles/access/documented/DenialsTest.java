package io.trainingroles.access.documented;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.access.Caller;
import io.trainingroles.access.Request;
import io.trainingroles.access.RequestContext;
import io.trainingroles.access.pattern.SearchPattern;
import io.trainingroles.access.search.Literal;
import io.trainingroles.access.search.RequestKind;
import io.trainingroles.access.search.RequestSpace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests that AWS denied somebody are requests that there are. */
final class DenialsTest {
  private static final Path DENIALS =
      Path.of("src", "test", "resources", "fixtures", "denials", "requests.txt");

  private static final Caller ROLE = Caller.of("arn:aws:iam::123456789012:role/example");

  private final DocumentedRequests requests = new DocumentedRequests();

  private static Stream<String> denials() throws IOException {
    return Files.readAllLines(DENIALS).stream().filter(line -> !line.startsWith("#"));
  }

  @ParameterizedTest
  @MethodSource("denials")
  void kinds_when_awsHasDeniedARequest_haveIt(String denial) {
    String[] fields = denial.split("\t", -1);

    assertThat(exists(fields[0], fields[1])).isTrue();
  }

  @Test
  void denials_when_counted_areOfTheServicesThatTrainingUses() throws IOException {
    List<String> services = denials().map(line -> line.substring(0, line.indexOf(':'))).toList();

    assertThat(services)
        .hasSizeGreaterThan(60)
        .contains(
            "s3",
            "logs",
            "sagemaker",
            "ecr",
            "kms",
            "ssm",
            "secretsmanager",
            "batch",
            "ecs",
            "ec2",
            "glue",
            "bedrock",
            "states",
            "iam");
  }

  @ParameterizedTest
  @CsvSource({
    // Every request on an object or a bucket names one.
    "s3:GetObject, *",
    "s3:ListBucket, *",
    // Lists are asked on what they list.
    "iam:ListRoles, *",
    "dynamodb:ListTables, *",
    "iam:ListRoles, arn:aws:iam::123456789012:role/example",
    // Names have the characters that AWS documents.
    "sagemaker:InvokeEndpoint, arn:aws:sagemaker:us-east-1:123456789012:endpoint/a:b",
    "ec2:StartInstances, arn:aws:ec2:us-east-1:123456789012:instance/i:1",
    "kms:Decrypt, arn:aws:kms:us-east-1:123456789012:key/*",
  })
  void kinds_when_thereIsNoSuchRequest_lackIt(String action, String resource) {
    assertThat(exists(action, resource)).isFalse();
  }

  private boolean exists(String action, String resource) {
    var asked =
        new Literal.Action(
            Set.of(SearchPattern.literal(action.toLowerCase(Locale.ROOT), false)), false);
    var question =
        new RequestSpace.Question(
            List.of(asked), Set.of(), Set.of(resource), ROLE, RequestSpace.Likeness.ITSELF);
    var request = new Request(ROLE, action, resource, RequestContext.of(new TreeMap<>()));
    for (RequestKind kind : requests.kinds(question, name -> true)) {
      if (kind.isKnown() && kind.has(request)) {
        return true;
      }
    }
    return false;
  }
}
