/** The reader of CloudFormation templates. */
@NullMarked
package io.trainingroles.input.cloudformation;

import org.jspecify.annotations.NullMarked;
