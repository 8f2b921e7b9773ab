/** The JSON Schema of a spec, and the check by it. */
@NullMarked
package io.trainingroles.spec.schema;

import org.jspecify.annotations.NullMarked;
