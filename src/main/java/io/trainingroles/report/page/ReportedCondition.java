package io.trainingroles.report.page;

import io.trainingroles.iam.Condition;
import io.trainingroles.report.AccessPhrases;
import java.util.List;

/**
 * A condition as a report shows it.
 *
 * @param text as the policy has it, such as {@code aws:SourceAccount StringEquals 111122223333}
 * @param words the same for those who do not know the operators of IAM
 */
public record ReportedCondition(String text, String words) {
  static ReportedCondition of(Condition condition) {
    return new ReportedCondition(
        ShownText.of(AccessPhrases.condition(condition)),
        ShownText.of(ConditionPhrases.of(condition)));
  }

  static List<String> texts(List<ReportedCondition> conditions) {
    return conditions.stream().map(ReportedCondition::text).toList();
  }

  static List<String> words(List<ReportedCondition> conditions) {
    return conditions.stream().map(ReportedCondition::words).toList();
  }
}
