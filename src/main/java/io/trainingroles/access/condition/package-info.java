/** Conditions: whether one holds for a request, and the sets of values for which it does. */
@NullMarked
package io.trainingroles.access.condition;

import org.jspecify.annotations.NullMarked;
