package io.trainingroles.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.access.Caller;
import io.trainingroles.access.ContextValue;
import io.trainingroles.access.NamedPolicy;
import io.trainingroles.access.Policies;
import io.trainingroles.access.Request;
import io.trainingroles.access.RequestContext;
import io.trainingroles.access.decision.Decision;
import io.trainingroles.access.decision.Simulator;
import io.trainingroles.finding.Location;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.PolicyDocumentReader;
import io.trainingroles.iam.PolicyDocumentReading;
import io.trainingroles.iam.PolicyDocumentWriter;
import io.trainingroles.iam.UnknownText;
import io.trainingroles.tree.JsonReader;
import io.trainingroles.tree.NotJsonException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

final class StatementBoundsTest {
  private static final List<String> VALUES = List.of("one", "two", "one/train", "other");
  private static final List<String> OPERATORS =
      List.of(
          "StringEquals",
          "StringNotEquals",
          "StringLike",
          "StringNotLike",
          "StringEqualsIfExists",
          "ForAllValues:StringEquals",
          "ForAnyValue:StringLike");
  private static final Caller ROLE = Caller.of("arn:aws:iam::123456789012:role/r");

  /** Whatever the value turns out to be, the answer lies between the bounds. */
  @RepeatedTest(300)
  void bounds_when_theValueIsKnown_encloseTheAnswer(RepetitionInfo repetition) throws Exception {
    var random = new Random(repetition.getCurrentRepetition());
    PolicyDocument open = document(random);
    var policy =
        new RolePolicy(
            PolicyUse.INLINE, "p", open, new PolicySource.Unwritten(new Location.Source("p")));
    Request request =
        new Request(
            ROLE,
            pick(random, List.of("s3:GetObject", "s3:PutObject")),
            "arn:aws:s3:::" + pick(random, VALUES) + "/x",
            random.nextBoolean()
                ? RequestContext.EMPTY
                : RequestContext.of(
                    Map.of("aws:PrincipalTag/team", ContextValue.of(pick(random, VALUES)))));

    boolean least = isAllowed(policy.atLeast(), request);
    boolean most = isAllowed(policy.atMost(), request);

    for (String value : VALUES) {
      String json = new PolicyDocumentWriter().write(open);
      boolean is =
          isAllowed(new NamedPolicy("p", read(UnknownText.replaced(json, value))), request);
      assertThat(!least || is).as("at least, with %s: %s", value, json).isTrue();
      assertThat(!is || most).as("at most, with %s: %s", value, json).isTrue();
    }
  }

  @Test
  void atLeast_when_aStatementMayMatchNothing_keepsThePlacesOfTheOthers() throws Exception {
    String open = "arn:aws:s3:::" + UnknownText.named("text:var.x") + "/*";
    PolicyDocument document =
        read(
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\",\"Resource\":\""
                + open
                + "\"},{\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::known/*\"}]}");
    var policy =
        new RolePolicy(
            PolicyUse.INLINE, "p", document, new PolicySource.Unwritten(new Location.Source("p")));

    var request = new Request(ROLE, "s3:GetObject", "arn:aws:s3:::known/x", RequestContext.EMPTY);
    Decision decision = decide(policy.atLeast(), request);

    assertThat(((Decision.Allowed) decision).statements().get(0).index()).isEqualTo(1);
  }

  private static PolicyDocument document(Random random) throws NotJsonException {
    var statements = new StringBuilder();
    for (int index = 0; index < 3; index++) {
      statements.append(index == 0 ? "" : ",").append(statement(random));
    }
    return read("{\"Version\":\"2012-10-17\",\"Statement\":[" + statements + "]}");
  }

  private static String statement(Random random) {
    String condition =
        random.nextInt(3) > 0
            ? ""
            : ",\"Condition\":{\""
                + pick(random, OPERATORS)
                + "\":{\"aws:PrincipalTag/team\":["
                + quoted(value(random))
                + ","
                + quoted(value(random))
                + "]}}";
    return "{\"Effect\":\""
        + (random.nextInt(3) == 0 ? "Deny" : "Allow")
        + "\",\"Action\":"
        + quoted(pick(random, List.of("s3:GetObject", "s3:*", "s3:Put*")))
        + ",\""
        + (random.nextInt(4) == 0 ? "NotResource" : "Resource")
        + "\":["
        + quoted("arn:aws:s3:::" + value(random) + "/*")
        + ","
        + quoted("arn:aws:s3:::" + value(random) + "*")
        + "]"
        + condition
        + "}";
  }

  private static String value(Random random) {
    return random.nextInt(3) == 0 ? UnknownText.named("text:var.x") : pick(random, VALUES);
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }

  private static <T> T pick(Random random, List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private static PolicyDocument read(String json) throws NotJsonException {
    var reading = new PolicyDocumentReader().read(new JsonReader("").read(json));
    return ((PolicyDocumentReading.Read) reading).document();
  }

  private static boolean isAllowed(NamedPolicy policy, Request request) {
    return decide(policy, request) instanceof Decision.Allowed;
  }

  private static Decision decide(NamedPolicy policy, Request request) {
    return new Simulator(Policies.NONE.withIdentityPolicies(List.of(policy))).decide(request);
  }
}
