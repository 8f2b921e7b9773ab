package io.trainingroles.check.rules;

import io.trainingroles.check.CheckPage;
import java.util.List;
import java.util.stream.Stream;

/**
 * The pages of findings that no check makes: the readers of specs and jobs do, while they read. The
 * severity of a page is the one that people meet most; some are raised or lowered by what is found.
 */
public final class ReaderPages {
  /** The pages, each code once. */
  public static final List<CheckPage> ALL =
      Stream.of(StoragePages.ALL, JobPages.ALL, SpecPages.ALL).flatMap(List::stream).toList();

  private ReaderPages() {}
}
