package io.trainingroles.input;

import io.trainingroles.finding.Location;
import java.util.List;
import java.util.Map;

/**
 * What an input says of a role besides its policies.
 *
 * @param place where it says it
 * @param maximumSession the longest session, in seconds
 * @param boundary the ARN of the permissions boundary
 * @param tags the tags
 * @param accepted the findings that it accepts
 */
public record SeenAttributes(
    Location place,
    SeenValue<Integer> maximumSession,
    SeenValue<String> boundary,
    SeenValue<Map<String, String>> tags,
    List<Acceptance> accepted) {
  /** Keeps an unchangeable copy. */
  public SeenAttributes {
    accepted = List.copyOf(accepted);
  }

  /**
   * Attributes that accept no findings.
   *
   * @param place where the input says them
   * @param maximumSession the longest session, in seconds
   * @param boundary the ARN of the permissions boundary
   * @param tags the tags
   */
  public SeenAttributes(
      Location place,
      SeenValue<Integer> maximumSession,
      SeenValue<String> boundary,
      SeenValue<Map<String, String>> tags) {
    this(place, maximumSession, boundary, tags, List.of());
  }

  /**
   * These attributes with accepted findings.
   *
   * @param findings the findings
   * @return the attributes
   */
  public SeenAttributes accepting(List<Acceptance> findings) {
    return new SeenAttributes(place, maximumSession, boundary, tags, findings);
  }

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
