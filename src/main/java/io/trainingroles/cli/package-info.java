/** The commands, their exit codes, and all input and output. */
@NullMarked
package io.trainingroles.cli;

import org.jspecify.annotations.NullMarked;
