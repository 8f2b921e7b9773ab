/** Checks of conditions in the policy language. */
@NullMarked
package io.trainingroles.check.condition;

import org.jspecify.annotations.NullMarked;
