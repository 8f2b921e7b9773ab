/**
 * Reads what is to be judged: requests with their policies, and the roles and documents that a user
 * hands over.
 */
@NullMarked
package io.trainingroles.input;

import org.jspecify.annotations.NullMarked;
