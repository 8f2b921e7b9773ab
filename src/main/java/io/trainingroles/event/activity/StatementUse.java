package io.trainingroles.event.activity;

import io.trainingroles.access.PolicyStatement;
import java.util.List;

/**
 * What was seen of a statement that allows something.
 *
 * @param statement the statement and where it stands
 * @param state used if one of its actions is; not used if all of them are; what cannot be observed,
 *     if one of them cannot
 * @param reason why it has this state; empty where its actions say it
 * @param seen the calls that it allows
 * @param actions the actions that it allows, as far as they are known; without those that act on
 *     none of its resources, and of a statement of all actions only those that were seen
 * @param resources the resources that it names; none for {@code NotResource}
 * @param isOpenEnded whether it allows more actions than are listed
 */
public record StatementUse(
    PolicyStatement statement,
    UseState state,
    String reason,
    Sightings seen,
    List<ActionUse> actions,
    List<ResourceUse> resources,
    boolean isOpenEnded) {
  /** Keeps unchangeable copies. */
  public StatementUse {
    actions = List.copyOf(actions);
    resources = List.copyOf(resources);
  }

  /**
   * Whether something of it could go, as far as the records and the jobs show.
   *
   * @return true if an action or a resource of it could
   */
  public boolean hasDispensable() {
    return actions.stream().anyMatch(ActionUse::isDispensable)
        || resources.stream().anyMatch(ResourceUse::isDispensable);
  }

  /**
   * Whether a job needs something of it.
   *
   * @return true if so
   */
  public boolean isNeededByJob() {
    return actions.stream().anyMatch(ActionUse::isNeededByJob);
  }
}
