/**
 * A training job's definition (Amazon SageMaker, AWS Batch, Amazon ECS) to the grants that its role
 * needs, each with the field that it comes from. No file is read here.
 */
@NullMarked
package io.trainingroles.job;

import org.jspecify.annotations.NullMarked;
