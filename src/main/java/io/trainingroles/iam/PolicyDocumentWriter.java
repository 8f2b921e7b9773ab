package io.trainingroles.iam;

import com.fasterxml.jackson.core.JsonGenerator;
import io.trainingroles.tree.JsonWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a document in the one form that this project has for it: no white space, elements in the
 * order of AWS's documentation, one value as a text and several as a list, in the order of the
 * document.
 */
public final class PolicyDocumentWriter {
  /** A writer; it keeps nothing between two documents. */
  public PolicyDocumentWriter() {}

  /**
   * Writes a document.
   *
   * @param document the document
   * @return its JSON text
   */
  public String write(PolicyDocument document) {
    return JsonWriter.compact(json -> writeDocument(json, document));
  }

  /**
   * Writes a statement alone.
   *
   * @param statement the statement
   * @return its JSON text
   */
  public String write(Statement statement) {
    return JsonWriter.compact(json -> writeStatement(json, statement));
  }

  private static void writeDocument(JsonGenerator json, PolicyDocument document)
      throws IOException {
    json.writeStartObject();
    if (document.version() != null) {
      json.writeStringField("Version", document.version().json());
    }
    if (document.id() != null) {
      json.writeStringField("Id", document.id());
    }
    json.writeArrayFieldStart("Statement");
    for (Statement statement : document.statements()) {
      writeStatement(json, statement);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void writeStatement(JsonGenerator json, Statement statement) throws IOException {
    json.writeStartObject();
    if (statement.sid() != null) {
      json.writeStringField("Sid", statement.sid());
    }
    json.writeStringField("Effect", statement.effect().json());
    PrincipalElement principal = statement.principal();
    if (principal != null) {
      boolean negated = principal instanceof PrincipalElement.NotPrincipals;
      json.writeFieldName(negated ? "NotPrincipal" : "Principal");
      writePrincipals(json, principal.principals());
    }
    ActionElement action = statement.action();
    json.writeFieldName(action instanceof ActionElement.NotActions ? "NotAction" : "Action");
    writeValues(json, action.patterns().stream().map(ActionPattern::value).toList());
    ResourceElement resource = statement.resource();
    if (resource != null) {
      boolean negated = resource instanceof ResourceElement.NotResources;
      json.writeFieldName(negated ? "NotResource" : "Resource");
      writeValues(json, resource.patterns().stream().map(ResourcePattern::value).toList());
    }
    writeConditions(json, statement.conditions());
    json.writeEndObject();
  }

  private static void writePrincipals(JsonGenerator json, List<Principal> principals)
      throws IOException {
    var byType = new LinkedHashMap<String, List<String>>();
    for (Principal principal : principals) {
      if (principal instanceof Principal.Everyone) {
        json.writeString("*");
        return;
      } else if (principal instanceof Principal.Service service) {
        byType.computeIfAbsent("Service", type -> new ArrayList<>()).add(service.host());
      } else if (principal instanceof Principal.Aws aws) {
        byType.computeIfAbsent("AWS", type -> new ArrayList<>()).add(aws.id());
      } else if (principal instanceof Principal.Federated federated) {
        byType.computeIfAbsent("Federated", type -> new ArrayList<>()).add(federated.provider());
      } else if (principal instanceof Principal.CanonicalUser user) {
        byType.computeIfAbsent("CanonicalUser", type -> new ArrayList<>()).add(user.id());
      }
    }
    json.writeStartObject();
    for (Map.Entry<String, List<String>> entry : byType.entrySet()) {
      json.writeFieldName(entry.getKey());
      writeValues(json, entry.getValue());
    }
    json.writeEndObject();
  }

  private static void writeConditions(JsonGenerator json, List<Condition> conditions)
      throws IOException {
    if (conditions.isEmpty()) {
      return;
    }
    var byOperator = new LinkedHashMap<String, List<Condition>>();
    for (Condition condition : conditions) {
      byOperator.computeIfAbsent(condition.operator(), key -> new ArrayList<>()).add(condition);
    }
    json.writeObjectFieldStart("Condition");
    for (Map.Entry<String, List<Condition>> operator : byOperator.entrySet()) {
      json.writeObjectFieldStart(operator.getKey());
      for (Condition condition : operator.getValue()) {
        json.writeFieldName(condition.key());
        writeValues(json, condition.values());
      }
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static void writeValues(JsonGenerator json, List<String> values) throws IOException {
    if (values.size() == 1) {
      json.writeString(values.get(0));
      return;
    }
    json.writeStartArray();
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }
}
