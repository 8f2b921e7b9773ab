package io.trainingroles.cdktf;

import io.trainingroles.spec.RoleDeclaration.Grant;

/** What a policy of a training role grants, said by intent. */
public final class Grants {
  private Grants() {}

  /**
   * Lists and reads training data.
   *
   * @param location {@code s3://BUCKET} or {@code s3://BUCKET/PREFIX}
   * @return the grant
   */
  public static Grant read(String location) {
    return new Grant("read", location);
  }
}
