package io.trainingroles.organisation;

import static io.trainingroles.finding.Quotation.quoted;

import io.trainingroles.finding.Finding;
import io.trainingroles.finding.IssueCode;
import io.trainingroles.finding.IssuePage;
import io.trainingroles.finding.Severity;
import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.input.question.AccessPhrase;
import io.trainingroles.input.question.QuestionNames;
import io.trainingroles.review.Catalogue;
import io.trainingroles.spec.SpecReading;
import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Entry;
import io.trainingroles.tree.Tree.Listing;
import io.trainingroles.tree.Tree.Mapping;
import io.trainingroles.tree.Tree.Scalar;
import io.trainingroles.tree.Tree.ScalarKind;
import io.trainingroles.tree.YamlReader;
import io.trainingroles.tree.YamlRefusedException;
import io.trainingroles.yaml.KeyReader;
import io.trainingroles.yaml.YamlProblems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the rules of an organisation and finds everything that is wrong with them. */
public final class OrganisationReader {
  private static final IssueCode NOT_ONE_RULE = new IssueCode("NOT_ONE_RULE");
  private static final IssueCode UNKNOWN_CHECK = new IssueCode("UNKNOWN_CHECK");
  private static final String RULES_EXAMPLE = "rules: [{path: /training/}]";
  private static final String CHECKS_EXAMPLE =
      "checks: {SERVICE_WILDCARD: {type: error, reason: \"…\"}}";
  private static final String OWNER_EXAMPLE = "\"Cloud security <security@example.com>\"";

  private final YamlProblems problems = new YamlProblems();
  private QuestionNames names = new QuestionNames(List.of());

  private OrganisationReader() {}

  /**
   * Reads a YAML file's text.
   *
   * @param source the name of the file, for the findings
   * @param yaml the text
   * @return the rules, or all that is wrong with them
   */
  public static SpecReading<Organisation> read(String source, String yaml) {
    Tree root;
    try {
      root = new YamlReader(source).read(yaml);
    } catch (YamlRefusedException refused) {
      return new SpecReading.Refused<>(List.of(refused.finding()));
    }
    if (root instanceof Scalar scalar && scalar.kind() == ScalarKind.NULL) {
      return new SpecReading.Refused<>(List.of(YamlReader.emptyFile(source)));
    }
    return new OrganisationReader().read(root);
  }

  private SpecReading<Organisation> read(Tree root) {
    Optional<Organisation> organisation =
        problems.mapping(root, "a file of rules", RULES_EXAMPLE).map(this::organisation);
    List<Finding> findings = problems.findings();
    return problems.hasErrors() || organisation.isEmpty()
        ? new SpecReading.Refused<>(findings)
        : new SpecReading.Read<>(organisation.get(), findings);
  }

  private Organisation organisation(Mapping mapping) {
    var keys =
        new KeyReader(
            mapping,
            "a file of rules",
            List.of("owner", "known_actions", "rules", "checks"),
            problems);
    String owner = keys.optional("owner").flatMap(this::owner).orElse(null);
    var known = new ArrayList<String>();
    keys.optional("known_actions")
        .map(node -> problems.items(node, "'known_actions'", "[bedrock:NewAction]"))
        .orElse(List.of())
        .forEach(
            item ->
                problems
                    .text(item, "an item of 'known_actions'", "bedrock:NewAction")
                    .ifPresent(known::add));
    names = new QuestionNames(known);
    var rules = new ArrayList<Rule>();
    for (Tree item :
        keys.optional("rules")
            .map(node -> problems.items(node, "'rules'", RULES_EXAMPLE))
            .orElse(List.of())) {
      problems
          .mapping(item, "a rule", "{path: /training/}")
          .flatMap(rule -> rule(rule, owner))
          .ifPresent(rules::add);
    }
    Map<IssueCode, Severity> severities = new HashMap<>();
    Set<IssueCode> off = new HashSet<>();
    keys.optional("checks")
        .flatMap(node -> problems.mapping(node, "'checks'", CHECKS_EXAMPLE))
        .ifPresent(checks -> readChecks(checks, severities, off));
    return new Organisation(rules, severities, off);
  }

  private Optional<String> owner(Tree node) {
    return problems.text(node, "'owner'", OWNER_EXAMPLE);
  }

  private Optional<Rule> rule(Mapping mapping, @Nullable String owner) {
    List<String> words = RuleForms.ALL.stream().map(RuleForm::word).toList();
    var allowed = new ArrayList<>(words);
    allowed.addAll(List.of("message", "owner"));
    var keys = new KeyReader(mapping, "a rule", allowed, problems);
    List<RuleForm> given =
        RuleForms.ALL.stream().filter(form -> keys.optional(form.word()).isPresent()).toList();
    if (given.size() != 1) {
      problems.add(
          NOT_ONE_RULE,
          mapping.location(),
          given.isEmpty()
              ? "the item contains no rule"
              : "the item contains several rules, and a rule must have an item of its own",
          "write each rule as an item of its own, with one of the keys "
              + String.join(", ", words));
      return Optional.empty();
    }
    RuleForm form = given.get(0);
    String message =
        keys.optional("message")
            .flatMap(node -> problems.text(node, "'message'", "\"Ask for a training boundary\""))
            .orElse(null);
    String own = keys.optional("owner").flatMap(this::owner).orElse(owner);
    return keys.optional(form.word())
        .flatMap(node -> requirement(form, node))
        .map(requirement -> new Rule(form, requirement, message, own));
  }

  private Optional<Requirement> requirement(RuleForm form, Tree node) {
    List<Tree> items =
        node instanceof Listing
            ? problems.items(node, "'" + form.word() + "'", "[" + form.example() + "]")
            : List.of(node);
    var values = new ArrayList<String>();
    for (Tree item : items) {
      problems
          .value(item, "'" + form.word() + "'", form.example(), text -> checked(form, text))
          .ifPresent(values::add);
    }
    return values.size() < items.size() || values.isEmpty()
        ? Optional.empty()
        : Optional.of(form.make().apply(values));
  }

  /** The value, if a rule can be made of it. */
  private String checked(RuleForm form, String text) {
    Objects.requireNonNull(form.make().apply(List.of(text)));
    if (form.word().equals("never")) {
      names.check(AccessPhrase.of(text));
    } else if (form.word().equals("forbidden_actions")) {
      names.checkAction(text);
    }
    return text;
  }

  private void readChecks(Mapping checks, Map<IssueCode, Severity> severities, Set<IssueCode> off) {
    KeyReader.refuseDuplicates(checks, problems);
    for (Entry entry : checks.entries()) {
      Optional<IssueCode> code =
          Catalogue.pages().stream()
              .map(IssuePage::code)
              .filter(one -> one.value().equals(entry.key()))
              .findFirst();
      if (code.isEmpty()) {
        refuseCheck(entry);
      }
      problems
          .mapping(entry.value(), quoted(entry.key()), "{type: warning, reason: \"…\"}")
          .ifPresent(
              mapping ->
                  type(mapping)
                      .ifPresent(
                          type -> code.ifPresent(known -> weigh(known, type, severities, off))));
    }
  }

  private void refuseCheck(Entry entry) {
    boolean isRule =
        RuleForms.PAGES.stream().anyMatch(page -> page.code().value().equals(entry.key()));
    problems.add(
        UNKNOWN_CHECK,
        entry.location(),
        isRule
            ? quoted(entry.key()) + " is a rule of this file, and its type cannot be changed"
            : "there is no check " + quoted(entry.key()),
        isRule ? "change or remove the rule" : "'training-roles explain' lists all checks");
  }

  private static void weigh(
      IssueCode code, String type, Map<IssueCode, Severity> severities, Set<IssueCode> off) {
    if (type.equals(OrganisationSchema.OFF)) {
      off.add(code);
    } else {
      severities.put(code, Severity.valueOf(type.toUpperCase(Locale.ROOT)));
    }
  }

  private Optional<String> type(Mapping mapping) {
    var keys = new KeyReader(mapping, "a check", List.of("type", "reason"), problems);
    String example = "\"the platform team looks at these\"";
    keys.required("reason", "reason: " + example)
        .ifPresent(node -> problems.text(node, "'reason'", example));
    return keys.required("type", "type: warning")
        .flatMap(node -> problems.value(node, "'type'", "warning", OrganisationReader::knownType));
  }

  private static String knownType(String text) {
    if (!OrganisationSchema.TYPES.contains(text)) {
      throw new InvalidValueException(
          quoted(text) + " is not a type of finding",
          "allowed: " + String.join(", ", OrganisationSchema.TYPES));
    }
    return text;
  }
}
