/** What a role was seen to do, statement by statement. */
@NullMarked
package io.trainingroles.event.activity;

import org.jspecify.annotations.NullMarked;
