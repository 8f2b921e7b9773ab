/** What the values of a file in YAML must be, key by key, and the findings where they are not. */
@NullMarked
package io.trainingroles.yaml;

import org.jspecify.annotations.NullMarked;
