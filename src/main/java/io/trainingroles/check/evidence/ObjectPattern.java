package io.trainingroles.check.evidence;

import io.trainingroles.check.ReviewedRole;
import io.trainingroles.check.ReviewedStatement;
import io.trainingroles.iam.Wildcards;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Objects in Amazon S3 on which a role is granted an action. *
 *
 * @param statement the statement that grants it
 * @param value the resource, such as {@code arn:aws:s3:::my-ai-data-bucket/train/*}
 * @param bucket the bucket, with or without wildcards
 * @param key the keys, with or without wildcards
 */
public record ObjectPattern(ReviewedStatement statement, String value, String bucket, String key) {
  private static final Pattern FORM =
      Pattern.compile("arn:[^:]*:s3:::([^/]+)/(.*)", Pattern.DOTALL);

  /** The objects that a role is granted an action on. */
  public static List<ObjectPattern> of(ReviewedRole role, String action) {
    var patterns = new ArrayList<ObjectPattern>();
    for (ReviewedStatement statement : role.grants()) {
      if (ServiceGrants.named(statement, action).isEmpty()) {
        continue;
      }
      for (String value : statement.resourcePatterns()) {
        Matcher form = FORM.matcher(value);
        if (form.matches()) {
          patterns.add(new ObjectPattern(statement, value, form.group(1), form.group(2)));
        }
      }
    }
    return patterns;
  }

  /** Whether its bucket is a certain one. */
  boolean isInNamedBucket() {
    return bucket.indexOf('*') < 0 && bucket.indexOf('?') < 0;
  }

  /** Whether both can match the same object. */
  public boolean overlaps(ObjectPattern other) {
    return Wildcards.overlap(bucket + "/" + key, other.bucket + "/" + other.key);
  }

  /** Whether both are the same folder, with or without a slash or a wildcard at the end. */
  boolean isSameFolder(ObjectPattern other) {
    return bucket.equals(other.bucket) && folder().equals(other.folder());
  }

  private String folder() {
    return key.replaceFirst("[/*]+$", "");
  }
}
