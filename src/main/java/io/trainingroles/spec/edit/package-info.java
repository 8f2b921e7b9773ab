/** Specs that this program writes or changes. */
@NullMarked
package io.trainingroles.spec.edit;

import org.jspecify.annotations.NullMarked;
