package io.trainingroles.input.symbol;

import io.trainingroles.access.set.AccessPattern;
import io.trainingroles.iam.ActionElement;
import io.trainingroles.iam.Condition;
import io.trainingroles.iam.Effect;
import io.trainingroles.iam.Partition;
import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.ResourceElement;
import io.trainingroles.iam.ResourcePattern;
import io.trainingroles.iam.Statement;
import io.trainingroles.iam.UnknownText;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.RolePolicy;
import io.trainingroles.input.StatementBounds;
import io.trainingroles.input.UnseenPolicy;
import io.trainingroles.role.value.CurrentValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One way in which values that are known only later can be equal to each other and to what policies
 * name: with a value for each of them that stands for all others of which the same is true.
 */
public final class SymbolCase {
  /** The case in which no value is given. */
  public static final SymbolCase OPEN = new SymbolCase(null, new TreeMap<>(), Set.of(), true);

  private final @Nullable Partition partition;
  private final SortedMap<Symbol, String> values;
  private final Set<Symbol> unusual;
  private final boolean inConditions;

  private SymbolCase(
      @Nullable Partition partition,
      SortedMap<Symbol, String> values,
      Set<Symbol> unusual,
      boolean inConditions) {
    this.partition = partition;
    this.values = Collections.unmodifiableSortedMap(values);
    this.unusual = Set.copyOf(unusual);
    this.inConditions = inConditions;
  }

  /** The same in which values of conditions stay open. */
  SymbolCase onlyInResources() {
    return new SymbolCase(partition, values, unusual, false);
  }

  /** The same in a partition, where texts have that of the credentials. */
  SymbolCase with(Partition of) {
    return new SymbolCase(of, values, unusual, inConditions);
  }

  /** The same with a value for one more; {@code isUsual} if it is like no other. */
  SymbolCase with(Symbol symbol, String value, boolean isUsual) {
    var more = new TreeMap<>(values);
    more.put(symbol, value);
    var others = new HashSet<>(unusual);
    if (!isUsual) {
      others.add(symbol);
    }
    return new SymbolCase(partition, more, others, inConditions);
  }

  SortedMap<Symbol, String> values() {
    return values;
  }

  boolean isInConditions() {
    return inConditions;
  }

  /**
   * Whether no value is given.
   *
   * @return true if what is known only later stays so
   */
  public boolean isOpen() {
    return values.isEmpty() && partition == null;
  }

  /**
   * A resource, or a pattern of resources, in this case.
   *
   * @param text a text with values that are known only later
   * @return the text with those that the case gives
   */
  public String in(String text) {
    String here = partition == null ? text : CurrentValue.in(text, partition);
    Optional<SlotText> slot = SlotText.of(here);
    String value = slot.map(each -> values.get(each.symbol())).orElse(null);
    return value == null ? here : slot.orElseThrow().with(value);
  }

  /**
   * A text that is not one of a policy, such as a place in a job, in this case.
   *
   * @param text a text with values that are known only later
   * @return the text with each value that the case gives; nothing where it has another one
   */
  public Optional<String> filled(String text) {
    String filled = partition == null ? text : CurrentValue.in(text, partition);
    for (Symbol symbol : Symbol.in(filled)) {
      String value = values.get(symbol);
      if (value != null) {
        filled = symbol.replaced(filled, value);
      }
    }
    return UnknownText.isIn(filled) ? Optional.empty() : Optional.of(filled);
  }

  /**
   * The role in this case.
   *
   * @param role the role
   * @return the role with the values in its policies; what is known by now is no longer unseen
   */
  public JudgedRole in(JudgedRole role) {
    List<RolePolicy> policies =
        role.policies().stream()
            .map(policy -> policy.use().namesPrincipals() ? policy : in(policy))
            .toList();
    var unseen = new ArrayList<UnseenPolicy>();
    for (UnseenPolicy policy : role.unseen()) {
      if (policy.statement() == null || !policy.isAboutAccess()) {
        unseen.add(policy);
      } else if (!in(policy.statement()).isKnown()) {
        unseen.add(policy.with(in(policy.statement())));
      }
    }
    return new JudgedRole(
        role.name(), role.path(), policies, unseen, role.attributes(), role.kind());
  }

  private RolePolicy in(RolePolicy policy) {
    PolicyDocument document = policy.document();
    return new RolePolicy(
        policy.use(),
        policy.name(),
        new PolicyDocument(
            document.version(),
            document.id(),
            document.statements().stream().map(this::in).toList()),
        policy.source(),
        policy.managed());
  }

  Statement in(Statement statement) {
    return statement.isKnown() ? statement : with(statement, this::in, inConditions);
  }

  /** A statement with other resources, and other values of conditions if they are to be changed. */
  static Statement with(Statement statement, UnaryOperator<String> text, boolean inConditions) {
    return new Statement(
        statement.sid(),
        statement.effect(),
        statement.principal(),
        statement.action(),
        statement.resource() == null ? null : with(statement.resource(), text),
        inConditions
            ? statement.conditions().stream()
                .map(
                    each ->
                        new Condition(
                            each.operator(), each.key(), each.values().stream().map(text).toList()))
                .toList()
            : statement.conditions());
  }

  private static ResourceElement with(ResourceElement element, UnaryOperator<String> text) {
    List<ResourcePattern> patterns =
        element.patterns().stream()
            .map(each -> ResourcePattern.of(text.apply(each.value())))
            .toList();
    return element instanceof ResourceElement.NotResources
        ? new ResourceElement.NotResources(patterns)
        : new ResourceElement.Resources(patterns);
  }

  /**
   * What is asked for, in this case.
   *
   * @param asked requests
   * @return the requests, with the values
   */
  public AccessPattern in(AccessPattern asked) {
    return new AccessPattern(
        asked.action(),
        ResourcePattern.of(in(asked.resource().value())),
        inConditions
            ? asked.conditions().stream()
                .map(
                    each ->
                        new Condition(
                            each.operator(),
                            each.key(),
                            each.values().stream().map(this::in).toList()))
                .toList()
            : asked.conditions());
  }

  /**
   * All that may be asked for, whatever the values that are known only later.
   *
   * @param asked requests
   * @return at least these requests; the same if all is known
   */
  public static AccessPattern atMost(AccessPattern asked) {
    Statement statement = statement(asked);
    if (statement.isKnown()) {
      return asked;
    }
    Statement most = StatementBounds.atMost(statement);
    List<ResourcePattern> resources = Objects.requireNonNull(most.resource()).patterns();
    return new AccessPattern(
        asked.action(),
        resources.size() == 1 ? resources.get(0) : ResourcePattern.ANY,
        most.conditions());
  }

  /** A statement that allows what is asked for. */
  static Statement statement(AccessPattern asked) {
    return new Statement(
        null,
        Effect.ALLOW,
        null,
        new ActionElement.Actions(List.of(asked.action())),
        new ResourceElement.Resources(List.of(asked.resource())),
        asked.conditions());
  }

  /**
   * A text with the expressions in the place of the values that stand for any.
   *
   * @param text such as the resource of a request
   * @return such as <code>arn:aws:s3:::${aws_s3_bucket.data.bucket}/train/x</code>
   */
  public String shown(String text) {
    String shown = text;
    for (Map.Entry<Symbol, String> each : values.entrySet()) {
      if (!unusual.contains(each.getKey())) {
        shown = shown.replace(each.getValue(), each.getKey().toString());
      }
    }
    return shown;
  }

  /**
   * A resource of an answer, with its symbol in the place of a value that stands for any.
   *
   * @param pattern a pattern of resources
   * @return the pattern as its policy has it
   */
  public ResourcePattern marked(ResourcePattern pattern) {
    String marked = pattern.value();
    for (Map.Entry<Symbol, String> each : values.entrySet()) {
      if (!unusual.contains(each.getKey())) {
        marked = marked.replace(each.getValue(), each.getKey().text());
      }
    }
    return ResourcePattern.of(marked);
  }

  /**
   * A statement of an answer, with its symbols in the place of values that stand for any.
   *
   * @param statement a statement
   * @return the statement as its policy has it
   */
  public Statement marked(Statement statement) {
    return with(statement, text -> marked(ResourcePattern.of(text)).value(), false);
  }

  /**
   * What is particular about the case.
   *
   * @return such as <code>${var.output} is the same as ${var.input}</code>; empty where all values
   *     are different from each other and from what policies name
   */
  public List<String> equalities() {
    Stream<String> where =
        partition == null || partition == Partition.AWS
            ? Stream.of()
            : Stream.of("the partition is " + partition.id());
    Stream<String> equal =
        values.entrySet().stream()
            .filter(each -> unusual.contains(each.getKey()))
            .map(each -> each.getKey() + " is " + shown(named(each.getValue())));
    return Stream.concat(where, equal).toList();
  }

  private String named(String value) {
    return values.entrySet().stream()
            .filter(each -> !unusual.contains(each.getKey()))
            .anyMatch(each -> each.getValue().equals(value))
        ? "the same as " + value
        : "'" + value + "'";
  }
}
