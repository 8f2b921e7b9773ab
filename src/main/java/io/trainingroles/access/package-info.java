/**
 * What policy documents allow: the decision on one request, as AWS documents its <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html">policy
 * evaluation logic</a>.
 */
@NullMarked
package io.trainingroles.access;

import org.jspecify.annotations.NullMarked;
