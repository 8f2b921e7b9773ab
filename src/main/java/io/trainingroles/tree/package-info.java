/** Values of files in JSON or YAML, each with its place, and the readers that make them. */
@NullMarked
package io.trainingroles.tree;

import org.jspecify.annotations.NullMarked;
