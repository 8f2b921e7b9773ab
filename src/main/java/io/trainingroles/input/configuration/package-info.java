/** What a folder of Terraform declares, and the copy of it that Terraform can plan without AWS. */
@NullMarked
package io.trainingroles.input.configuration;

import org.jspecify.annotations.NullMarked;
