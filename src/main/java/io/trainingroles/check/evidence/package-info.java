/** What several checks ask of a statement or a role. */
@NullMarked
package io.trainingroles.check.evidence;

import org.jspecify.annotations.NullMarked;
