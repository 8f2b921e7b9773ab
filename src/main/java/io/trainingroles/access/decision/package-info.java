/** Whether a request is allowed, and why: the evaluation logic of AWS. */
@NullMarked
package io.trainingroles.access.decision;

import org.jspecify.annotations.NullMarked;
