/** Checks of the data, keys and secrets that a job uses. */
@NullMarked
package io.trainingroles.check.data;

import org.jspecify.annotations.NullMarked;
