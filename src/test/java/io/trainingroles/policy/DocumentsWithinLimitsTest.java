package io.trainingroles.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.access.Caller;
import io.trainingroles.access.Request;
import io.trainingroles.access.RequestContext;
import io.trainingroles.access.proof.AccessProver;
import io.trainingroles.access.proof.Inclusion;
import io.trainingroles.access.proof.Strength;
import io.trainingroles.access.set.RequestSet;
import io.trainingroles.iam.ActionElement;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.ResourceElement;
import io.trainingroles.iam.Statement;
import io.trainingroles.iam.UnknownText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class DocumentsWithinLimitsTest {
  private static final List<Integer> ALL = IntStream.range(0, 64).boxed().toList();

  private final DocumentsWithinLimits limits = new DocumentsWithinLimits();

  @Test
  void managed_when_statementsAreAlike_isWrittenShorterAndAllowsTheSame() {
    PolicyDocument document = document(64, "");
    assertThat(PolicySize.of(document)).isGreaterThan(PolicySize.MANAGED);

    SourcedDocument shortened = limits.managed(sourced(document));

    PolicyDocument smaller = shortened.document();

    assertThat(PolicySize.of(smaller)).isLessThanOrEqualTo(PolicySize.MANAGED);
    RequestSet before = RequestSet.ofIdentity(document);
    RequestSet after = RequestSet.ofIdentity(smaller);
    assertThat(new AccessProver().inclusion(before, after))
        .isEqualTo(new Inclusion.Included(Strength.EVERY_REQUEST));
    for (int number = 0; number <= 64; number++) {
      var request =
          new Request(
              Caller.of("arn:aws:iam::123456789012:role/example"),
              "s3:GetObject",
              "arn:aws:s3:::bucket-with-a-long-name-" + number + "/0.rec",
              RequestContext.EMPTY);
      assertThat(after.allows(request)).isEqualTo(number < 64).isEqualTo(before.allows(request));
    }
    assertThat(limits.managed(sourced(document))).isEqualTo(shortened);
    assertThat(shortened.sources()).flatMap(List::copyOf).containsExactlyInAnyOrderElementsOf(ALL);
  }

  @Test
  void managed_when_itFits_staysAsItIs() {
    SourcedDocument document = sourced(document(20, ""));
    assertThat(PolicySize.of(document.document())).isLessThanOrEqualTo(PolicySize.MANAGED);

    assertThat(limits.managed(document)).isSameAs(document);
  }

  @Test
  void managed_when_aPartIsKnownOnlyLater_staysAsItIs() {
    SourcedDocument document = sourced(document(64, UnknownText.named("var.bucket")));

    assertThat(limits.managed(document)).isSameAs(document);
  }

  @Test
  void inline_when_onlyTogetherTheyAreTooLarge_areAllWrittenShorter() {
    List<SourcedDocument> policies =
        List.of(sourced(document(55, "")), sourced(document(55, "other-")));
    assertThat(size(policies)).isGreaterThan(PolicySize.INLINE_OF_A_ROLE);

    List<SourcedDocument> smaller = limits.inline(policies);

    assertThat(size(smaller)).isLessThanOrEqualTo(PolicySize.INLINE_OF_A_ROLE);
    assertThat(smaller).hasSize(2).doesNotContainAnyElementsOf(policies);
  }

  @Test
  void inline_when_evenTheShortestAreTooLarge_stayAsTheyAre() {
    List<SourcedDocument> policies = List.of(sourced(document(20, "x".repeat(600))));

    assertThat(limits.inline(policies)).isSameAs(policies);
  }

  @Test
  void synthesize_when_grantsGiveEqualStatements_writesThemOnceWithAllSources() {
    Statement one = document(1, "one-").statements().get(0);
    Statement two = document(1, "two-").statements().get(0);

    SourcedDocument document =
        SourcedDocument.of(List.of(List.of(one, two), List.of(one))).distinct();

    assertThat(document.document().statements()).containsExactly(one, two);
    assertThat(document.sources()).containsExactly(Set.of(0, 1), Set.of(0));
  }

  @Test
  void managed_when_aStatementIsCovered_whatCoversItKeepsItsSource() {
    var statements = new ArrayList<>(document(64, "").statements());
    statements.add(30, document(1, "").statements().get(0));
    Statement wide =
        Statement.allow(
            ActionElement.Actions.of("dynamodb:*"),
            ResourceElement.Resources.of("arn:aws:dynamodb:*"));
    Statement narrow =
        Statement.allow(
            ActionElement.Actions.of("dynamodb:GetItem"),
            ResourceElement.Resources.of("arn:aws:dynamodb:eu-west-1:123456789012:table/features"));
    statements.addAll(0, List.of(narrow, wide));

    SourcedDocument shortened =
        limits.managed(SourcedDocument.of(statements.stream().map(List::of).toList()));

    assertThat(shortened.document().statements()).hasSize(2).contains(wide).doesNotContain(narrow);
    int covering = shortened.document().statements().indexOf(wide);
    assertThat(shortened.sources().get(covering)).containsExactly(1, 0);
    assertThat(shortened.sources().get(1 - covering))
        .containsExactlyInAnyOrderElementsOf(IntStream.range(2, 67).boxed().toList());
  }

  private static SourcedDocument sourced(PolicyDocument document) {
    return SourcedDocument.of(document.statements().stream().map(List::of).toList());
  }

  private static int size(List<SourcedDocument> policies) {
    return PolicySize.ofAll(policies.stream().map(SourcedDocument::document).toList());
  }

  /** Statements of one action each, on a bucket of their own. */
  private static PolicyDocument document(int statements, String word) {
    var all = new ArrayList<Statement>();
    for (int number = 0; number < statements; number++) {
      all.add(
          Statement.allow(
              ActionElement.Actions.of("s3:GetObject"),
              ResourceElement.Resources.of(
                  "arn:aws:s3:::" + word + "bucket-with-a-long-name-" + number + "/*")));
    }
    return PolicyDocument.of(all);
  }
}
