package io.trainingroles.event.activity;

import io.trainingroles.access.Truth;
import java.util.List;

/**
 * What a role was seen to do, and what of its access was used for it.
 *
 * @param role the role's name
 * @param window what the records are of
 * @param statements the statements of the role that allow something, in the order of its policies
 * @param denied the requests that were denied
 * @param notAllowed the requests that were made and that the role as it is given does not allow
 * @param unmapped the events of which nobody knows the action
 * @param notes what else to know about the records, one sentence each
 */
public record RoleActivity(
    String role,
    ObservedWindow window,
    List<StatementUse> statements,
    List<RecordedRequest> denied,
    List<RecordedRequest> notAllowed,
    List<UnmappedEvent> unmapped,
    List<String> notes) {
  /** Keeps unchangeable copies. */
  public RoleActivity {
    statements = List.copyOf(statements);
    denied = List.copyOf(denied);
    notAllowed = List.copyOf(notAllowed);
    unmapped = List.copyOf(unmapped);
    notes = List.copyOf(notes);
  }

  /**
   * Whether the role allows exactly what it was seen to do.
   *
   * @return true if nothing was denied, nothing is unused, and everything could be observed
   */
  public boolean fits() {
    return !isKnownNotToFit() && !isOpen();
  }

  /**
   * Whether the role does not fit what it was seen to do, whatever could not be observed.
   *
   * @return true if it lacks something that it asked for, or has something that it did not use
   */
  public boolean isKnownNotToFit() {
    return denied.stream().anyMatch(RoleActivity::isStillDenied)
        || notAllowed.stream().anyMatch(request -> request.isAllowed() == Truth.FALSE)
        || statements.stream().anyMatch(StatementUse::hasDispensable);
  }

  private static boolean isStillDenied(RecordedRequest request) {
    return request.isAllowed() == Truth.FALSE || request.isDecidedElsewhere();
  }

  private boolean isOpen() {
    return !unmapped.isEmpty()
        || denied.stream().anyMatch(request -> request.isAllowed() == Truth.UNKNOWN)
        || notAllowed.stream().anyMatch(request -> request.isAllowed() == Truth.UNKNOWN)
        || statements.stream().anyMatch(RoleActivity::isOpen);
  }

  private static boolean isOpen(StatementUse use) {
    return use.isOpenEnded()
        || use.actions().isEmpty()
        || use.actions().stream()
            .anyMatch(each -> each.state() == UseState.NOT_OBSERVABLE && !each.isNeededByJob());
  }
}
