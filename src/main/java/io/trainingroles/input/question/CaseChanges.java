package io.trainingroles.input.question;

import io.trainingroles.access.proof.AccessChange;
import io.trainingroles.iam.ResourceElement;
import io.trainingroles.iam.ResourcePattern;
import io.trainingroles.input.symbol.SymbolCase;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes of access as people are shown them: with expressions in the place of made-up values. */
final class CaseChanges {
  private CaseChanges() {}

  static List<AccessChange> shown(List<AccessChange> changes, SymbolCase in) {
    return changes.stream().map(change -> shown(change, in)).toList();
  }

  private static AccessChange shown(AccessChange change, SymbolCase in) {
    return new AccessChange(
        change.kind(),
        change.cause(),
        change.statement(),
        change.actions(),
        marked(change.resources(), in),
        change.witness().shown(in::shown),
        change.absentKeys(),
        change.oddities());
  }

  private static @Nullable ResourceElement marked(
      @Nullable ResourceElement resources, SymbolCase in) {
    if (resources == null) {
      return null;
    }
    List<ResourcePattern> patterns = resources.patterns().stream().map(in::marked).toList();
    return resources instanceof ResourceElement.NotResources
        ? new ResourceElement.NotResources(patterns)
        : new ResourceElement.Resources(patterns);
  }
}
