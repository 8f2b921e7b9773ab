package io.trainingroles.event.activity;

import io.trainingroles.event.GeneratedPolicy;
import io.trainingroles.event.LastAccessedService;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What reports of IAM and IAM Access Analyzer say of actions, without resources and outcomes. */
final class ReportedUse {
  private final Map<String, Report> reports = new HashMap<>();

  /**
   * What a report says of an action.
   *
   * @param isUsed whether it was tried
   * @param words what the report says, as a part of a sentence
   */
  record Report(boolean isUsed, @Nullable Instant last, String words) {}

  void add(LastAccessedService service) {
    for (LastAccessedService.TrackedAction action : service.actions()) {
      Instant last = action.last();
      put(
          service.service() + ":" + action.name(),
          last == null
              ? new Report(
                  false,
                  null,
                  "IAM keeps track of it and has seen no use of it"
                      + (service.madeOn() == null ? "" : " until " + day(service.madeOn())))
              : new Report(true, last, "IAM has seen an attempt to use it, last on " + day(last)));
    }
  }

  void add(GeneratedPolicy policy) {
    for (String action : policy.actions()) {
      put(action, new Report(true, null, "IAM Access Analyzer has seen it"));
    }
  }

  private void put(String action, Report report) {
    reports.merge(action.toLowerCase(Locale.ROOT), report, (old, now) -> old.isUsed() ? old : now);
  }

  Optional<Report> of(String action) {
    return Optional.ofNullable(reports.get(action.toLowerCase(Locale.ROOT)));
  }

  boolean isEmpty() {
    return reports.isEmpty();
  }

  static String day(Instant time) {
    return time.atOffset(ZoneOffset.UTC).toLocalDate().toString();
  }
}
