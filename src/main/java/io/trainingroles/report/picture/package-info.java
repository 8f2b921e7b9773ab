/** Pictures of roles: graphs that a layout library places, as SVG. */
@NullMarked
package io.trainingroles.report.picture;

import org.jspecify.annotations.NullMarked;
