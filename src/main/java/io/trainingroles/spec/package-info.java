/**
 * A spec to the roles that it declares, and to findings with line and column. A spec is a YAML
 * file, or the same fields in Java. What becomes of the roles is not known here.
 */
@NullMarked
package io.trainingroles.spec;

import org.jspecify.annotations.NullMarked;
