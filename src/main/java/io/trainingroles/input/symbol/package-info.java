/**
 * Values that are known only later, as symbols: which of them can be distinguished, and the few
 * ways in which they can be equal to each other or to what policies name.
 */
@NullMarked
package io.trainingroles.input.symbol;

import org.jspecify.annotations.NullMarked;
