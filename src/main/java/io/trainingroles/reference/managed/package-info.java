/** The documents of AWS's managed policies, each read only when asked for. */
@NullMarked
package io.trainingroles.reference.managed;

import org.jspecify.annotations.NullMarked;
