/** The fields of job definitions, and which access each means. */
@NullMarked
package io.trainingroles.job.field;

import org.jspecify.annotations.NullMarked;
