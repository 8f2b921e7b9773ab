/** What a declared role may do, one class for each intent. */
@NullMarked
package io.trainingroles.role.intent;

import org.jspecify.annotations.NullMarked;
