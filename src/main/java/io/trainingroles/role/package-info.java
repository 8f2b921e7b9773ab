/** A declared role: its attributes, and what trusts and grants have in common. */
@NullMarked
package io.trainingroles.role;

import org.jspecify.annotations.NullMarked;
