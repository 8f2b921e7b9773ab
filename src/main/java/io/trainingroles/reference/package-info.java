/** What AWS services know: their actions, resource types and condition keys, as AWS names them. */
@NullMarked
package io.trainingroles.reference;

import org.jspecify.annotations.NullMarked;
