package io.trainingroles.reference;

import java.util.Objects;

/** What is known of an action that a policy names. */
public sealed interface ActionLookup {
  /**
   * It is there.
   *
   * @param action the action
   */
  record Known(Action action) implements ActionLookup {
    /** Refuses null. */
    public Known {
      Objects.requireNonNull(action);
    }
  }

  /**
   * The service has no such action.
   *
   * @param service the service
   */
  record UnknownAction(Service service) implements ActionLookup {
    /** Refuses null. */
    public UnknownAction {
      Objects.requireNonNull(service);
    }
  }

  /**
   * Nothing is known of the service, so nothing is known of its action.
   *
   * @param prefix as it was given
   */
  record UnknownService(String prefix) implements ActionLookup {
    /** Refuses null. */
    public UnknownService {
      Objects.requireNonNull(prefix);
    }
  }
}
