/** What commands read from and print to, and how they end. */
@NullMarked
package io.trainingroles.cli.console;

import org.jspecify.annotations.NullMarked;
