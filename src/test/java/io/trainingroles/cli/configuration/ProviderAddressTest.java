package io.trainingroles.cli.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ProviderAddressTest {
  @ParameterizedTest
  @CsvSource({
    "aws, true",
    "hashicorp/aws, true",
    "registry.terraform.io/hashicorp/aws, true",
    "registry.opentofu.org/hashicorp/aws, true",
    "example.com/hashicorp/aws, false",
    "example.com/registry.terraform.io/hashicorp/aws, false",
    "datadog/datadog, false",
  })
  void isOfHashicorp_when_theHostIsAnother_isFalse(String source, boolean expected) {
    assertThat(ProviderAddress.of(source).isOfHashicorp()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "datadog/datadog, registry.terraform.io/datadog/datadog, true",
    "datadog/datadog, registry.opentofu.org/datadog/datadog, true",
    "registry.terraform.io/datadog/datadog, registry.terraform.io/datadog/datadog, true",
    "example.com/team/tool, example.com/team/tool, true",
    "team/tool, example.com/team/tool, false",
    "other.example/team/tool, example.com/team/tool, false",
    "og/datadog, registry.terraform.io/datadog/datadog, false",
    "datadog, registry.terraform.io/datadog/datadog, false",
  })
  void isIn_when_aLockFileHasIt_isOfItsHost(String source, String locked, boolean expected) {
    assertThat(ProviderAddress.of(source).isIn(Set.of(locked))).isEqualTo(expected);
  }
}
