package io.trainingroles.spec.declaration;

import io.trainingroles.finding.Finding;
import io.trainingroles.finding.Location;

/** Where the fields of a declaration are, for what is found about a role once it has been read. */
@FunctionalInterface
public interface FieldPlaces {
  /**
   * The place of a field.
   *
   * @param field the field, such as {@code roles.vision.trusts}
   * @return its place, or that of what is nearest around it
   */
  Location place(Location.Field field);

  /**
   * A finding at the place of its field.
   *
   * @param finding the finding
   * @return the finding there; unchanged if its location is not a field
   */
  default Finding locate(Finding finding) {
    return finding.location() instanceof Location.Field field ? finding.at(place(field)) : finding;
  }
}
