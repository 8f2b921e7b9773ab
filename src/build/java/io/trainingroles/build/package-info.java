/** What the build does to the jar of the command line, so that it starts quickly. */
@NullMarked
package io.trainingroles.build;

import org.jspecify.annotations.NullMarked;
