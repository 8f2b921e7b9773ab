package io.trainingroles.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.access.Request;
import io.trainingroles.access.documented.DecisionClaims;
import io.trainingroles.access.set.RequestSet;
import io.trainingroles.check.CheckFinding;
import io.trainingroles.finding.Location;
import io.trainingroles.iam.ActionElement;
import io.trainingroles.iam.ActionPattern;
import io.trainingroles.iam.Condition;
import io.trainingroles.iam.Effect;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.PolicyDocumentWriter;
import io.trainingroles.iam.ResourceElement;
import io.trainingroles.iam.ResourcePattern;
import io.trainingroles.iam.Statement;
import io.trainingroles.input.AccessInput;
import io.trainingroles.input.InputReading;
import io.trainingroles.input.JudgedKind;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.PolicyUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What the review says is not allowed, not denied, or said twice, is held to the simulator: the
 * role is judged with and without it, for random requests as AWS has them. {@code
 * -Dwithout.effect.roles=10000} takes more roles, {@code -Dwithout.effect.seed=7} others.
 */
final class ElementsWithoutEffectTest {
  private static final int ROLES = Integer.getInteger("without.effect.roles", 150);
  private static final long SEED = Long.getLong("without.effect.seed", 1);
  private static final int REQUESTS = 60;
  private static final String POLICY = "policy";
  private static final Pattern PLACE =
      Pattern.compile("\\$\\.Statement\\[(\\d+)](?:\\.(\\w+))?(?:\\[(\\d+)])?.*", Pattern.DOTALL);
  private static final Pattern ACTION_OF_VARIABLE =
      Pattern.compile("no request of ([^ ,]+).* has a value for .*", Pattern.DOTALL);
  private static final Path DENIALS =
      Path.of("src", "test", "resources", "fixtures", "denials", "requests.txt");
  private static final Reviewer REVIEWER =
      new Reviewer(Catalogue.CHECKS, CheckSettings.of(LocalDate.of(2026, 11, 24)));

  /** A document has at least one statement. */
  private static final Statement NOTHING =
      new Statement(
          null,
          Effect.DENY,
          null,
          ActionElement.Actions.of("example:Nothing"),
          ResourceElement.Resources.of("*"),
          List.of());

  /** A role with one document, and perhaps a boundary. */
  private record Role(PolicyDocument document, @Nullable PolicyDocument boundary) {
    RequestSet access() {
      return judged().access();
    }

    JudgedRole judged() {
      var policies = new ArrayList<>(read(document, PolicyUse.INLINE).policies());
      if (boundary != null) {
        policies.addAll(read(boundary, PolicyUse.PERMISSIONS_BOUNDARY).policies());
      }
      JudgedRole one = read(document, PolicyUse.INLINE);
      return new JudgedRole("role", "/", policies, List.of(), one.attributes(), JudgedKind.ROLE);
    }

    private static JudgedRole read(PolicyDocument document, PolicyUse use) {
      String text = new PolicyDocumentWriter().write(document);
      String name = use == PolicyUse.INLINE ? POLICY : "boundary";
      return ((InputReading.Read) AccessInput.readDocument(name, name, text, use)).roles().get(0);
    }

    Role with(int index, List<Statement> instead) {
      var statements = new ArrayList<>(document.statements());
      statements.remove(index);
      statements.addAll(index, instead);
      if (statements.isEmpty()) {
        statements.add(NOTHING);
      }
      return new Role(PolicyDocument.of(statements), boundary);
    }

    List<PolicyDocument> documents() {
      return boundary == null ? List.of(document) : List.of(document, boundary);
    }
  }

  /**
   * What a finding says makes no difference.
   *
   * @param index of the statement
   * @param instead what the statement would be without it
   * @param about what is gone
   */
  private record Claim(int index, List<Statement> instead, Statement about) {}

  @Test
  void findings_when_theySayThatAnElementHasNoEffect_areConfirmedByTheSimulator() {
    var random = new Random(SEED);
    var policies = new PoliciesWithMistakes(random);
    var claims = new DecisionClaims(random, REQUESTS);
    var counts = new TreeMap<String, Integer>();
    var wrong = new ArrayList<String>();
    for (int number = 0; number < ROLES; number++) {
      PolicyDocument boundary = random.nextInt(4) == 0 ? policies.ofAws() : null;
      var role = new Role(policies.next(), boundary);
      findings(role)
          .forEach(
              finding -> {
                Optional<Claim> claim = claim(role, finding);
                claim.ifPresent(
                    said -> {
                      counts.merge(finding.finding().code().value(), 1, Integer::sum);
                      disagreement(claims, role, said)
                          .ifPresent(request -> wrong.add(shown(role, finding, request)));
                    });
              });
    }
    System.out.println(counts + "; " + claims);

    assertThat(wrong).isEmpty();
    assertThat(counts)
        .containsKeys(
            "ACTION_NEVER_ON_RESOURCE",
            "CONDITION_KEY_NOT_OF_ACTION",
            "DENY_THAT_NEVER_MATTERS",
            "GRANT_OUTSIDE_BOUNDARY",
            "REDUNDANT_ACTION",
            "REDUNDANT_RESOURCE",
            "REDUNDANT_STATEMENT",
            "RESOURCE_WITHOUT_ACTION",
            "SOURCE_KEY_IN_IDENTITY_POLICY",
            "STATEMENT_NEVER_MATCHES",
            "VARIABLE_NOT_OF_ACTION");
  }

  /** The same questions about elements that no finding is about: most have an effect. */
  @Test
  void requests_when_anElementHasAnEffect_showIt() {
    var random = new Random(SEED);
    var policies = new PoliciesWithMistakes(random);
    var claims = new DecisionClaims(random, REQUESTS);
    int shown = 0;
    int asked = 0;
    for (int number = 0; number < ROLES / 4; number++) {
      var role = new Role(policies.ofAws(), null);
      List<Claim> said =
          findings(role).stream().flatMap(each -> claim(role, each).stream()).toList();
      for (int index = 0; index < role.document().statements().size(); index++) {
        int at = index;
        if (said.stream().noneMatch(claim -> claim.index() == at)) {
          Statement statement = role.document().statements().get(index);
          asked++;
          shown +=
              disagreement(claims, role, new Claim(index, List.of(), statement)).isPresent()
                  ? 1
                  : 0;
        }
      }
    }

    assertThat(shown).as("of %s", asked).isGreaterThan(asked * 4 / 5);
  }

  /** AWS says of a request that it is denied: so there is such a request. */
  @Test
  void findings_when_awsDeniedTheRequest_doNotSayThatItsActionIsNeverOnTheResource()
      throws IOException {
    List<String> denials =
        Files.readAllLines(DENIALS).stream().filter(line -> !line.startsWith("#")).toList();
    for (String denial : denials) {
      String[] fields = denial.split("\t", -1);
      var allowed =
          new Statement(
              null,
              Effect.ALLOW,
              null,
              ActionElement.Actions.of(fields[0]),
              ResourceElement.Resources.of(fields[1]),
              List.of());
      var role = new Role(PolicyDocument.of(List.of(allowed)), null);

      assertThat(findings(role).stream().flatMap(found -> claim(role, found).stream()))
          .as(denial)
          .isEmpty();
    }
    assertThat(denials).hasSizeGreaterThan(100);
  }

  private static List<CheckFinding> findings(Role role) {
    return REVIEWER.review(role.judged()).findings().stream()
        .flatMap(CheckFinding::single)
        .toList();
  }

  private static Optional<Request> disagreement(DecisionClaims claims, Role role, Claim claim) {
    Role without = role.with(claim.index(), claim.instead());
    return claims.disagreement(role.access(), without.access(), claim.about(), role.documents());
  }

  private static Optional<Claim> claim(Role role, CheckFinding found) {
    if (!(found.finding().location() instanceof Location.Element place)
        || !place.input().equals(POLICY)) {
      return Optional.empty();
    }
    Matcher way = PLACE.matcher(place.path());
    if (!way.matches()) {
      return Optional.empty();
    }
    int index = Integer.parseInt(way.group(1));
    Statement statement = role.document().statements().get(index);
    String item = way.group(3);
    return claim(found, index, statement, item == null ? 0 : Integer.parseInt(item));
  }

  private static Optional<Claim> claim(
      CheckFinding found, int index, Statement statement, int item) {
    String subject = found.subject().substring(found.subject().indexOf(": ") + 2);
    String problem = found.finding().problem();
    return switch (found.finding().code().value()) {
      case "ACTION_NEVER_ON_RESOURCE", "REDUNDANT_ACTION", "GRANT_OUTSIDE_BOUNDARY" ->
          Optional.of(withoutAction(index, statement, item));
      case "RESOURCE_WITHOUT_ACTION", "REDUNDANT_RESOURCE" ->
          Optional.of(withoutResource(index, statement, item));
      case "REDUNDANT_STATEMENT", "DENY_THAT_NEVER_MATTERS", "STATEMENT_NEVER_MATCHES" ->
          Optional.of(new Claim(index, List.of(), statement));
      case "SOURCE_KEY_IN_IDENTITY_POLICY" ->
          problem.endsWith("the condition is always met")
              ? withoutCondition(index, statement, subject)
              : Optional.of(new Claim(index, List.of(), statement));
      case "CONDITION_KEY_NOT_OF_ACTION" -> ofKey(index, statement, subject, problem);
      case "VARIABLE_NOT_OF_ACTION" -> ofVariable(index, statement, subject, problem);
      default -> Optional.empty();
    };
  }

  private static Claim withoutAction(int index, Statement statement, int item) {
    var patterns = new ArrayList<ActionPattern>(statement.action().patterns());
    ActionPattern gone = patterns.remove(item);
    return new Claim(
        index,
        patterns.isEmpty() ? List.of() : List.of(withActions(statement, patterns)),
        withActions(statement, List.of(gone)));
  }

  private static Claim withoutResource(int index, Statement statement, int item) {
    var patterns = new ArrayList<ResourcePattern>(patterns(statement));
    ResourcePattern gone = patterns.remove(item);
    return new Claim(
        index,
        patterns.isEmpty() ? List.of() : List.of(withResources(statement, patterns)),
        withResources(statement, List.of(gone)));
  }

  private static Optional<Claim> withoutCondition(int index, Statement statement, String key) {
    List<Condition> left =
        statement.conditions().stream()
            .filter(condition -> !condition.key().equalsIgnoreCase(key))
            .toList();
    return left.size() < statement.conditions().size() - 1
        ? Optional.empty()
        : Optional.of(new Claim(index, List.of(withConditions(statement, left)), statement));
  }

  /** Of an action and a key: the action is not part of the statement, or the condition is not. */
  private static Optional<Claim> ofKey(
      int index, Statement statement, String subject, String problem) {
    String action = subject.substring(0, subject.indexOf(' '));
    String key = subject.substring(subject.indexOf(' ') + 1);
    List<ActionPattern> patterns = new ArrayList<>(statement.action().patterns());
    if (!patterns.removeIf(pattern -> pattern.value().equals(action))) {
      return Optional.empty();
    }
    Statement one = withActions(statement, List.of(ActionPattern.of(action)));
    var instead = new ArrayList<Statement>();
    if (!patterns.isEmpty()) {
      instead.add(withActions(statement, patterns));
    }
    if (problem.endsWith("the condition is always met")) {
      Optional<Claim> free = withoutCondition(index, one, key);
      free.ifPresent(claim -> instead.addAll(claim.instead()));
      return free.map(claim -> new Claim(index, instead, one));
    }
    return Optional.of(new Claim(index, instead, one));
  }

  /** Of the first action that is named, on the resources that have the variable. */
  private static Optional<Claim> ofVariable(
      int index, Statement statement, String variable, String problem) {
    if (problem.endsWith("'" + variable + "'")) {
      return Optional.empty();
    }
    List<ResourcePattern> with =
        patterns(statement).stream().filter(pattern -> pattern.value().contains(variable)).toList();
    if (with.isEmpty()) {
      return Optional.empty();
    }
    Matcher named = ACTION_OF_VARIABLE.matcher(problem);
    Statement gone =
        named.matches()
            ? withActions(statement, List.of(ActionPattern.of(named.group(1))))
            : statement;
    var instead = new ArrayList<Statement>();
    List<ActionPattern> actions = new ArrayList<>(statement.action().patterns());
    actions.removeAll(gone.action().patterns());
    if (!actions.isEmpty()) {
      instead.add(withActions(statement, actions));
    }
    List<ResourcePattern> left =
        patterns(statement).stream().filter(pattern -> !with.contains(pattern)).toList();
    if (!left.isEmpty()) {
      instead.add(withResources(gone, left));
    }
    return Optional.of(new Claim(index, instead, withResources(gone, with)));
  }

  private static List<ResourcePattern> patterns(Statement statement) {
    ResourceElement resource = statement.resource();
    return resource == null ? List.of() : resource.patterns();
  }

  private static Statement withActions(Statement old, List<ActionPattern> patterns) {
    return new Statement(
        null,
        old.effect(),
        null,
        new ActionElement.Actions(patterns),
        old.resource(),
        old.conditions());
  }

  private static Statement withResources(Statement old, List<ResourcePattern> patterns) {
    return new Statement(
        null,
        old.effect(),
        null,
        old.action(),
        new ResourceElement.Resources(patterns),
        old.conditions());
  }

  private static Statement withConditions(Statement old, List<Condition> conditions) {
    return new Statement(null, old.effect(), null, old.action(), old.resource(), conditions);
  }

  private static String shown(Role role, CheckFinding found, Request request) {
    var writer = new PolicyDocumentWriter();
    PolicyDocument boundary = role.boundary();
    return "%s (%s)%n%s%n%s%n%s"
        .formatted(
            found.finding().problem(),
            found.finding().location(),
            request,
            writer.write(role.document()),
            boundary == null ? "" : writer.write(boundary));
  }
}
