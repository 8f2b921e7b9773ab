package io.trainingroles.input.request;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.trainingroles.access.Caller;
import io.trainingroles.access.CallerNames;
import io.trainingroles.access.ContextValue;
import io.trainingroles.access.NamedPolicy;
import io.trainingroles.access.Policies;
import io.trainingroles.access.PolicyLevel;
import io.trainingroles.access.Request;
import io.trainingroles.access.RequestContext;
import io.trainingroles.access.decision.ResourceDecision;
import io.trainingroles.access.decision.ResourcePolicyElements;
import io.trainingroles.iam.Arn;
import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.iam.PolicyDocument;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of one request, as they are read. */
final class RequestFields {
  private static final String SOME_ACCOUNT = "123456789012";

  private final JsonParser parser;
  private final EmbeddedDocuments documents;
  private final List<String> problems;
  private final Set<String> seen = new HashSet<>();
  private final Map<String, ContextValue> context = new LinkedHashMap<>();

  private @Nullable String action;
  private @Nullable String resource;
  private @Nullable String principal;
  private @Nullable String resourceAccount;
  private List<PolicyDocument> policies = List.of();
  private List<PolicyDocument> boundary = List.of();
  private List<PolicyDocument> sessionPolicy = List.of();
  private List<PolicyDocument> resourcePolicy = List.of();
  private List<PolicyLevel> serviceControl = List.of();
  private List<PolicyLevel> resourceControl = List.of();

  RequestFields(String line, JsonParser parser, List<String> problems) {
    this.parser = parser;
    this.documents = new EmbeddedDocuments(line, parser, problems);
    this.problems = problems;
  }

  /** Reads the field whose name the parser stands on. */
  void read() throws IOException {
    String name = parser.currentName();
    String path = "$." + name;
    parser.nextToken();
    if (!seen.add(name)) {
      problems.add(path + ": '" + name + "' is there twice; leave one of them");
    }
    switch (name) {
      case "action" -> action = text(path);
      case "resource" -> resource = text(path);
      case "principal" -> principal = text(path);
      case "resource_account" -> resourceAccount = text(path);
      case "context" -> readContext(path);
      case "policies" -> policies = documents.list(path);
      case "boundary" -> boundary = documents.one(path);
      case "session_policy" -> sessionPolicy = documents.one(path);
      case "resource_policy" -> resourcePolicy = documents.one(path);
      case "scps" -> serviceControl = levels(path, "SCP");
      case "rcps" -> resourceControl = levels(path, "RCP");
      default -> {
        problems.add(
            path
                + ": there is no field '"
                + name
                + "'; allowed: action, boundary, context, policies, principal, rcps, resource,"
                + " resource_account, resource_policy, scps, session_policy");
        parser.skipChildren();
      }
    }
  }

  private @Nullable String text(String path) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_STRING) {
      return parser.getText();
    }
    problems.add(path + ": this is not a text; write a text in quotation marks");
    parser.skipChildren();
    return null;
  }

  private void readContext(String path) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      problems.add(path + ": this is not a JSON object; write {\"KEY\": \"VALUE\"}");
      parser.skipChildren();
      return;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      parser.nextToken();
      ContextValue value = contextValue(path + "." + key);
      if (value != null && context.put(key, value) != null) {
        problems.add(path + "." + key + ": '" + key + "' is there twice; leave one of them");
      }
    }
  }

  private @Nullable ContextValue contextValue(String path) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return new ContextValue.Unknown("null in the request");
    } else if (parser.currentToken() != JsonToken.START_ARRAY) {
      String value = scalar(path);
      return value == null ? null : ContextValue.of(value);
    }
    var values = new ArrayList<String>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      String value = scalar(path + "[" + values.size() + "]");
      values.add(value == null ? "" : value);
    }
    return ContextValue.of(values);
  }

  private @Nullable String scalar(String path) throws IOException {
    if (parser.currentToken().isScalarValue() && parser.currentToken() != JsonToken.VALUE_NULL) {
      return parser.getText();
    }
    problems.add(path + ": this is no value of a condition key; write a text or a list of texts");
    parser.skipChildren();
    return null;
  }

  private List<PolicyLevel> levels(String path, String word) throws IOException {
    var levels = new ArrayList<PolicyLevel>();
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      problems.add(path + ": this is not a list of levels; write [[{…}], …], the root's first");
      parser.skipChildren();
      return levels;
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      List<PolicyDocument> level = documents.list(path + "[" + levels.size() + "]");
      levels.add(new PolicyLevel(Policies.numbered(word + " " + (levels.size() + 1), level)));
    }
    return levels;
  }

  RequestReading request() {
    if (action == null || resource == null) {
      return new RequestReading.Malformed(
          List.of("$: " + (action == null ? "action" : "resource") + " is missing; add it"));
    }
    try {
      var request = new Request(caller(resource), action, resource, RequestContext.of(context));
      return new RequestReading.Read(allPolicies(request), request);
    } catch (InvalidValueException invalid) {
      return new RequestReading.Malformed(
          List.of("$: " + invalid.problem() + "; " + invalid.remedy()));
    } catch (IllegalArgumentException invalid) {
      return new RequestReading.Malformed(List.of("$: " + invalid.getMessage()));
    }
  }

  private Caller caller(String resource) {
    if (principal != null) {
      return Caller.of(principal);
    }
    String account =
        resourceAccount != null
            ? resourceAccount
            : Arn.of(resource)
                .map(Arn::account)
                .filter(owner -> owner.matches("[0-9]{12}"))
                .orElse(SOME_ACCOUNT);
    return Caller.of("arn:aws:iam::" + account + ":role/some-role");
  }

  /**
   * That of the resource. A key of AWS KMS always has one; where it is not given, it is taken to
   * let the key's account decide, as the one does that AWS makes. See <a
   * href="https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html">Default
   * key policy</a>.
   */
  private @Nullable NamedPolicy resourcePolicy(Request request) {
    if (resourcePolicy.isEmpty() && ResourceDecision.isAboutKey(request)) {
      String owner = request.resourceArn().map(Arn::account).orElse("");
      String account = resourceAccount != null ? resourceAccount : owner;
      return CallerNames.isAccount(account) ? KeyPolicies.takenForGranted(account) : null;
    }
    NamedPolicy policy = only("resource policy", resourcePolicy);
    if (policy != null) {
      ResourcePolicyElements.check(policy.document());
    }
    return policy;
  }

  private Policies allPolicies(Request request) {
    return Policies.ofIdentity(policies)
        .withPermissionsBoundary(only("permissions boundary", boundary))
        .withSessionPolicies(Policies.numbered("session policy", sessionPolicy))
        .withResourcePolicy(resourcePolicy(request), resourceAccount)
        .withOrganization(serviceControl, resourceControl);
  }

  private static @Nullable NamedPolicy only(String word, List<PolicyDocument> documents) {
    return documents.isEmpty() ? null : Policies.numbered(word, documents).get(0);
  }
}
