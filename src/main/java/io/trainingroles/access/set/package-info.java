/** The requests that policies allow, as sets. */
@NullMarked
package io.trainingroles.access.set;

import org.jspecify.annotations.NullMarked;
