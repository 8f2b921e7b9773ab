/** The JSON Schema of a spec. */
@NullMarked
package io.trainingroles.spec.schema;

import org.jspecify.annotations.NullMarked;
