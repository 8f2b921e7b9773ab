package io.trainingroles.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The oldest version of the provider that a configuration needs. */
final class ProviderVersionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ">= 5.0, < 7.0 | >= 5.72, < 7.0",
        ">= 5.0 | >= 5.72",
        ">=5.0,<6 | >= 5.72, <6",
        ">= 5.0, >= 5.30 | >= 5.72, >= 5.72",
        "~> 5.0 | ~> 5.0, >= 5.72",
        "~> 5 | ~> 5, >= 5.72",
        "~> 5.72.0 | ~> 5.72.0",
        "~> 5.100 | ~> 5.100",
        "~> 6.0 | ~> 6.0",
        ">= 5.72 | >= 5.72",
        ">= 5.100.0, != 6.2.0 | >= 5.100.0, != 6.2.0",
        "> 5.60 | > 5.60, >= 5.72",
        "> 5.72 | > 5.72",
        "5.100.0 | 5.100.0",
        "= 5.72.0 | = 5.72.0",
        "!= 5.80.0 | != 5.80.0, >= 5.72",
        "<= 5.72 | <= 5.72, >= 5.72"
      })
  void atLeast_when_newerVersionsAreAllowed_allowsOnlyThese(String constraint, String expected) {
    assertThat(new ProviderVersion(constraint).atLeast("5.72"))
        .contains(new ProviderVersion(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5.71.0",
        "= 4.0",
        "< 5.72",
        ">= 5.0, < 5.72.0",
        "<= 5.71.99",
        "~> 4.0",
        "~> 5.71.3",
        "~> 5.9.0",
        "5.72.0-beta1, < 5.0"
      })
  void atLeast_when_allThatAreAllowedAreOlder_allowsNone(String constraint) {
    assertThat(new ProviderVersion(constraint).atLeast("5.72")).isEmpty();
  }
}
