/** What a spec declares, as values: its roles, and where each part of them is. */
@NullMarked
package io.trainingroles.spec.declaration;

import org.jspecify.annotations.NullMarked;
