/** The one diagnostic type: what is wrong, where, and what to do about it. */
@NullMarked
package io.trainingroles.finding;

import org.jspecify.annotations.NullMarked;
