package io.trainingroles.check.rules;

import io.trainingroles.check.Check;
import java.util.List;

/** The checks of what policies say in the language of IAM. */
final class LanguageChecks {
  static final List<Check> ALL = List.of(new UnknownAction());

  private LanguageChecks() {}
}
