/** What is judged: the roles and documents of an input, and what of them is not known. */
@NullMarked
package io.trainingroles.input;

import org.jspecify.annotations.NullMarked;
