package io.trainingroles.review;

import io.trainingroles.finding.IssuePage;
import java.util.List;
import java.util.stream.Stream;

/**
 * The pages of findings that the readers of specs and jobs report. The severity of a page is the
 * most frequent one; a finding can have another.
 */
public final class ReaderPages {
  /** The pages, each code once. */
  public static final List<IssuePage> ALL =
      Stream.of(StoragePages.ALL, JobPages.ALL, SpecPages.ALL).flatMap(List::stream).toList();

  private ReaderPages() {}
}
