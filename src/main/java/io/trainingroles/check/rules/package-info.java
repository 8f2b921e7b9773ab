/** The checks, one class each, and the catalogue that lists them. */
@NullMarked
package io.trainingroles.check.rules;

import org.jspecify.annotations.NullMarked;
