/** Where the values of a configuration come from, and which of them only AWS decides. */
@NullMarked
package io.trainingroles.input.flow;

import org.jspecify.annotations.NullMarked;
