/**
 * The IAM policy language as values, with its strict reader and its canonical writer. The language
 * is that of the <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html">IAM JSON
 * policy element reference</a>.
 */
@NullMarked
package io.trainingroles.iam;

import org.jspecify.annotations.NullMarked;
