/** Which statements a role gets: a declared role to the documents that IAM keeps for it. */
@NullMarked
package io.trainingroles.policy;

import org.jspecify.annotations.NullMarked;
