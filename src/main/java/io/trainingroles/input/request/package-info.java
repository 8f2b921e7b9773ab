/** Requests with their policies, one JSON object a line. */
@NullMarked
package io.trainingroles.input.request;

import org.jspecify.annotations.NullMarked;
