/** Recorded events, and the calls that they are records of. */
@NullMarked
package io.trainingroles.event;

import org.jspecify.annotations.NullMarked;
