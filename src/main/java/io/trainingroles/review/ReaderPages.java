package io.trainingroles.review;

import io.trainingroles.finding.IssuePage;
import java.util.List;
import java.util.stream.Stream;

/**
 * The pages of findings that no check makes: the readers of specs and jobs do, while they read. The
 * severity of a page is the one that people meet most; some are raised or lowered by what is found.
 */
public final class ReaderPages {
  /** The pages, each code once. */
  public static final List<IssuePage> ALL =
      Stream.of(StoragePages.ALL, JobPages.ALL, SpecPages.ALL).flatMap(List::stream).toList();

  private ReaderPages() {}
}
