/** The files that commands read and write. */
@NullMarked
package io.trainingroles.cli.file;

import org.jspecify.annotations.NullMarked;
