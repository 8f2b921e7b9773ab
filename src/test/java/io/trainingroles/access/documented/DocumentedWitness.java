package io.trainingroles.access.documented;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.access.ContextValue;
import io.trainingroles.access.Request;
import io.trainingroles.reference.Action;
import io.trainingroles.reference.ActionLookup;
import io.trainingroles.reference.ActionResource;
import io.trainingroles.reference.ServiceAuthorizationReference;
import java.util.Map;
import java.util.regex.Pattern;

/** The check that a request exists, by the reference data and none of the code that finds it. */
final class DocumentedWitness {
  private DocumentedWitness() {}

  /** By the formats of the data, each name in braces as one or more characters. */
  static void check(String pair, Request witness) {
    ServiceAuthorizationReference reference = ServiceAuthorizationReference.ofAws();
    assertThat(reference.action(witness.action()))
        .as("%s\n%s", pair, witness)
        .isInstanceOf(ActionLookup.Known.class);
    Action action = ((ActionLookup.Known) reference.action(witness.action())).action();
    boolean mayHaveNone = action.resources().stream().noneMatch(ActionResource::isRequired);
    boolean exists =
        (mayHaveNone && witness.resource().equals("*"))
            || action.resources().stream()
                .flatMap(on -> on.type().formats().stream())
                .anyMatch(format -> regular(format.value()).matcher(witness.resource()).matches());
    assertThat(exists).as("%s\n%s", pair, witness).isTrue();
    for (Map.Entry<String, ContextValue> key : witness.context().values().entrySet()) {
      String value =
          key.getValue() instanceof ContextValue.Single single ? single.value() : "several";
      switch (key.getKey()) {
        case "aws:SecureTransport" -> assertThat(value).as(pair).isIn("true", "false");
        case "aws:ResourceAccount" -> assertThat(value).as(pair).matches("[0-9]{12}");
        case "aws:RequestedRegion" ->
            assertThat(value).as(pair).matches("[a-z]+-[a-z][a-z-]*-[0-9]");
        case "kms:ViaService" ->
            assertThat(witness.action().startsWith("kms:") && value.contains(".amazonaws.com"))
                .as("%s\n%s", pair, witness)
                .isTrue();
        case "s3:max-keys" -> assertThat(value).as(pair).matches("-?[0-9.]+");
        case "aws:SourceArn" -> assertThat(witness.toString()).as(pair).isEmpty();
        default -> assertThat(value).as(pair).isNotNull();
      }
    }
    if (witness.context().get("aws:ResourceAccount").isPresent()
        && witness.resource().matches("arn:[^:]*:[^:]*:[^:]*:[0-9]{12}:.*")) {
      assertThat(witness.context().get("aws:ResourceAccount").orElseThrow())
          .as("%s\n%s", pair, witness)
          .isEqualTo(ContextValue.of(witness.resource().split(":", 6)[4]));
    }
  }

  private static Pattern regular(String format) {
    var text = new StringBuilder();
    var names = Pattern.compile("\\$\\{([^}]*)}").matcher(format);
    int end = 0;
    while (names.find()) {
      text.append(quoted(format.substring(end, names.start())));
      text.append(
          switch (names.group(1)) {
            case "*" -> "\\*";
            case "Partition" -> "aws(-cn|-us-gov)?";
            case "Region" -> "[a-z]+-[a-z][a-z-]*-[0-9]";
            case "Account", "AccountId" -> "[0-9]{12}";
            case "BucketName", "TableName", "KeyId", "QueueName" -> "[A-Za-z0-9._-]+";
            case "RoleNameWithPath" -> "[A-Za-z0-9_+=,.@/-]+";
            default -> ".+";
          });
      end = names.end();
    }
    return Pattern.compile(text.append(quoted(format.substring(end))).toString());
  }

  private static String quoted(String text) {
    return Pattern.quote(text).replace("*", "\\E.*\\Q");
  }
}
