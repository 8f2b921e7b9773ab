/** The reader of job definitions of SageMaker, Batch and ECS. */
@NullMarked
package io.trainingroles.job.reader;

import org.jspecify.annotations.NullMarked;
