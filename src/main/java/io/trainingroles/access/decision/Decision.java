package io.trainingroles.access.decision;

import io.trainingroles.access.PolicyStatement;
import java.util.List;

/** What comes of a request. */
public sealed interface Decision {

  /**
   * The request is allowed.
   *
   * @param statements the statements that grant it, those of identity policies first; none where
   *     the root user of an account needs none
   */
  record Allowed(List<PolicyStatement> statements) implements Decision {
    /** Keeps an unchangeable copy. */
    public Allowed {
      statements = List.copyOf(statements);
    }
  }

  /**
   * The request is denied, whatever allows it.
   *
   * @param statements the statements that deny it, at least one
   */
  record ExplicitlyDenied(List<PolicyStatement> statements) implements Decision {
    /** Keeps an unchangeable copy. */
    public ExplicitlyDenied {
      statements = List.copyOf(statements);
    }
  }

  /**
   * The request is denied because something that must allow it does not.
   *
   * @param lacking what does not allow it, at least one
   */
  record ImplicitlyDenied(List<LackingAllow> lacking) implements Decision {
    /** Keeps an unchangeable copy. */
    public ImplicitlyDenied {
      lacking = List.copyOf(lacking);
    }
  }

  /**
   * Nobody can say yet: it depends on values that are not known.
   *
   * @param unknowns the values, at least one
   */
  record Indeterminate(List<UnknownValue> unknowns) implements Decision {
    /** Keeps an unchangeable copy. */
    public Indeterminate {
      unknowns = List.copyOf(unknowns);
    }
  }
}
