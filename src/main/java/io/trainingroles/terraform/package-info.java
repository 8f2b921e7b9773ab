/**
 * Roles to Terraform's JSON configuration syntax. The only place where a text becomes part of a
 * Terraform template, and so the only one that escapes what a template would evaluate. See <a
 * href="https://developer.hashicorp.com/terraform/language/syntax/json">JSON configuration
 * syntax</a>.
 */
@NullMarked
package io.trainingroles.terraform;

import org.jspecify.annotations.NullMarked;
