/** Existing roles as a spec, with the proof that both allow the same. */
@NullMarked
package io.trainingroles.adoption;

import org.jspecify.annotations.NullMarked;
