package io.trainingroles.organisation;

import io.trainingroles.finding.IssuePage;
import java.util.List;
import java.util.function.Function;

/**
 * A kind of rule.
 *
 * @param word its key in the file
 * @param says what its values are, for the schema
 * @param example a value
 * @param page what it finds
 * @param make makes the requirement of its values, at least one; throws {@link
 *     io.trainingroles.iam.InvalidValueException} where one is none
 */
record RuleForm(
    String word,
    String says,
    String example,
    IssuePage page,
    Function<List<String>, Requirement> make) {}
