/** The structure of files in HCL: their blocks and attributes, each with its place. */
@NullMarked
package io.trainingroles.input.hcl;

import org.jspecify.annotations.NullMarked;
