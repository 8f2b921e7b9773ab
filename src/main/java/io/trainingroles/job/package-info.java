/** What a training job needs of its role. */
@NullMarked
package io.trainingroles.job;

import org.jspecify.annotations.NullMarked;
