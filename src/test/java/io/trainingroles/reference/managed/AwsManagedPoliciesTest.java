package io.trainingroles.reference.managed;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.PolicyDocumentReader;
import io.trainingroles.iam.PolicyDocumentReading;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AwsManagedPoliciesTest {
  private static final String OF_AWS = "arn:aws:iam::aws:policy/";

  private final AwsManagedPolicies policies = new AwsManagedPolicies();

  @ParameterizedTest
  @ValueSource(
      strings = {
        // The first of the index, one with a path, and one whose name begins another one's.
        "AIDevOpsAgentAccessPolicy",
        "service-role/AWSBatchServiceRole",
        "job-function/DataScientist",
        "AmazonSageMakerFullAccess",
        "AdministratorAccess",
        "AdministratorAccess-Amplify",
      })
  void policy_when_itsArnIsGiven_hasItsVersionAndDocument(String path) {
    AwsManagedPolicy policy = policies.policy(OF_AWS + path).orElseThrow();

    assertThat(policy.arn()).isEqualTo(OF_AWS + path);
    assertThat(policy.version()).matches("v[1-9][0-9]*");
    assertThat(policy.updated()).isBeforeOrEqualTo(policies.date());
    assertThat(document(policy).statements()).isNotEmpty();
  }

  @Test
  void policy_when_itAllowsEverything_saysSo() {
    assertThat(policies.policy(OF_AWS + "AdministratorAccess").map(AwsManagedPolicy::document))
        .hasValueSatisfying(
            document ->
                assertThat(document)
                    .contains("\"Effect\":\"Allow\"", "\"Action\":\"*\"", "\"Resource\":\"*\""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:iam::aws:policy/NoSuchPolicy",
        "arn:aws:iam::aws:policy/DataScientist",
        "arn:aws:iam::aws:policy/",
        "arn:aws:iam::aws:policy/administratoraccess",
        "arn:aws:iam::aws:policy/AdministratorAccess\tv1",
        "arn:aws:iam::123456789012:policy/AdministratorAccess",
        "arn:aws-cn:iam::aws:policy/AdministratorAccess",
        "arn:aws-us-gov:iam::aws:policy/AdministratorAccess",
        "AdministratorAccess",
        "",
      })
  void policy_when_noPolicyOfThePartitionHasTheArn_isNotKnown(String arn) {
    assertThat(policies.policy(arn)).isEqualTo(Optional.empty());
  }

  @Test
  void arns_when_read_haveEachADocumentThatTheReaderTakes() {
    var refused = new ArrayList<String>();
    for (String arn : policies.arns()) {
      AwsManagedPolicy policy = policies.policy(arn).orElseThrow();
      if (!(new PolicyDocumentReader().read(policy.document())
          instanceof PolicyDocumentReading.Read)) {
        refused.add(arn);
      }
    }

    assertThat(policies.arns()).hasSizeGreaterThan(1_500).isSorted().doesNotHaveDuplicates();
    assertThat(refused).isEmpty();
  }

  private static PolicyDocument document(AwsManagedPolicy policy) {
    PolicyDocumentReading reading = new PolicyDocumentReader().read(policy.document());
    assertThat(reading).isInstanceOf(PolicyDocumentReading.Read.class);
    return ((PolicyDocumentReading.Read) reading).document();
  }
}
