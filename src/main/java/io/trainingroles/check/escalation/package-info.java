/** Checks of how a role can get more rights than it was given. */
@NullMarked
package io.trainingroles.check.escalation;

import org.jspecify.annotations.NullMarked;
