/**
 * What the files of a folder of Terraform declare, file by file, and their texts without what
 * Terraform must not run.
 */
@NullMarked
package io.trainingroles.input.declared;

import org.jspecify.annotations.NullMarked;
