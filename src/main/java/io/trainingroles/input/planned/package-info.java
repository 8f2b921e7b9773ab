/** What Terraform's test engine says of a configuration: its plan, and its messages. */
@NullMarked
package io.trainingroles.input.planned;

import org.jspecify.annotations.NullMarked;
