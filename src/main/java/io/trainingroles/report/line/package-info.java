/** Lines of text for people: what a terminal can show, wrapped and in colours. */
@NullMarked
package io.trainingroles.report.line;

import org.jspecify.annotations.NullMarked;
