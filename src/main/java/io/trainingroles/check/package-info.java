/** What a check sees of a role, and how it reports what it finds. */
@NullMarked
package io.trainingroles.check;

import org.jspecify.annotations.NullMarked;
