package io.trainingroles.job.field;

import static io.trainingroles.finding.Quotation.quoted;

import io.trainingroles.finding.InputIssues;
import io.trainingroles.finding.IssueCode;
import io.trainingroles.job.JobValue;
import io.trainingroles.job.S3Uri;
import io.trainingroles.job.StorageIssues;

/** Finds what is a mistake in a key: wildcards, which S3 URIs do not have, and empty folders. */
final class StorageKeys {
  private static final IssueCode INVALID_VALUE = InputIssues.INVALID_VALUE;
  private static final IssueCode EMPTY_FOLDER = StorageIssues.EMPTY_FOLDER_IN_KEY.code();

  private final NeedCollector collector;
  private final JobValue value;
  private final S3Uri place;

  StorageKeys(NeedCollector collector, JobValue value, S3Uri place) {
    this.collector = collector;
    this.value = value;
    this.place = place;
  }

  /** Whether access to the keys can be granted; whatever is wrong with them has been reported. */
  boolean areUsual() {
    String key = place.key();
    if (key.contains("//") || key.startsWith("/")) {
      collector.note(
          EMPTY_FOLDER,
          value,
          quoted(value.scalar())
              + " in "
              + value.path()
              + " has '//' in its key, which SageMaker refuses",
          "write "
              + new S3Uri(place.bucket(), key.replaceAll("/{2,}", "/").replaceFirst("^/", "")));
    }
    int star = key.indexOf('*');
    if (star < 0) {
      return true;
    }
    collector.refuse(
        INVALID_VALUE,
        value,
        quoted(value.scalar())
            + " in "
            + value.path()
            + " has '*', which is not a wildcard there but a character of the key",
        "write " + new S3Uri(place.bucket(), key.substring(0, star)));
    return false;
  }
}
