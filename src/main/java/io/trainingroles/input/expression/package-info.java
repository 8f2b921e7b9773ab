/** The modules of a plan, and which resources the expressions in it refer to. */
@NullMarked
package io.trainingroles.input.expression;

import org.jspecify.annotations.NullMarked;
