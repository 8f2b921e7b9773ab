/**
 * A spec to the roles that it declares, or to findings with line and column. A spec is a YAML file,
 * or the same words said in Java.
 */
@NullMarked
package io.trainingroles.spec;

import org.jspecify.annotations.NullMarked;
