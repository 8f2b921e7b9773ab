/** Results as texts that people and programs read; computes nothing. */
@NullMarked
package io.trainingroles.report;

import org.jspecify.annotations.NullMarked;
