/** Checks of who may assume a role, or use a resource. */
@NullMarked
package io.trainingroles.check.trust;

import org.jspecify.annotations.NullMarked;
