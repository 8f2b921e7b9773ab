/**
 * Texts with wildcards and policy variables: whether one matches, and what several match together.
 */
@NullMarked
package io.trainingroles.access.pattern;

import org.jspecify.annotations.NullMarked;
