/** A search for a request in some boxes and in none of others. */
@NullMarked
package io.trainingroles.access.search;

import org.jspecify.annotations.NullMarked;
