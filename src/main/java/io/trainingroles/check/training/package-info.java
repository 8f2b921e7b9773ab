/** Checks of what else is particular to training jobs. */
@NullMarked
package io.trainingroles.check.training;

import org.jspecify.annotations.NullMarked;
