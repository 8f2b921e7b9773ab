/** The names and ARNs that a declared role is made of, each refused where AWS would refuse it. */
@NullMarked
package io.trainingroles.role.value;

import org.jspecify.annotations.NullMarked;
