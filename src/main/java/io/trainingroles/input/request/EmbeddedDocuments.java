package io.trainingroles.input.request;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.PolicyDocumentReader;
import io.trainingroles.iam.PolicyDocumentReading;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Policy documents that are values of another JSON text. */
final class EmbeddedDocuments {
  private final String line;
  private final JsonParser parser;
  private final List<String> problems;

  EmbeddedDocuments(String line, JsonParser parser, List<String> problems) {
    this.line = line;
    this.parser = parser;
    this.problems = problems;
  }

  /** The documents of the list that the parser stands on. */
  List<PolicyDocument> list(String path) throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      problems.add(path + ": this is not a list of policy documents; write [{…}]");
      parser.skipChildren();
      return List.of();
    }
    var documents = new ArrayList<PolicyDocument>();
    for (int index = 0; parser.nextToken() != JsonToken.END_ARRAY; index++) {
      documents.addAll(one(path + "[" + index + "]"));
    }
    return documents;
  }

  /** The document that the parser stands on; nothing where it is none, which is then a problem. */
  List<PolicyDocument> one(String path) throws IOException {
    int start = (int) parser.currentTokenLocation().getCharOffset();
    parser.skipChildren();
    int end = (int) parser.currentLocation().getCharOffset();
    if (parser.currentToken() != JsonToken.END_OBJECT) {
      problems.add(path + ": this is not a policy document; write {\"Statement\": …}");
      return List.of();
    }
    PolicyDocumentReading reading = new PolicyDocumentReader().read(line.substring(start, end));
    if (reading instanceof PolicyDocumentReading.Read read) {
      return List.of(read.document());
    }
    for (var problem : ((PolicyDocumentReading.Malformed) reading).problems()) {
      problems.add(
          path + problem.path().substring(1) + ": " + problem.problem() + "; " + problem.remedy());
    }
    return List.of();
  }
}
