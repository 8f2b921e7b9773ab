/** The rules that an organisation has for its training roles, and which roles are outside them. */
@NullMarked
package io.trainingroles.organisation;

import org.jspecify.annotations.NullMarked;
