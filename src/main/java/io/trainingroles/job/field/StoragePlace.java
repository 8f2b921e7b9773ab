package io.trainingroles.job.field;

import io.trainingroles.job.DeclaredGrant;
import io.trainingroles.job.OpenText;
import io.trainingroles.job.Placeholders;
import io.trainingroles.job.RunName;
import io.trainingroles.job.S3Uri;
import java.util.Optional;

/**
 * A place in Amazon S3 that a job names, with what is different in other runs of the job open.
 *
 * @param uri the place as the job names it
 * @param key its key
 * @param isTemplate whether a placeholder is open in it
 */
record StoragePlace(S3Uri uri, OpenText key, boolean isTemplate) {
  /** A place that is known. */
  static StoragePlace of(S3Uri uri) {
    return new StoragePlace(uri, OpenText.of(uri.key()), false);
  }

  /**
   * A place with placeholders in its key. Nothing with one in the bucket, since a wildcard there
   * matches buckets of others, and nothing where no more of the key is known.
   */
  static Optional<StoragePlace> ofTemplate(S3Uri uri) {
    return Placeholders.isIn("s3://" + uri.bucket())
        ? Optional.empty()
        : Placeholders.opened(uri.key())
            .filter(OpenText::hasFixedText)
            .map(key -> new StoragePlace(uri, key, true));
  }

  /** The place in all runs of a job. */
  StoragePlace openedForRuns(Optional<RunName> run, boolean isStaged) {
    OpenText opened = run.map(name -> name.opened(key)).orElse(key);
    return new StoragePlace(uri, isStaged ? RunName.openedAsStaged(opened) : opened, isTemplate);
  }

  /** The place without a slash at its end. */
  StoragePlace folder() {
    return new StoragePlace(uri.folder(), key.withoutSlashAtEnd(), isTemplate);
  }

  DeclaredGrant grant(String intent, String parameter) {
    DeclaredGrant grant = DeclaredGrant.of(intent, parameter, text());
    return key.isOpen() ? grant.with("wildcards") : grant;
  }

  /** The place as an intent has it. */
  String text() {
    return key.isOpen() ? "s3://" + uri.bucket() + "/" + key.pattern() : uri.toString();
  }
}
