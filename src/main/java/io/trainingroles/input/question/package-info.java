/** The questions that are asked about a role: fit, proof, difference. */
@NullMarked
package io.trainingroles.input.question;

import org.jspecify.annotations.NullMarked;
