/** Checks of actions, resources and statements in the policy language. */
@NullMarked
package io.trainingroles.check.language;

import org.jspecify.annotations.NullMarked;
