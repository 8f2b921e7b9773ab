/**
 * Declared roles to what IAM keeps of them, and to what can be asked of that: whether they keep
 * their promises and fit their jobs.
 */
@NullMarked
package io.trainingroles.synthesis;

import org.jspecify.annotations.NullMarked;
