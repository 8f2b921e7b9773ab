/** Changed texts as patches: lines that go, and lines that come. */
@NullMarked
package io.trainingroles.patch;

import org.jspecify.annotations.NullMarked;
