/** Requests that are decided one by one, as they arrive. */
@NullMarked
package io.trainingroles.cli.request;

import org.jspecify.annotations.NullMarked;
