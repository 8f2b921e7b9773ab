/**
 * The tokens of CDKTF in the texts of a role that is declared in Java: values that are known only
 * after apply.
 */
@NullMarked
package io.trainingroles.spec.token;

import org.jspecify.annotations.NullMarked;
