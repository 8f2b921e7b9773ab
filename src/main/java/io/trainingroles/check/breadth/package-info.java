/** Checks of how much a policy allows. */
@NullMarked
package io.trainingroles.check.breadth;

import org.jspecify.annotations.NullMarked;
