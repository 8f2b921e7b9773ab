/** What several checks derive from a statement or a role. */
@NullMarked
package io.trainingroles.check.evidence;

import org.jspecify.annotations.NullMarked;
