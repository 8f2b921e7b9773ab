package io.trainingroles.input.symbol;

import io.trainingroles.access.NamedPolicy;
import io.trainingroles.access.pattern.PatternToken;
import io.trainingroles.access.pattern.TextPattern;
import io.trainingroles.access.set.AccessPattern;
import io.trainingroles.iam.Condition;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.PolicyVersion;
import io.trainingroles.iam.ResourceElement;
import io.trainingroles.iam.ResourcePattern;
import io.trainingroles.iam.Statement;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.RolePolicy;
import io.trainingroles.input.StatementBounds;
import io.trainingroles.input.SurroundingPolicies;
import io.trainingroles.role.value.CurrentValue;
import io.trainingroles.role.value.ManagedNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** All that a question and the policies that answer it compare texts with. */
public final class SymbolTexts {
  private static final Pattern ACCOUNT = Pattern.compile("(?<!\\d)\\d{12}(?!\\d)");

  /** The first of the characters that stand for symbols; no text of IAM has one. */
  private static final char FIRST = '\uE100';

  private final List<Sourced> statements = new ArrayList<>();
  private final Set<String> others = new LinkedHashSet<>();
  private ManagedNames managed = ManagedNames.NONE;

  private record Sourced(Statement statement, PolicyVersion version) {}

  /** Adds what a role allows, and within what. */
  public SymbolTexts add(JudgedRole role) {
    for (RolePolicy policy : role.policies()) {
      if (!policy.use().namesPrincipals()) {
        add(policy.document());
      }
    }
    role.attributes().arn().known().ifPresent(others::add);
    managed = managed.and(role.attributes().managed());
    return this;
  }

  /** Adds the policies around a role. */
  public SymbolTexts add(SurroundingPolicies around, JudgedRole role) {
    around.all(role).stream().map(NamedPolicy::document).forEach(this::add);
    others.add(around.callerOf(role).toString());
    return this;
  }

  /** Adds policies of a question. */
  public SymbolTexts add(Collection<NamedPolicy> policies) {
    policies.stream().map(NamedPolicy::document).forEach(this::add);
    return this;
  }

  /** Adds single statements. */
  public SymbolTexts add(List<Statement> some) {
    some.forEach(each -> statements.add(new Sourced(each, PolicyVersion.V2012_10_17)));
    return this;
  }

  /** Adds what is asked for. */
  public SymbolTexts add(AccessPattern asked) {
    add(PolicyDocument.of(List.of(SymbolCase.statement(asked))));
    return this;
  }

  private void add(PolicyDocument document) {
    document
        .statements()
        .forEach(each -> statements.add(new Sourced(each, document.effectiveVersion())));
  }

  /** Whether a text has the partition of the credentials. */
  boolean havePartition() {
    return statements.stream()
        .filter(each -> !each.statement().isKnown())
        .flatMap(each -> each.statement().texts())
        .anyMatch(text -> CurrentValue.PARTITION.isIn(text) || CurrentValue.DNS_SUFFIX.isIn(text));
  }

  /** The same in a case that has a partition only. */
  SymbolTexts in(SymbolCase partition) {
    var texts = new SymbolTexts();
    texts.others.addAll(others);
    texts.managed = managed;
    statements.forEach(
        each -> texts.statements.add(new Sourced(partition.in(each.statement()), each.version())));
    return texts;
  }

  /** The symbols in all that has been added. */
  SortedSet<Symbol> symbols() {
    var symbols = new TreeSet<Symbol>();
    statements.forEach(each -> symbols.addAll(in(each.statement())));
    return symbols;
  }

  /** The symbols of one statement. */
  static SortedSet<Symbol> in(Statement statement) {
    var symbols = new TreeSet<Symbol>();
    if (!statement.isKnown()) {
      statement
          .texts()
          .flatMap(each -> SlotText.of(each).stream())
          .map(SlotText::symbol)
          .forEach(symbols::add);
    }
    return symbols;
  }

  /** The condition keys whose values are compared with symbols. */
  private Set<String> keys() {
    var keys = new HashSet<String>();
    for (Sourced each : statements) {
      for (Condition condition : each.statement().conditions()) {
        if (condition.values().stream().anyMatch(value -> SlotText.of(value).isPresent())) {
          keys.add(condition.key().toLowerCase(Locale.ROOT));
        }
      }
    }
    return keys;
  }

  /**
   * Whether a policy variable has what is compared with a symbol: then it may be a part of both.
   */
  boolean hasVariableOfKey() {
    Set<String> keys = keys();
    return !keys.isEmpty()
        && statements.stream()
            .flatMap(
                each ->
                    each.statement().texts().map(text -> TextPattern.like(text, each.version())))
            .flatMap(pattern -> pattern.tokens().stream())
            .anyMatch(
                token ->
                    token instanceof PatternToken.Variable variable
                        && keys.contains(variable.key()));
  }

  /** What is known of the names of resources. */
  ManagedNames managed() {
    return managed;
  }

  /** What may stand before a symbol. */
  Set<String> before(Symbol symbol) {
    var before = new LinkedHashSet<String>();
    statements.stream()
        .flatMap(each -> each.statement().texts())
        .flatMap(text -> SlotText.of(text).stream())
        .filter(slot -> slot.symbol().equals(symbol))
        .forEach(slot -> before.add(slot.before()));
    return before;
  }

  /**
   * All texts in which a symbol could be named, and where a value could be distinguished from
   * others.
   */
  Set<String> all() {
    var all = new LinkedHashSet<>(others);
    statements.forEach(each -> each.statement().texts().forEach(all::add));
    return all;
  }

  /** What tells values apart, where those of the case are given and others are symbols. */
  PatternStates patterns(SymbolCase given, Collection<Symbol> open) {
    List<Symbol> order = List.copyOf(open);
    UnaryOperator<String> marked = text -> marked(given.in(text), order);
    Set<String> keys = given.isInConditions() ? keys() : Set.of();
    var patterns = new PatternStates();
    var seen = new HashSet<Object>();
    for (Sourced each : statements) {
      Statement statement = SymbolCase.with(each.statement(), marked, given.isInConditions());
      for (Statement bound :
          List.of(StatementBounds.atLeast(statement), StatementBounds.atMost(statement))) {
        add(bound, each.version(), keys, patterns, seen);
      }
    }
    Matcher account = ACCOUNT.matcher(String.join(" ", all()));
    while (account.find()) {
      add(
          TextPattern.resource("arn:*:*:*:" + account.group() + ":*", PolicyVersion.V2012_10_17),
          false,
          patterns,
          seen);
    }
    return patterns;
  }

  private static void add(
      Statement statement,
      PolicyVersion version,
      Set<String> keys,
      PatternStates patterns,
      Set<Object> seen) {
    ResourceElement resource = statement.resource();
    if (resource != null) {
      for (ResourcePattern each : resource.patterns()) {
        add(TextPattern.resource(each.value(), version), false, patterns, seen);
      }
    }
    for (Condition condition : statement.conditions()) {
      if (keys.contains(condition.key().toLowerCase(Locale.ROOT))) {
        boolean ignoresCase = condition.operator().contains("IgnoreCase");
        for (String value : condition.values()) {
          add(TextPattern.like(value, version), ignoresCase, patterns, seen);
          add(TextPattern.exact(value, version), ignoresCase, patterns, seen);
          TextPattern arn = TextPattern.arn(value, version);
          if (arn != null) {
            add(arn, ignoresCase, patterns, seen);
          }
        }
      }
    }
  }

  private static void add(
      TextPattern pattern, boolean ignoresCase, PatternStates patterns, Set<Object> seen) {
    if (seen.add(List.of(pattern, ignoresCase))) {
      patterns.add(pattern, ignoresCase);
    }
  }

  /** A character that no value has, in the place of a symbol. */
  private static String marked(String text, List<Symbol> order) {
    return SlotText.of(text)
        .filter(slot -> order.contains(slot.symbol()))
        .map(
            slot ->
                (slot.before().isEmpty() ? "arn:" : slot.before())
                    + (char) (FIRST + order.indexOf(slot.symbol()))
                    + slot.after())
        .orElse(text);
  }
}
