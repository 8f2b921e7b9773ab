/** Commands as tools of the Model Context Protocol, for coding agents. */
@NullMarked
package io.trainingroles.cli.protocol;

import org.jspecify.annotations.NullMarked;
