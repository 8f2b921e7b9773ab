/** Folders of Terraform in HCL, which Terraform itself plans in a copy, without AWS. */
@NullMarked
package io.trainingroles.cli.configuration;

import org.jspecify.annotations.NullMarked;
