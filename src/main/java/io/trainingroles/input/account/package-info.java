/** The reader of the account details of IAM. */
@NullMarked
package io.trainingroles.input.account;

import org.jspecify.annotations.NullMarked;
