package io.trainingroles.report.page;

import io.trainingroles.iam.Condition;
import io.trainingroles.report.AccessPhrases;
import io.trainingroles.role.value.TerraformReference;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Conditions in words, for those who do not know the <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html">operators
 * of IAM</a>. The words say what holds where the key is absent, as most operators differ in that.
 */
final class ConditionPhrases {
  private static final Map<String, String> VERBS =
      Map.ofEntries(
          Map.entry("stringequals", "is"),
          Map.entry("stringequalsignorecase", "is (ignoring case)"),
          Map.entry("stringlike", "is like"),
          Map.entry("arnequals", "is like"),
          Map.entry("arnlike", "is like"),
          Map.entry("bool", "is"),
          Map.entry("binaryequals", "is"),
          Map.entry("numericequals", "is"),
          Map.entry("numericlessthan", "is less than"),
          Map.entry("numericlessthanequals", "is at most"),
          Map.entry("numericgreaterthan", "is more than"),
          Map.entry("numericgreaterthanequals", "is at least"),
          Map.entry("dateequals", "is"),
          Map.entry("datelessthan", "is before"),
          Map.entry("datelessthanequals", "is at or before"),
          Map.entry("dategreaterthan", "is after"),
          Map.entry("dategreaterthanequals", "is at or after"),
          Map.entry("ipaddress", "is in"));

  /** They hold also where the key is absent. */
  private static final Map<String, String> NEGATED =
      Map.ofEntries(
          Map.entry("stringnotequals", "is not"),
          Map.entry("stringnotequalsignorecase", "is not (ignoring case)"),
          Map.entry("stringnotlike", "is not like"),
          Map.entry("arnnotequals", "is not like"),
          Map.entry("arnnotlike", "is not like"),
          Map.entry("numericnotequals", "is not"),
          Map.entry("datenotequals", "is not"),
          Map.entry("notipaddress", "is not in"));

  private static final String FOR_ALL = "forallvalues:";
  private static final String FOR_ANY = "foranyvalue:";
  private static final String IF_EXISTS = "ifexists";

  private ConditionPhrases() {}

  /**
   * A condition in words.
   *
   * @param condition the condition
   * @return such as {@code aws:SourceAccount is 111122223333}; as the policy has it, where the
   *     operator is not one that these words know
   */
  static String of(Condition condition) {
    String operator = condition.operator().toLowerCase(Locale.ROOT);
    if (operator.equals("null")) {
      return presence(condition);
    }
    boolean isOfAll = operator.startsWith(FOR_ALL);
    boolean isOfAny = operator.startsWith(FOR_ANY);
    boolean mayBeAbsent = operator.endsWith(IF_EXISTS);
    String plain =
        operator.substring(
            isOfAll ? FOR_ALL.length() : isOfAny ? FOR_ANY.length() : 0,
            operator.length() - (mayBeAbsent ? IF_EXISTS.length() : 0));
    boolean isNegated = NEGATED.containsKey(plain);
    String verb = isNegated ? NEGATED.get(plain) : VERBS.get(plain);
    if (verb == null || condition.values().isEmpty()) {
      return AccessPhrases.condition(condition);
    }
    boolean holdsWithout = isOfAll || mayBeAbsent || (isNegated && !isOfAny);
    return TerraformReference.shown(
        (isOfAll ? "each value of " : isOfAny ? "a value of " : "")
            + condition.key()
            + " "
            + verb
            + " "
            + values(condition.values(), isNegated)
            + (holdsWithout ? ", or it is absent" : ""));
  }

  private static String presence(Condition condition) {
    List<String> values = condition.values();
    if (values.size() == 1 && values.get(0).equalsIgnoreCase("true")) {
      return condition.key() + " is absent";
    } else if (values.size() == 1 && values.get(0).equalsIgnoreCase("false")) {
      return condition.key() + " is present";
    }
    return AccessPhrases.condition(condition);
  }

  private static String values(List<String> values, boolean isNegated) {
    return values.stream()
        .map(value -> value.isEmpty() ? "''" : value)
        .collect(Collectors.joining(isNegated ? " and not " : " or "));
  }
}
