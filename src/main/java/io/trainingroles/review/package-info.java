/** The review of roles: all checks, what roles accept, and how they fit their jobs. */
@NullMarked
package io.trainingroles.review;

import org.jspecify.annotations.NullMarked;
