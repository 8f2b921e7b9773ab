/** Checks of how data can leave, and how a role can hide what it did. */
@NullMarked
package io.trainingroles.check.exfiltration;

import org.jspecify.annotations.NullMarked;
