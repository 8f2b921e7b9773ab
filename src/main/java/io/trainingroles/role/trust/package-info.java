/** Who may assume a declared role. */
@NullMarked
package io.trainingroles.role.trust;

import org.jspecify.annotations.NullMarked;
