/** The requests that AWS documents, from the reference data: what a search may find. */
@NullMarked
package io.trainingroles.access.documented;

import org.jspecify.annotations.NullMarked;
