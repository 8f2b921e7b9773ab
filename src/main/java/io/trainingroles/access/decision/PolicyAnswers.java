package io.trainingroles.access.decision;

import io.trainingroles.access.Caller;
import io.trainingroles.access.CallerRights;
import io.trainingroles.access.Request;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What all policies say of one request; null for a limit that is not there. */
record PolicyAnswers(
    Request request,
    PolicyAnswer identity,
    @Nullable PolicyAnswer boundary,
    @Nullable PolicyAnswer session,
    PolicyAnswer resource,
    List<PolicyAnswer> serviceControl,
    List<PolicyAnswer> resourceControl) {

  /** The policies whose denials count, in the order in which people look for them. */
  List<PolicyAnswer> deniers() {
    Caller caller = request.caller();
    var deniers = new ArrayList<PolicyAnswer>(4);
    if (CallerRights.hasIdentity(caller)) {
      deniers.add(identity);
      if (boundary != null) {
        deniers.add(boundary);
      }
      if (session != null) {
        deniers.add(session);
      }
    }
    if (!resource.isEmpty()) {
      deniers.add(resource);
    }
    if (CallerRights.isUnderServiceControl(caller)) {
      deniers.addAll(serviceControl);
    }
    if (!CallerRights.isServiceLinked(caller)) {
      deniers.addAll(resourceControl);
    }
    return deniers;
  }
}
