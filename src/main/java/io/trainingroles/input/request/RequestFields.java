package io.trainingroles.input.request;

import io.trainingroles.access.Caller;
import io.trainingroles.access.CallerNames;
import io.trainingroles.access.ContextValue;
import io.trainingroles.access.NamedPolicy;
import io.trainingroles.access.Policies;
import io.trainingroles.access.PolicyLevel;
import io.trainingroles.access.Request;
import io.trainingroles.access.RequestContext;
import io.trainingroles.access.decision.ResourceDecision;
import io.trainingroles.iam.Arn;
import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.iam.Partition;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.PolicyDocumentReader;
import io.trainingroles.iam.PolicyDocumentReading;
import io.trainingroles.input.DelegatingPolicy;
import io.trainingroles.input.KeyGrants;
import io.trainingroles.input.KeyGrantsReader;
import io.trainingroles.input.PolicyUse;
import io.trainingroles.input.RefusedElement;
import io.trainingroles.tree.DuplicateKeys;
import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Entry;
import io.trainingroles.tree.Tree.Listing;
import io.trainingroles.tree.Tree.Mapping;
import io.trainingroles.tree.Tree.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The fields of one request, as they are read. */
final class RequestFields {
  private static final String SOME_ACCOUNT = "123456789012";

  private final List<String> problems;
  private final Map<String, ContextValue> context = new LinkedHashMap<>();

  private @Nullable String action;
  private @Nullable String resource;
  private @Nullable String principal;
  private @Nullable String resourceAccount;
  private List<PolicyDocument> policies = List.of();
  private List<PolicyDocument> boundary = List.of();
  private List<PolicyDocument> sessionPolicy = List.of();
  private List<PolicyDocument> resourcePolicy = List.of();
  private KeyGrants grants = KeyGrants.NONE;
  private List<PolicyLevel> serviceControl = List.of();
  private List<PolicyLevel> resourceControl = List.of();

  RequestFields(List<String> problems) {
    this.problems = problems;
  }

  /** Reads all fields. */
  void read(Mapping request) {
    addDuplicates("$", request);
    request.entries().forEach(this::read);
  }

  private void read(Entry field) {
    Tree value = field.value();
    String path = "$." + field.key();
    switch (field.key()) {
      case "action" -> action = text(path, value);
      case "resource" -> resource = text(path, value);
      case "principal" -> principal = text(path, value);
      case "resource_account" -> resourceAccount = text(path, value);
      case "context" -> readContext(path, value);
      case "kms_grants" -> grants = grants(path, value);
      case "policies" -> policies = documents(path, value);
      case "boundary" -> boundary = document(path, value);
      case "session_policy" -> sessionPolicy = document(path, value);
      case "resource_policy" -> resourcePolicy = resourcePolicy(path, value);
      case "scps" -> serviceControl = levels(path, "SCP", value);
      case "rcps" -> resourceControl = levels(path, "RCP", value);
      default ->
          problems.add(
              path
                  + ": there is no field '"
                  + field.key()
                  + "'; allowed: action, boundary, context, kms_grants, policies, principal, rcps, resource,"
                  + " resource_account, resource_policy, scps, session_policy");
    }
  }

  /** The whole request needs no path. */
  private static String at(String path) {
    return path.equals("$") ? "" : path + ": ";
  }

  private void addDuplicates(String path, Mapping mapping) {
    DuplicateKeys.of(mapping)
        .forEach(finding -> problems.add(at(path) + finding.problem() + "; " + finding.remedy()));
  }

  private @Nullable String text(String path, Tree value) {
    if (value.asText().isEmpty()) {
      problems.add(path + " must be a string, not " + value.described());
    }
    return value.asText().orElse(null);
  }

  private void readContext(String path, Tree value) {
    if (!(value instanceof Mapping keys)) {
      problems.add(
          path
              + " must be a JSON object, not "
              + value.described()
              + "; write {\"KEY\": \"VALUE\"}");
      return;
    }
    addDuplicates(path, keys);
    for (Entry key : keys.entries()) {
      ContextValue read = contextValue(path + "." + key.key(), key.value());
      if (read != null) {
        context.put(key.key(), read);
      }
    }
  }

  private @Nullable ContextValue contextValue(String path, Tree value) {
    if (value.isNull()) {
      return new ContextValue.Unknown("null in the request");
    }
    if (!(value instanceof Listing list)) {
      String single = scalar(path, value);
      return single == null ? null : ContextValue.of(single);
    }
    var values = new ArrayList<String>();
    for (Tree item : list.items()) {
      String single = scalar(path + "[" + values.size() + "]", item);
      values.add(single == null ? "" : single);
    }
    return ContextValue.of(values);
  }

  private @Nullable String scalar(String path, Tree value) {
    if (value instanceof Scalar scalar && !value.isNull()) {
      return scalar.text();
    }
    problems.add(
        path
            + " must be a string, a number, a boolean or a list of them, not "
            + value.described());
    return null;
  }

  private List<PolicyLevel> levels(String path, String word, Tree value) {
    if (!(value instanceof Listing list)) {
      problems.add(
          path
              + " must be a list of levels, not "
              + value.described()
              + "; write [[{…}], …], with those of the root first");
      return List.of();
    }
    var levels = new ArrayList<PolicyLevel>();
    for (Tree item : list.items()) {
      List<PolicyDocument> level = documents(path + "[" + levels.size() + "]", item);
      levels.add(new PolicyLevel(Policies.numbered(word + " " + (levels.size() + 1), level)));
    }
    return levels;
  }

  private List<PolicyDocument> documents(String path, Tree value) {
    if (!(value instanceof Listing list)) {
      problems.add(
          path + " must be a list of policy documents, not " + value.described() + "; write [{…}]");
      return List.of();
    }
    var documents = new ArrayList<PolicyDocument>();
    for (int index = 0; index < list.items().size(); index++) {
      documents.addAll(document(path + "[" + index + "]", list.items().get(index)));
    }
    return documents;
  }

  /** The document, whose principals must be some that AWS accepts. */
  private List<PolicyDocument> resourcePolicy(String path, Tree value) {
    List<PolicyDocument> documents = document(path, value);
    for (PolicyDocument document : documents) {
      for (var refused : RefusedElement.in(document, PolicyUse.ofPrincipals(document))) {
        problems.add(
            path
                + refused.path().in(value).path().toString().substring(1)
                + ": "
                + refused.problem()
                + "; "
                + refused.remedy());
      }
    }
    return documents;
  }

  private KeyGrants grants(String path, Tree value) {
    if (!(value instanceof Mapping object)) {
      problems.add(
          path
              + " must be a JSON object, not "
              + value.described()
              + "; give the output of 'aws kms list-grants'");
      return KeyGrants.NONE;
    }
    KeyGrantsReader.Reading reading = KeyGrantsReader.read(path, "kms_grants", object);
    if (reading instanceof KeyGrantsReader.Reading.Read read) {
      return read.grants();
    }
    for (var finding : ((KeyGrantsReader.Reading.Refused) reading).findings()) {
      problems.add(at(path) + finding.problem() + "; " + finding.remedy());
    }
    return KeyGrants.NONE;
  }

  /** The document; nothing where the value is none, which is then a problem. */
  private List<PolicyDocument> document(String path, Tree value) {
    PolicyDocumentReading reading = new PolicyDocumentReader().read(value);
    if (reading instanceof PolicyDocumentReading.Read read) {
      return List.of(read.document());
    }
    for (var problem : ((PolicyDocumentReading.Malformed) reading).problems()) {
      problems.add(
          path + problem.path().substring(1) + ": " + problem.problem() + "; " + problem.remedy());
    }
    return List.of();
  }

  RequestReading request() {
    if (action == null || resource == null) {
      return new RequestReading.Malformed(
          List.of("'" + (action == null ? "action" : "resource") + "' is missing; add it"));
    }
    try {
      var request = new Request(caller(resource), action, resource, RequestContext.of(context));
      return new RequestReading.Read(allPolicies(request), request);
    } catch (InvalidValueException invalid) {
      return new RequestReading.Malformed(List.of(invalid.problem() + "; " + invalid.remedy()));
    } catch (IllegalArgumentException invalid) {
      return new RequestReading.Malformed(List.of(String.valueOf(invalid.getMessage())));
    }
  }

  private Caller caller(String resource) {
    if (principal != null) {
      return Caller.of(principal);
    }
    Optional<Arn> arn = Arn.of(resource);
    String account =
        resourceAccount != null
            ? resourceAccount
            : arn.flatMap(Arn::knownAccount).orElse(SOME_ACCOUNT);
    Partition partition = arn.map(Arn::partition).flatMap(Partition::of).orElse(Partition.AWS);
    return Caller.of(new Arn(partition.id(), "iam", "", account, "role/some-role").toString());
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
      return CallerNames.isAccount(account)
          ? grants.beside(DelegatingPolicy.of(account, "kms:*"))
          : null;
    }
    NamedPolicy own = only("resource policy", resourcePolicy);
    return own != null && ResourceDecision.isAboutKey(request) ? grants.beside(own) : own;
  }

  /** Those of the caller; a grant needs none of them. */
  private Policies identity(Request request) {
    Policies own = Policies.ofIdentity(policies);
    return grants
        .of(request.caller())
        .map(
            granted ->
                own.withIdentityPolicies(
                    Stream.concat(own.identityPolicies().stream(), Stream.of(granted)).toList()))
        .orElse(own);
  }

  private Policies allPolicies(Request request) {
    return identity(request)
        .withPermissionsBoundary(only("permissions boundary", boundary))
        .withSessionPolicies(Policies.numbered("session policy", sessionPolicy))
        .withResourcePolicy(resourcePolicy(request), resourceAccount)
        .withOrganization(serviceControl, resourceControl);
  }

  private static @Nullable NamedPolicy only(String word, List<PolicyDocument> documents) {
    return documents.isEmpty() ? null : Policies.numbered(word, documents).get(0);
  }
}
