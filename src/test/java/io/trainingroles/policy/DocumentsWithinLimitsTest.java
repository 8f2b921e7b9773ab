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
import io.trainingroles.role.PolicyName;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DocumentsWithinLimitsTest {
  private static final PolicyName NAME = new PolicyName("large");

  private final DocumentsWithinLimits limits = new DocumentsWithinLimits();

  @Test
  void managed_when_statementsAreAlike_isWrittenShorterAndAllowsTheSame() {
    PolicyDocument document = document(64, "");
    assertThat(PolicySize.of(document)).isGreaterThan(PolicySize.MANAGED);

    PolicyDocument smaller = limits.managed(new ManagedPolicy(NAME, document)).document();

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
    assertThat(limits.managed(new ManagedPolicy(NAME, document)).document()).isEqualTo(smaller);
  }

  @Test
  void managed_when_itFits_staysAsItIs() {
    PolicyDocument document = document(20, "");
    assertThat(PolicySize.of(document)).isLessThanOrEqualTo(PolicySize.MANAGED);

    assertThat(limits.managed(new ManagedPolicy(NAME, document)).document()).isSameAs(document);
  }

  @Test
  void managed_when_aPartIsKnownOnlyLater_staysAsItIs() {
    PolicyDocument document = document(64, UnknownText.named("var.bucket"));

    assertThat(limits.managed(new ManagedPolicy(NAME, document)).document()).isSameAs(document);
  }

  @Test
  void inline_when_onlyTogetherTheyAreTooLarge_areAllWrittenShorter() {
    List<InlinePolicy> policies =
        List.of(
            new InlinePolicy(NAME, document(55, "")),
            new InlinePolicy(new PolicyName("other"), document(55, "other-")));
    assertThat(PolicySize.ofInline(policies)).isGreaterThan(PolicySize.INLINE_OF_A_ROLE);

    List<InlinePolicy> smaller = limits.inline(policies);

    assertThat(PolicySize.ofInline(smaller)).isLessThanOrEqualTo(PolicySize.INLINE_OF_A_ROLE);
    assertThat(smaller)
        .extracting(InlinePolicy::name)
        .containsExactly(NAME, new PolicyName("other"));
  }

  @Test
  void inline_when_evenTheShortestAreTooLarge_stayAsTheyAre() {
    List<InlinePolicy> policies = List.of(new InlinePolicy(NAME, document(20, "x".repeat(600))));

    assertThat(limits.inline(policies)).isSameAs(policies);
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
