/**
 * Answers about all requests: differences, inclusions, proofs, and shorter documents that allow the
 * same.
 */
@NullMarked
package io.trainingroles.access.proof;

import org.jspecify.annotations.NullMarked;
