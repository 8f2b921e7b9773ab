/** The page that a reviewer reads: what it says, and how it is written. */
@NullMarked
package io.trainingroles.report.page;

import org.jspecify.annotations.NullMarked;
