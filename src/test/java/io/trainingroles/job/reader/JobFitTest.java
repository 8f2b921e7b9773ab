package io.trainingroles.job.reader;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.access.proof.AccessChange;
import io.trainingroles.access.proof.AccessProver;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.PolicyDocumentReader;
import io.trainingroles.iam.PolicyDocumentReading;
import io.trainingroles.iam.Statement;
import io.trainingroles.input.AccessInput;
import io.trainingroles.input.question.RoleFit;
import io.trainingroles.job.RoleJob;
import io.trainingroles.job.RoleUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The role of each job fits it, for every possible request; with a statement less or more it does
 * not.
 */
final class JobFitTest {
  @ParameterizedTest
  @MethodSource("fixtures")
  void role_when_derivedFromItsJob_fits(JobFixture fixture) {
    for (RoleUse use : RoleUse.values()) {
      String policy = fixture.policy(use);
      if (!policy.isEmpty()) {
        RoleFit fit = fit(fixture, document(policy), use);
        assertThat(fit.lacking()).as("%s %s", fixture, use).isEmpty();
        assertThat(fit.excess()).as("%s %s", fixture, use).isEmpty();
        assertThat(fit.fits()).isEqualTo(fit.unknown().isEmpty());
      }
    }
  }

  @Test
  void role_when_aStatementIsMissing_lacksIt() {
    int missed = 0;
    for (JobFixture fixture : fixtures()) {
      PolicyDocument whole = document(fixture.policy(RoleUse.JOB));
      for (int index = 0;
          index < whole.statements().size() && whole.statements().size() > 1;
          index++) {
        var fewer = new ArrayList<Statement>(whole.statements());
        fewer.remove(index);
        RoleFit fit = fit(fixture, PolicyDocument.of(fewer), RoleUse.JOB);
        assertThat(fit.excess()).as("%s without %s", fixture, index).isEmpty();
        missed += fit.lacking().isEmpty() ? 0 : 1;
      }
    }
    assertThat(missed).isGreaterThan(100);
  }

  @Test
  void role_when_itMayDeleteItsData_hasTooMuch() {
    JobFixture fixture =
        fixtures().stream()
            .filter(one -> one.toString().equals("training-kms-all-over"))
            .findFirst()
            .orElseThrow();
    var more = new ArrayList<Statement>(document(fixture.policy(RoleUse.JOB)).statements());
    more.addAll(
        document(
                "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"s3:Delete*\","
                    + "\"Resource\":\"arn:aws:s3:::secret-data/train/*\"}}")
            .statements());

    RoleFit fit = fit(fixture, PolicyDocument.of(more), RoleUse.JOB);

    assertThat(fit.fits()).isFalse();
    assertThat(fit.lacking()).isEmpty();
    assertThat(fit.excess()).hasSize(1);
    AccessChange excess = fit.excess().get(0);
    assertThat(excess.witness().action()).startsWith("s3:Delete");
    assertThat(excess.witness().resource()).startsWith("arn:aws:s3:::secret-data/train/");
  }

  /**
   * CloudWatch Logs' page names a group with {@code :*} alone; see <a
   * href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/iam-access-control-overview-cwl.html">Overview
   * of managing access permissions to your CloudWatch Logs resources</a>.
   */
  @Test
  void role_when_itNamesALogGroupAsAwsDocuments_lacksNothing() {
    int compared = 0;
    for (JobFixture fixture : fixtures()) {
      for (RoleUse use : RoleUse.values()) {
        String policy = fixture.policy(use);
        String documented = policy.replaceAll("\"arn:aws:logs:[^\"*]*:log-group:[^\":*]*\",", "");
        String undocumented =
            policy.replaceAll(",\"arn:aws:logs:[^\"*]*:log-group:[^\":*]*:\\*\"", "");
        if (!documented.equals(policy)) {
          compared++;
          RoleFit fit = fit(fixture, document(documented), use);
          assertThat(fit.lacking()).as("%s %s", fixture, use).isEmpty();
          assertThat(fit.excess()).as("%s %s", fixture, use).isEmpty();
          assertThat(fit(fixture, document(undocumented), use).lacking())
              .as("%s %s", fixture, use)
              .isNotEmpty();
        }
      }
    }
    assertThat(compared).isGreaterThan(20);
  }

  private static RoleFit fit(JobFixture fixture, PolicyDocument policy, RoleUse use) {
    return RoleFit.of(
        AccessInput.ofDocument("role", policy),
        List.of(new RoleJob(fixture.needs(), Set.of(use))),
        JobFixture.DEPLOYMENT,
        new AccessProver());
  }

  private static PolicyDocument document(String json) {
    return ((PolicyDocumentReading.Read) new PolicyDocumentReader().read(json)).document();
  }

  /** Made once: each of them is a spec that is read and synthesized. */
  private static final class Fixtures {
    private static final List<JobFixture> WITH_NEEDS =
        JobFixture.all().stream()
            .filter(fixture -> !fixture.policy(RoleUse.JOB).isEmpty())
            .toList();
  }

  static List<JobFixture> fixtures() {
    assertThat(Fixtures.WITH_NEEDS).hasSizeGreaterThan(20);
    return Fixtures.WITH_NEEDS;
  }
}
