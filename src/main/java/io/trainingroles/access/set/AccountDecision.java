package io.trainingroles.access.set;

import io.trainingroles.access.Caller;
import io.trainingroles.access.PolicyKind;
import io.trainingroles.access.PolicyStatement;
import io.trainingroles.access.decision.FreeActions;
import io.trainingroles.access.decision.ResourceControl;
import io.trainingroles.access.decision.ResourceDecision;
import io.trainingroles.access.pattern.PatternToken;
import io.trainingroles.access.pattern.SearchPattern;
import io.trainingroles.access.pattern.TextPattern;
import io.trainingroles.access.search.Literal;
import io.trainingroles.access.search.RequestBox;
import io.trainingroles.iam.ActionElement;
import io.trainingroles.iam.ActionPattern;
import io.trainingroles.iam.PolicyVersion;
import io.trainingroles.iam.ResourceElement;
import io.trainingroles.iam.Statement;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Layers that no policy says, and that follow from how AWS decides. */
final class AccountDecision {
  /** ARNs of keys of AWS KMS. */
  private static final SearchPattern KEYS =
      SearchPattern.of(
          new TextPattern(
              List.of(
                  new PatternToken.Literal("arn:"),
                  new PatternToken.AnyText(true),
                  new PatternToken.Literal(":kms:"),
                  new PatternToken.AnyText(true),
                  new PatternToken.Literal(":"),
                  new PatternToken.AnyText(true),
                  new PatternToken.Literal(":key/"),
                  new PatternToken.AnyText(false))),
          false);

  /** Everything, for the root user of an account. */
  static final PolicyLayer EVERYTHING =
      layer(List.of(box(Literal.Action.of(ActionElement.Actions.of("*")))));

  /** The requests that {@link ResourceDecision} does not leave to the resource's policy. */
  static final PolicyLayer ALONE =
      layer(
          List.of(
              box(
                  otherActions(
                      Stream.concat(ResourceDecision.OF_TRUST.stream(), Stream.of("kms:*")))),
              box(
                  otherActions(ResourceDecision.OF_TRUST.stream()),
                  new Literal.Resource(Set.of(KEYS), true))));

  /** What no trust policy lets in, whoever is trusted. */
  static final RequestBox ROOT_ASSUMES_A_ROLE =
      box(
          Literal.Action.of(ActionElement.Actions.of(ResourceDecision.ASSUME_ROLE)),
          new Literal.RootUser());

  /** The requests that {@link ResourceControl} says are limited. */
  static final List<Literal> UNDER_RESOURCE_CONTROL =
      List.of(
          Literal.Action.of(
              new ActionElement.Actions(
                  ResourceControl.SERVICES.stream()
                      .map(service -> ActionPattern.of(service + ":*"))
                      .toList())),
          otherActions(Stream.of(ResourceControl.NEVER)));

  /** The requests of which it does not say whether they are. */
  static final List<Literal> PERHAPS_UNDER_RESOURCE_CONTROL =
      List.of(
          otherActions(
              Stream.concat(
                  ResourceControl.SERVICES.stream().map(service -> service + ":*"),
                  Stream.of(ResourceControl.NEVER))));

  private AccountDecision() {}

  /** What a caller may do whatever policies say. */
  static List<RequestBox> free(Caller caller) {
    return FreeActions.of(caller).stream()
        .map(
            action ->
                RequestBox.of(
                    new PolicyStatement(
                        PolicyKind.IDENTITY,
                        "needs no permission",
                        0,
                        Statement.allow(
                            ActionElement.Actions.of(action), ResourceElement.Resources.of("*"))),
                    PolicyVersion.V2012_10_17))
        .toList();
  }

  private static Literal otherActions(Stream<String> patterns) {
    return Literal.Action.of(
        new ActionElement.NotActions(patterns.sorted().map(ActionPattern::of).toList()));
  }

  private static RequestBox box(Literal... literals) {
    Statement statement =
        Statement.allow(ActionElement.Actions.of("*"), ResourceElement.Resources.of("*"));
    return new RequestBox(
        new LinkedHashSet<>(List.of(literals)),
        new PolicyStatement(PolicyKind.IDENTITY, "left to the account", 0, statement),
        PolicyVersion.V2012_10_17);
  }

  private static PolicyLayer layer(List<RequestBox> boxes) {
    return new PolicyLayer(boxes, List.of(), false);
  }
}
