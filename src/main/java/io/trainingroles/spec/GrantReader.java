package io.trainingroles.spec;

import io.trainingroles.finding.IssueCode;
import io.trainingroles.role.Grant;
import io.trainingroles.role.ReadData;
import io.trainingroles.role.S3Location;
import io.trainingroles.spec.SpecNode.Mapping;
import java.util.List;
import java.util.Optional;

/** Reads one grant: an intent and what it is for. */
final class GrantReader {
  private static final IssueCode WRONG_TYPE = new IssueCode("WRONG_TYPE");
  private static final List<String> INTENTS = List.of("read");
  private static final String EXAMPLE = "'- read: s3://my-ai-data-bucket'";

  private final Problems problems;

  GrantReader(Problems problems) {
    this.problems = problems;
  }

  Optional<Grant> read(SpecNode node) {
    Optional<Mapping> mapping = problems.mapping(node, "a grant", EXAMPLE);
    if (mapping.isEmpty()) {
      return Optional.empty();
    }
    var keys = new KeyReader(mapping.get(), "a grant", INTENTS, problems);
    if (mapping.get().entries().size() > 1) {
      problems.add(
          WRONG_TYPE,
          node.location(),
          "a grant is one intent, and this has " + mapping.get().entries().size() + " keys",
          "begin each with a dash of its own");
    }
    return keys.optional("read").flatMap(this::readData);
  }

  private Optional<Grant> readData(SpecNode node) {
    return problems
        .value(node, "'read'", "s3://my-ai-data-bucket", S3Location::of)
        .map(from -> new ReadData(from, null));
  }
}
