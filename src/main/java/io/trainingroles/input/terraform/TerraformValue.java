package io.trainingroles.input.terraform;

import io.trainingroles.finding.Location;

/** What Terraform knows of an attribute that is a text. */
sealed interface TerraformValue {

  /** It is known. */
  record Known(String text, Location place) implements TerraformValue {}

  /** It is the name or the ARN of another resource, whatever that will be. */
  record Reference(String address) implements TerraformValue {}

  /** It is not known, and this is why. */
  record Unknown(String why) implements TerraformValue {}

  /** It is not set. */
  record Absent() implements TerraformValue {}
}
