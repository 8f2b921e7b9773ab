/** The commands and their exit codes. */
@NullMarked
package io.trainingroles.cli;

import org.jspecify.annotations.NullMarked;
