package io.trainingroles.input.account;

import io.trainingroles.input.ElementPath;
import io.trainingroles.input.InputProblems.ReadDocument;
import io.trainingroles.input.PolicySource;

/** Tells policies of AWS from those of an account. */
final class PolicyOwner {
  private PolicyOwner() {}

  /** The document; one of AWS is marked as such. */
  static ReadDocument owned(String arn, String version, ReadDocument read) {
    return PolicySource.OfAws.owns(arn)
        ? new ReadDocument(
            read.document(),
            new PolicySource.OfAws(read.source().at(ElementPath.DOCUMENT), arn, version, null))
        : read;
  }
}
