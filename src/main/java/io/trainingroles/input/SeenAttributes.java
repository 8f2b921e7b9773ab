package io.trainingroles.input;

import io.trainingroles.finding.Location;
import java.util.Map;

/**
 * What an input says of a role besides its policies.
 *
 * @param place where it says it
 * @param maximumSession the longest session, in seconds
 * @param boundary the ARN of the permissions boundary
 * @param tags the tags
 */
public record SeenAttributes(
    Location place,
    SeenValue<Integer> maximumSession,
    SeenValue<String> boundary,
    SeenValue<Map<String, String>> tags) {

  /**
   * Of a policy document that stands alone.
   *
   * @param place the document
   * @return attributes that are not there
   */
  public static SeenAttributes none(Location place) {
    return new SeenAttributes(
        place, new SeenValue.Absent<>(), new SeenValue.Absent<>(), new SeenValue.Absent<>());
  }
}
