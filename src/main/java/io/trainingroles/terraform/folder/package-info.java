/** The folder of a configuration: what a new file would replace in it, and policies for readers. */
@NullMarked
package io.trainingroles.terraform.folder;

import org.jspecify.annotations.NullMarked;
