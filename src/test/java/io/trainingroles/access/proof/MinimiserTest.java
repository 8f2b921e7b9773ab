package io.trainingroles.access.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.access.documented.DocumentedAccess;
import io.trainingroles.access.set.RequestSet;
import io.trainingroles.iam.ActionElement.Actions;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.ResourceElement.Resources;
import io.trainingroles.iam.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a minimiser leaves out, by what its prover can prove. */
final class MinimiserTest {
  private static final PolicyDocument POLICY =
      PolicyDocument.of(
          List.of(
              Statement.allow(
                  Actions.of("s3:GetObject"),
                  Resources.of("arn:aws:s3:::data", "arn:aws:s3:::data/*"))));

  /** GetObject acts on no bucket, by what AWS documents today. */
  @Test
  void minimise_when_theRestIsTheSameForDocumentedRequestsOnly_keepsTheDocument() {
    AccessProver documented = DocumentedAccess.prover();
    PolicyDocument shorter =
        PolicyDocument.of(
            List.of(
                Statement.allow(Actions.of("s3:GetObject"), Resources.of("arn:aws:s3:::data/*"))));
    assertThat(
            documented.equivalence(RequestSet.ofIdentity(POLICY), RequestSet.ofIdentity(shorter)))
        .isEqualTo(new Equivalence.Equivalent(Strength.DOCUMENTED_REQUESTS));

    assertThat(new Minimiser(documented).minimise(POLICY).document()).isEqualTo(POLICY);
  }
}
