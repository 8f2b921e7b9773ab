/** What a training role is: who may assume it, and what its policies grant, said by intent. */
@NullMarked
package io.trainingroles.role;

import org.jspecify.annotations.NullMarked;
