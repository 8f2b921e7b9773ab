package io.trainingroles.adoption;

import io.trainingroles.iam.ActionElement.Actions;
import io.trainingroles.iam.Condition;
import io.trainingroles.iam.Effect;
import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.Principal;
import io.trainingroles.iam.PrincipalElement.Principals;
import io.trainingroles.iam.Statement;
import io.trainingroles.role.Arguments;
import io.trainingroles.role.Form;
import io.trainingroles.role.Parameter;
import io.trainingroles.role.Trust;
import io.trainingroles.role.trust.TrustedService;
import io.trainingroles.role.trust.Trusts;
import io.trainingroles.role.value.Deployment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A trust policy as a spec has it: the trusts that it could have been written as, principal by
 * principal, and the statements, or what of them is no trust.
 *
 * @param trusts the arguments of each trust by their names, the first of them its key
 * @param rest the other statements, as they are
 */
record RecognisedTrust(List<Map<String, List<String>>> trusts, List<Statement> rest) {

  /** Keeps unchangeable copies. */
  RecognisedTrust {
    trusts = List.copyOf(trusts);
    rest = List.copyOf(rest);
  }

  /**
   * Looks for trusts.
   *
   * @param document the trust policy, in the current version of the language
   * @param deployment where the role is deployed to
   * @param hasInstanceProfile whether an instance profile of the role's name has it, which the
   *     trust in Amazon EC2 would make
   */
  static RecognisedTrust of(
      PolicyDocument document, Deployment deployment, boolean hasInstanceProfile) {
    var trusts = new ArrayList<Map<String, List<String>>>();
    var rest = new ArrayList<Statement>();
    for (Statement statement : document.statements()) {
      var others = new ArrayList<Principal>();
      for (Principal principal : principals(statement)) {
        trust(principal, statement, deployment, hasInstanceProfile)
            .ifPresentOrElse(trusts::add, () -> others.add(principal));
      }
      if (principals(statement).isEmpty()) {
        rest.add(statement);
      } else if (!others.isEmpty()) {
        rest.add(of(statement, statement.sid(), others));
      }
    }
    return new RecognisedTrust(trusts.stream().distinct().toList(), rest);
  }

  /** The document that a spec makes of it. */
  PolicyDocument document(Deployment deployment) {
    return PolicyDocument.of(
        Stream.concat(
                trusts.stream().flatMap(trust -> made(trust).statements(deployment).stream()),
                rest.stream())
            .toList());
  }

  /** Those of whom each could be a trust of its own. */
  private static List<Principal> principals(Statement statement) {
    return statement.effect() == Effect.ALLOW
            && statement.action() instanceof Actions
            && statement.principal() instanceof Principals named
        ? named.principals()
        : List.of();
  }

  private static Optional<Map<String, List<String>>> trust(
      Principal principal, Statement statement, Deployment deployment, boolean hasInstanceProfile) {
    Statement alone = of(statement, null, List.of(principal));
    return candidates(principal, alone, hasInstanceProfile).stream()
        .filter(each -> isSame(each, alone, deployment))
        .findFirst();
  }

  private static Statement of(
      Statement statement, @Nullable String sid, List<Principal> principals) {
    return new Statement(
        sid,
        statement.effect(),
        new Principals(principals),
        statement.action(),
        null,
        statement.conditions());
  }

  private static List<Map<String, List<String>>> candidates(
      Principal principal, Statement statement, boolean hasInstanceProfile) {
    var candidates = new ArrayList<Map<String, List<String>>>();
    if (principal instanceof Principal.Service service) {
      service(service.host())
          .filter(each -> each != TrustedService.EC2 || hasInstanceProfile)
          .ifPresent(each -> addServices(candidates, each, statement));
    } else if (principal instanceof Principal.Aws aws) {
      String externalId = value(statement, "sts:ExternalId");
      Map<String, List<String>> more =
          externalId == null ? Map.of() : Map.of("external_id", List.of(externalId));
      String account = aws.id().replaceFirst("^arn:[a-z-]+:iam::([0-9]{12}):root$", "$1");
      candidates.add(trust("account", account, more));
      candidates.add(trust("role", aws.id(), more));
    } else if (principal instanceof Principal.Federated provider) {
      addOidc(candidates, provider.provider(), statement);
    }
    return candidates;
  }

  private static Optional<TrustedService> service(String host) {
    try {
      return Optional.of(TrustedService.of(host));
    } catch (InvalidValueException other) {
      return Optional.empty();
    }
  }

  private static void addServices(
      List<Map<String, List<String>>> candidates, TrustedService service, Statement statement) {
    String word = service.word();
    String sourceArn = value(statement, "aws:SourceArn");
    String[] parts = sourceArn == null ? new String[0] : sourceArn.split(":", 6);
    Map<String, List<String>> jobs =
        parts.length == 6 ? Map.of("jobs", List.of(parts[5])) : Map.of();
    candidates.add(trust("service", word, jobs));
    var tagging = new LinkedHashMap<>(jobs);
    tagging.put("tags_sessions", List.of("true"));
    candidates.add(trust("service", word, tagging));
    var pods = new LinkedHashMap<String, List<String>>();
    put(pods, "namespace", value(statement, "aws:RequestTag/kubernetes-namespace"));
    put(pods, "service_account", value(statement, "aws:RequestTag/kubernetes-service-account"));
    candidates.add(trust("service", word, pods));
  }

  private static void addOidc(
      List<Map<String, List<String>>> candidates, String provider, Statement statement) {
    String host = provider.substring(provider.indexOf('/') + 1);
    List<String> subjects = values(statement, host + ":sub");
    if (!subjects.isEmpty()) {
      var more = new LinkedHashMap<String, List<String>>();
      more.put("subjects", subjects);
      candidates.add(trust("oidc", provider, more));
      put(more, "audience", value(statement, host + ":aud"));
      candidates.add(trust("oidc", provider, more));
    }
  }

  private static void put(Map<String, List<String>> all, String name, @Nullable String value) {
    if (value != null) {
      all.put(name, List.of(value));
    }
  }

  private static Map<String, List<String>> trust(
      String word, String value, Map<String, List<String>> more) {
    var all = new LinkedHashMap<String, List<String>>();
    all.put(word, List.of(value));
    all.putAll(more);
    return all;
  }

  private static @Nullable String value(Statement statement, String key) {
    List<String> values = values(statement, key);
    return values.size() == 1 ? values.get(0) : null;
  }

  private static List<String> values(Statement statement, String key) {
    return statement.conditions().stream()
        .filter(condition -> condition.key().equalsIgnoreCase(key))
        .flatMap(condition -> condition.values().stream())
        .toList();
  }

  private static boolean isSame(
      Map<String, List<String>> trust, Statement statement, Deployment deployment) {
    try {
      List<Statement> statements = made(trust).statements(deployment);
      return statements.size() == 1 && shape(statements.get(0)).equals(shape(statement));
    } catch (InvalidValueException refused) {
      return false;
    }
  }

  private static Trust made(Map<String, List<String>> trust) {
    Form<Trust> form =
        Trusts.ALL.stream()
            .filter(each -> trust.containsKey(each.word()))
            .findFirst()
            .orElseThrow();
    var arguments = new Arguments();
    trust.forEach(
        (name, values) -> values.forEach(value -> add(arguments, form.parameter(name), value)));
    return form.make().apply(arguments);
  }

  private static <T> void add(Arguments arguments, Parameter<T> parameter, String value) {
    arguments.add(parameter, parameter.type().apply(value));
  }

  /** What counts of a statement: not its order, and not the case of what ignores case. */
  private record Shape(String principal, TreeSet<String> actions, TreeSet<String> conditions) {}

  private static Shape shape(Statement statement) {
    var actions = new TreeSet<String>();
    statement
        .action()
        .patterns()
        .forEach(action -> actions.add(action.value().toLowerCase(Locale.ROOT)));
    var conditions = new TreeSet<String>();
    for (Condition condition : statement.conditions()) {
      conditions.add(
          condition.operator().toLowerCase(Locale.ROOT)
              + " "
              + condition.key().toLowerCase(Locale.ROOT)
              + " "
              + new TreeSet<>(condition.values()));
    }
    String principal =
        statement.principal() instanceof Principals named
            ? named.principals().get(0).text().replaceFirst("^([0-9]{12})$", "arn:aws:iam::$1:root")
            : "";
    return new Shape(principal, actions, conditions);
  }
}
