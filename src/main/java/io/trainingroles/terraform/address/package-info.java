/** What is wrong with the addresses of a configuration: two of one, or one that cannot be moved. */
@NullMarked
package io.trainingroles.terraform.address;

import org.jspecify.annotations.NullMarked;
