package io.trainingroles.event;

import io.trainingroles.access.ContextValue;
import java.util.List;
import java.util.Map;

/**
 * A request that AWS decided about, as a record shows it: what was asked for at least.
 *
 * @param action such as {@code s3:GetObject}
 * @param resources the resource; several where the same one has several ARNs, or the call several
 *     resources
 * @param context the condition keys whose values the record shows; others may have been there
 * @param origin how the record shows the request
 */
public record RecordedCall(
    String action,
    List<RecordedResource> resources,
    Map<String, ContextValue> context,
    Origin origin) {
  /** Keeps unchangeable copies. */
  public RecordedCall {
    resources = List.copyOf(resources);
    context = Map.copyOf(context);
  }

  /** How a record shows a request. */
  public enum Origin {
    /** The error message names it. */
    MESSAGE,
    /** It is the call. */
    CALL,
    /** It follows from a parameter of another call, such as the role that is passed. */
    PARAMETER,
    /** It may have been needed: that depends on what is not recorded. */
    POSSIBLE
  }
}
