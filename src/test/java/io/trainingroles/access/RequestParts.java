package io.trainingroles.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trainingroles.access.condition.ConditionOperator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The parts of a request in JSON, as it is written. */
public record RequestParts(ObjectNode request) {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}*?$,]+)}");

  /** A field whose value is a text; the empty text where it is missing. */
  public String text(String field) {
    return request.path(field).asText();
  }

  /** Whether there is a field or a condition key of this name. */
  public boolean has(String name) {
    return request.has(name) || given(name) != null;
  }

  /** What the request has under a condition key. */
  public List<String> values(String key) {
    JsonNode given = given(key);
    return given == null ? List.of() : texts(given);
  }

  private @Nullable JsonNode given(String key) {
    for (Map.Entry<String, JsonNode> given : request.path("context").properties()) {
      if (given.getKey().equalsIgnoreCase(key)) {
        return given.getValue();
      }
    }
    return null;
  }

  /** Whether a value has a variable without a default whose key has not one value. */
  public boolean hasVariableWithoutValue(String value) {
    return VARIABLE
        .matcher(value)
        .results()
        .map(found -> given(found.group(1)))
        .anyMatch(given -> given == null || given.isArray());
  }

  public List<OneStatement> statements() {
    var found = new ArrayList<OneStatement>();
    add(found, PolicyKind.IDENTITY, request.path("policies"));
    add(found, PolicyKind.PERMISSIONS_BOUNDARY, request.path("boundary"));
    add(found, PolicyKind.SESSION, request.path("session_policy"));
    add(found, PolicyKind.RESOURCE, request.path("resource_policy"));
    add(found, PolicyKind.SERVICE_CONTROL, request.path("scps"));
    add(found, PolicyKind.RESOURCE_CONTROL, request.path("rcps"));
    return found;
  }

  private void add(List<OneStatement> found, PolicyKind kind, JsonNode documents) {
    if (documents.isArray()) {
      documents.forEach(document -> add(found, kind, document));
    }
    boolean hasVariables = documents.path("Version").asText().equals("2012-10-17");
    documents
        .path("Statement")
        .forEach(
            statement ->
                found.add(
                    new OneStatement(
                        kind, statement, hasVariables, request.path("principal").asText())));
  }

  public List<OneCondition> conditions() {
    var found = new ArrayList<OneCondition>();
    for (OneStatement statement : statements()) {
      for (Map.Entry<String, JsonNode> operator : statement.json().path("Condition").properties()) {
        for (Map.Entry<String, JsonNode> key : operator.getValue().properties()) {
          found.add(
              new OneCondition(
                  ConditionOperator.of(operator.getKey()).orElseThrow(),
                  key.getKey(),
                  texts(key.getValue()),
                  statement.hasVariables()));
        }
      }
    }
    return found;
  }

  /** The values of {@code Resource} or {@code NotResource} in all statements. */
  public List<String> resources(String element) {
    var found = new ArrayList<String>();
    for (OneStatement statement : statements()) {
      found.addAll(texts(statement.json().path(element)));
    }
    return found;
  }

  private static List<String> texts(JsonNode value) {
    var texts = new ArrayList<String>();
    if (value.isArray()) {
      value.forEach(item -> texts.add(item.asText()));
    } else if (!value.isMissingNode()) {
      texts.add(value.asText());
    }
    return texts;
  }

  /** One key of one operator of one statement. */
  public record OneCondition(
      ConditionOperator operator, String key, List<String> values, boolean hasVariables) {}

  /** A statement of a policy of the request. */
  public record OneStatement(PolicyKind kind, JsonNode json, boolean hasVariables, String caller) {
    public boolean allows() {
      return json.path("Effect").asText().equals("Allow");
    }

    /** How an element names the caller. */
    public PrincipalMatch principal(String element) {
      PrincipalMatch best = PrincipalMatch.NONE;
      for (String name : names(element)) {
        PrincipalMatch match = match(name);
        best = match.compareTo(best) > 0 ? match : best;
      }
      return best;
    }

    public boolean exceptsHalfOfCaller() {
      List<PrincipalMatch> listed = names("NotPrincipal").stream().map(this::match).toList();
      boolean isEveryone = names("NotPrincipal").contains("*");
      boolean hasAccount = listed.contains(PrincipalMatch.ACCOUNT);
      boolean hasSelf =
          listed.contains(PrincipalMatch.ROLE) || listed.contains(PrincipalMatch.DIRECT);
      return caller.startsWith("arn:") && !isEveryone && hasAccount != hasSelf;
    }

    private List<String> names(String element) {
      JsonNode principals = json.path(element);
      var names = new ArrayList<String>();
      if (principals.isObject()) {
        principals.forEach(value -> names.addAll(texts(value)));
      } else {
        names.addAll(texts(principals));
      }
      return names;
    }

    private PrincipalMatch match(String name) {
      if (name.equals("*") || name.equals(caller)) {
        return name.equals(RandomRequests.ROLE) ? PrincipalMatch.ROLE : PrincipalMatch.DIRECT;
      } else if (caller.startsWith("arn:")
          && (name.equals(RandomRequests.ACCOUNT) || name.endsWith(":root"))) {
        return PrincipalMatch.ACCOUNT;
      }
      boolean isRole = name.equals(RandomRequests.ROLE);
      return isRole && caller.equals(RandomRequests.SESSION)
          ? PrincipalMatch.ROLE
          : PrincipalMatch.NONE;
    }
  }
}
