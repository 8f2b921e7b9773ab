/** Checks of how a role could get more permissions than it was given. */
@NullMarked
package io.trainingroles.check.escalation;

import org.jspecify.annotations.NullMarked;
