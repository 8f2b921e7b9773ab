/** Checks of who may assume a role. */
@NullMarked
package io.trainingroles.check.trust;

import org.jspecify.annotations.NullMarked;
