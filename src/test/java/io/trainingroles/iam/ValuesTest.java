package io.trainingroles.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;

import io.trainingroles.HostileTexts;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.regions.Region;

/** What the values of the policy language allow. */
final class ValuesTest {
  private static final ActionElement ACTION = ActionElement.Actions.of("*");
  private static final ResourceElement RESOURCE = ResourceElement.Resources.of("*");

  @Test
  void literal_when_evaluated_matchesExactlyTheText() {
    qt().withExamples(5000)
        .forAll(HostileTexts.any(), HostileTexts.over("*?$ab{}", 6))
        .checkAssert(
            (text, other) -> {
              String pattern = ResourcePattern.literal(text);
              assertThat(matches(pattern, text)).isTrue();
              assertThat(matches(pattern, other)).isEqualTo(text.equals(other));
              assertThat(matches(pattern, text + "x")).isFalse();
              assertThat(matches(ResourcePattern.literal(other), other)).isTrue();
              assertThat(matches(ResourcePattern.literal(other) + "/*", other + "/" + text))
                  .isTrue();
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"*", "s3:*", "s3:GetObject", "S3:get?bject", "*:*", "s3-outposts:a", "a:1"})
  void action_when_right_isTaken(String action) {
    assertThat(ActionPattern.of(action)).hasToString(action);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "s3", ":", "s3:", ":x", "s3:a:b", "s3 :a", "s3:a\n", "s3:${x}", "sé:a"})
  void action_when_wrong_saysWhatWasGiven(String action) {
    assertThatThrownBy(() -> ActionPattern.of(action))
        .isInstanceOf(InvalidValueException.class)
        .hasMessage(
            "'%s' is not an action; write a service prefix and an action, such as s3:GetObject",
            action);
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "arn:aws:s3:::b", "arn:*", "*:x", "a*:x", "arn:aws:s3:::a\nb"})
  void resource_when_right_isTaken(String resource) {
    assertThat(ResourcePattern.of(resource)).hasToString(resource);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "b", "arn", "arn:", "a:x", "s3://b", "ARN:aws:s3:::b", " arn:x"})
  void resource_when_wrong_isRefused(String resource) {
    assertThatThrownBy(() -> ResourcePattern.of(resource))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("'" + resource + "' is not a resource");
  }

  @Test
  void elements_when_empty_areRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new ActionElement.Actions(List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> new ActionElement.NotActions(List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> new ResourceElement.Resources(List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ResourceElement.NotResources(List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PrincipalElement.Principals(List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PrincipalElement.NotPrincipals(List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> PolicyDocument.of(List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> Condition.of("", "key"));
    assertThatIllegalArgumentException().isThrownBy(() -> Condition.of("Bool", ""));
  }

  @Test
  void everyone_when_notAlone_isRefused() {
    List<Principal> both = List.of(new Principal.Aws("1"), new Principal.Everyone());
    assertThatIllegalArgumentException().isThrownBy(() -> new PrincipalElement.Principals(both));
    assertThatIllegalArgumentException().isThrownBy(() -> new PrincipalElement.NotPrincipals(both));
    assertThatCode(() -> PrincipalElement.Principals.of(new Principal.Everyone()))
        .doesNotThrowAnyException();
  }

  @Test
  void statement_when_operatorAndKeyAreThereTwice_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Statement.allow(
                    ACTION, RESOURCE, Condition.of("Bool", "a", "1"), Condition.of("Bool", "a")))
        .withMessageContaining("two conditions for Bool on a");
    assertThatCode(
            () ->
                Statement.allow(
                    ACTION, RESOURCE, Condition.of("A B", "C"), Condition.of("A", "B C")))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "a-b", "ä", "a\n", "${x}"})
  void statement_when_sidIsWrong_isRefused(String sid) {
    assertThatThrownBy(() -> new Statement(sid, Effect.ALLOW, null, ACTION, RESOURCE, List.of()))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("'" + sid + "' is not a valid Sid");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Allow get requests from www.example.com.", "a-b", "ä", ""})
  void statement_when_itNamesAPrincipal_mayHaveAnyPrintableSid(String sid) {
    var everyone = PrincipalElement.Principals.of(new Principal.Everyone());
    assertThat(new Statement(sid, Effect.ALLOW, everyone, ACTION, RESOURCE, List.of()).sid())
        .isEqualTo(sid);
    assertThatThrownBy(
            () -> new Statement(sid + "\n", Effect.ALLOW, everyone, ACTION, RESOURCE, List.of()))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("control characters");
  }

  @Test
  void values_when_theirListsChange_stayAsTheyWere() {
    var patterns = new ArrayList<>(List.of(ActionPattern.of("*")));
    var actions = new ActionElement.Actions(patterns);
    var conditions = new ArrayList<>(List.of(Condition.of("Bool", "a")));
    var statement = new Statement(null, Effect.ALLOW, null, actions, RESOURCE, conditions);
    patterns.clear();
    conditions.clear();
    assertThat(actions.patterns()).hasSize(1);
    assertThat(statement.conditions()).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource
  void partition_when_ofAnyRegion_isThatOfTheSdk(Region region) {
    Partition partition = Partition.ofRegion(region.id());
    assertThat(partition.id()).isEqualTo(region.metadata().partition().id());
    assertThat(partition.dnsSuffix()).isEqualTo(region.metadata().partition().dnsSuffix());
  }

  static List<Region> partition_when_ofAnyRegion_isThatOfTheSdk() {
    return Region.regions().stream()
        .filter(region -> !region.isGlobalRegion() && region.metadata() != null)
        .toList();
  }

  /** IAM's matching, written from its documentation: wildcards, and variables for themselves. */
  private static boolean matches(String pattern, String text) {
    if (pattern.isEmpty()) {
      return text.isEmpty();
    }
    if (pattern.length() >= 4 && pattern.startsWith("${") && pattern.charAt(3) == '}') {
      return !text.isEmpty()
          && text.charAt(0) == pattern.charAt(2)
          && matches(pattern.substring(4), text.substring(1));
    }
    return switch (pattern.charAt(0)) {
      case '$' -> throw new AssertionError("a dollar sign without its variable: " + pattern);
      case '*' -> {
        boolean any = false;
        for (int end = 0; end <= text.length() && !any; end++) {
          any = matches(pattern.substring(1), text.substring(end));
        }
        yield any;
      }
      case '?' -> !text.isEmpty() && matches(pattern.substring(1), text.substring(1));
      default ->
          !text.isEmpty()
              && pattern.charAt(0) == text.charAt(0)
              && matches(pattern.substring(1), text.substring(1));
    };
  }
}
