/**
 * What policy documents allow: the decision on one request, as AWS documents its <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html">policy
 * evaluation logic</a>.
 *
 * <p>One request is decided by {@link io.trainingroles.access.Simulator}; what is so for all
 * requests is proven by {@link io.trainingroles.access.AccessProver}, which shows nothing to be
 * allowed or denied that the simulator does not confirm.
 */
@NullMarked
package io.trainingroles.access;

import org.jspecify.annotations.NullMarked;
