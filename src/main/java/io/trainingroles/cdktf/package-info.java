/**
 * Training roles as CDKTF constructs: for {@code cdktf.json}, and for a team's own CDKTF app. See
 * <a href="https://developer.hashicorp.com/terraform/cdktf/concepts/constructs">Constructs</a>.
 */
@NullMarked
package io.trainingroles.cdktf;

import org.jspecify.annotations.NullMarked;
