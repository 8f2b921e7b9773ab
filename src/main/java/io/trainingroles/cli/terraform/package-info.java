/** Terraform as a process: its folder, its providers, its offline settings. */
@NullMarked
package io.trainingroles.cli.terraform;

import org.jspecify.annotations.NullMarked;
