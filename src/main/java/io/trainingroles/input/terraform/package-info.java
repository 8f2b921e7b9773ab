/** The reader of Terraform: configurations in JSON, plans and states. */
@NullMarked
package io.trainingroles.input.terraform;

import org.jspecify.annotations.NullMarked;
