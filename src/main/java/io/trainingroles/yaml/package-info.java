/** YAML 1.2, and with it JSON, to values that know where they stand in their file. */
@NullMarked
package io.trainingroles.yaml;

import org.jspecify.annotations.NullMarked;
