package io.trainingroles.job.field;

import static io.trainingroles.finding.Quotation.quoted;

import io.trainingroles.finding.Finding;
import io.trainingroles.finding.InputIssues;
import io.trainingroles.finding.IssueCode;
import io.trainingroles.finding.NearestWord;
import io.trainingroles.job.JobIssues;
import io.trainingroles.job.JobValue;
import io.trainingroles.tree.DuplicateKeys;
import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Entry;
import io.trainingroles.tree.Tree.Listing;
import io.trainingroles.tree.Tree.Mapping;
import io.trainingroles.tree.Tree.Scalar;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds the fields of a job that are not in the table of fields. Without a finding, the role of a
 * job with a new or misspelt field would lack access. So a field that looks like access, or like a
 * misspelt field that means access, is an error, and any other a warning.
 */
public final class UnknownFields {
  private static final IssueCode UNKNOWN_FIELD = JobIssues.UNKNOWN_JOB_FIELD.code();
  private static final IssueCode DUPLICATE_KEY = InputIssues.DUPLICATE_KEY;
  private static final IssueCode WRONG_TYPE = InputIssues.WRONG_TYPE;
  private static final IssueCode PLACEHOLDER = JobIssues.PLACEHOLDER_IN_JOB.code();

  private static final Pattern ACCESS_VALUE =
      Pattern.compile("(s3|https?)://.*|arn:[a-z-]+:.*|(fs|subnet|sg|vpc)-[0-9a-f]{8,}.*");
  private static final Pattern ACCESS_NAME =
      Pattern.compile(".*(arns?|ur[il]s?|s3.*path|kmskey.*|credentials.*|secrets?.*)");

  private final JobFields fields;
  private final NeedCollector collector;

  public UnknownFields(JobFields fields, NeedCollector collector) {
    this.fields = fields;
    this.collector = collector;
  }

  public void find(JobValue value) {
    Set<String> names = fields.names(value.path());
    if (names.isEmpty()) {
      refuseDuplicates(DuplicateKeys.in(value.node()));
      return;
    }
    if (!(value.node() instanceof Mapping mapping)) {
      if (!JobValue.isEmpty(value.node())) {
        refuseType(value, "a mapping");
      }
      return;
    }
    boolean isFreeMap = names.contains(JobFields.ANY);
    if (isFreeMap) {
      refuseDuplicates(DuplicateKeys.of(mapping));
    }
    var seen = new HashSet<String>();
    for (Entry entry : mapping.entries()) {
      if (!seen.add(entry.key().toLowerCase(Locale.ROOT)) && !isFreeMap) {
        collector.refuse(
            DUPLICATE_KEY,
            entry.location(),
            quoted(entry.key()) + " is defined twice; names of fields ignore case",
            "remove one of them");
      }
      find(value, names, entry);
    }
  }

  /** The keys of a free map are the user's own, and their case has a meaning. */
  private void refuseDuplicates(List<Finding> duplicates) {
    for (Finding duplicate : duplicates) {
      collector.refuse(
          duplicate.code(), duplicate.location(), duplicate.problem(), duplicate.remedy());
    }
  }

  private void find(JobValue parent, Set<String> names, Entry entry) {
    if (entry.key().endsWith(NeedCollector.FROM_INPUT)) {
      collector.open(
          PLACEHOLDER,
          entry.location(),
          quoted(parent.below(entry.key()))
              + " gets its value from the input of the state machine, which is not known",
          "if it needs access, grant it in 'inline_policies'");
      return;
    }
    Optional<String> known = known(names, entry.key());
    if (known.isEmpty()) {
      if (!names.contains(JobFields.ANY)) {
        report(parent, names, entry);
      }
      return;
    }
    boolean isList = known.get().endsWith("[]");
    String name = known.get().replace("[]", "");
    var value = new JobValue(entry.value(), parent.below(name));
    if (!isList) {
      find(value);
    } else if (entry.value() instanceof Listing) {
      value.items().forEach(this::find);
    } else if (!JobValue.isEmpty(entry.value())) {
      refuseType(value, "a list");
    }
  }

  private static Optional<String> known(Set<String> names, String key) {
    return names.stream().filter(name -> name.replace("[]", "").equalsIgnoreCase(key)).findFirst();
  }

  private void report(JobValue parent, Set<String> names, Entry entry) {
    List<String> plain = names.stream().map(name -> name.replace("[]", "")).toList();
    Optional<String> nearest = NearestWord.to(entry.key(), plain);
    boolean meansAccess =
        ACCESS_NAME.matcher(entry.key().toLowerCase(Locale.ROOT)).matches()
            || looksLikeAccess(entry.value())
            || nearest.filter(word -> fields.meansAccess(parent.below(word))).isPresent();
    String field = quoted(parent.below(entry.key())) + " is not a known field";
    String question = nearest.map(word -> "did you mean '" + word + "'? ").orElse("");
    if (meansAccess) {
      collector.refuse(
          UNKNOWN_FIELD,
          entry.location(),
          field + " and may need access",
          question + "Fix it, or remove it and grant the access in 'inline_policies'");
    } else {
      collector.open(
          UNKNOWN_FIELD,
          entry.location(),
          field + ", so whether it needs access is not known",
          question + "If it needs access, grant it in 'inline_policies'");
    }
  }

  private static boolean looksLikeAccess(Tree node) {
    if (node instanceof Scalar scalar) {
      return ACCESS_VALUE.matcher(scalar.text()).matches();
    } else if (node instanceof Listing listing) {
      return listing.items().stream().anyMatch(UnknownFields::looksLikeAccess);
    }
    return ((Mapping) node).entries().stream().anyMatch(entry -> looksLikeAccess(entry.value()));
  }

  private void refuseType(JobValue value, String expected) {
    String type =
        value.node() instanceof Mapping
            ? "a mapping"
            : value.node() instanceof Listing ? "a list" : "a single value";
    collector.refuse(
        WRONG_TYPE,
        value,
        (value.path().isEmpty() ? "a job" : value.path())
            + " must be "
            + expected
            + ", not "
            + type,
        "write it as in the API reference");
  }
}
