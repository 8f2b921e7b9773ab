package io.trainingroles.access.proof;

import io.trainingroles.access.pattern.SearchPattern;
import io.trainingroles.access.pattern.TextPattern;
import io.trainingroles.access.search.RequestBox;
import io.trainingroles.iam.ActionElement;
import io.trainingroles.iam.ResourceElement;
import io.trainingroles.iam.Statement;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The patterns of a box as its statement writes them. */
final class StatementTexts {
  private StatementTexts() {}

  /** The actions; none where the statement is about all others. */
  static List<String> actions(RequestBox box) {
    Statement statement = box.place().statement();
    if (statement.action() instanceof ActionElement.NotActions) {
      return List.of();
    }
    if (box.action().patterns().size() >= statement.action().patterns().size()) {
      return statement.action().patterns().stream().map(Object::toString).toList();
    }
    Set<String> kept =
        box.action().patterns().stream().map(SearchPattern::text).collect(Collectors.toSet());
    return statement.action().patterns().stream()
        .map(Object::toString)
        .filter(text -> kept.contains(SearchPattern.of(TextPattern.action(text), false).text()))
        .toList();
  }

  /** The resources; none where the statement is about all others, or names none. */
  static List<String> resources(RequestBox box) {
    return box.place().statement().resource() instanceof ResourceElement.Resources resources
        ? resources.patterns().stream().map(Object::toString).toList()
        : List.of();
  }
}
