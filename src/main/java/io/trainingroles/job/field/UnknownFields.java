package io.trainingroles.job.field;

import static io.trainingroles.finding.Quotation.quoted;

import io.trainingroles.finding.Finding;
import io.trainingroles.finding.InputIssues;
import io.trainingroles.finding.IssueCode;
import io.trainingroles.finding.NearestWord;
import io.trainingroles.finding.Severity;
import io.trainingroles.job.JobIssues;
import io.trainingroles.job.JobValue;
import io.trainingroles.yaml.YamlNode;
import io.trainingroles.yaml.YamlNode.Entry;
import io.trainingroles.yaml.YamlNode.Listing;
import io.trainingroles.yaml.YamlNode.Mapping;
import io.trainingroles.yaml.YamlNode.Scalar;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds what a job has and the table of fields has not. Silence about a field that means access
 * would give a role that fails at night; so a field that looks like access, or like a misspelt one
 * that means it, is an error, and any other a warning.
 */
public final class UnknownFields {
  private static final IssueCode UNKNOWN_FIELD = JobIssues.UNKNOWN_JOB_FIELD.code();
  private static final IssueCode DUPLICATE_KEY = InputIssues.DUPLICATE_KEY;
  private static final IssueCode WRONG_TYPE = InputIssues.WRONG_TYPE;
  private static final IssueCode PLACEHOLDER = JobIssues.PLACEHOLDER_IN_JOB.code();

  /** What Step Functions adds to a key whose value comes from the state's input. */
  private static final String FROM_INPUT = ".$";

  private static final Pattern ACCESS_VALUE =
      Pattern.compile("(s3|https?)://.*|arn:[a-z-]+:.*|(fs|subnet|sg|vpc)-[0-9a-f]{8,}.*");
  private static final Pattern ACCESS_NAME =
      Pattern.compile(".*(arns?|ur[il]s?|s3.*path|kmskey.*|credentials.*|secrets?.*)");

  private final JobFields fields;
  private final NeedCollector gathering;

  public UnknownFields(JobFields fields, NeedCollector gathering) {
    this.fields = fields;
    this.gathering = gathering;
  }

  public void find(JobValue value) {
    Set<String> names = fields.names(value.path());
    if (names.isEmpty()) {
      return;
    }
    if (!(value.node() instanceof Mapping mapping)) {
      if (!JobValue.isEmpty(value.node())) {
        refuseType(value, "a mapping");
      }
      return;
    }
    var seen = new HashSet<String>();
    for (Entry entry : mapping.entries()) {
      if (!seen.add(entry.key().toLowerCase(Locale.ROOT)) && !names.contains(JobFields.ANY)) {
        gathering.add(
            Finding.error(
                DUPLICATE_KEY,
                entry.location(),
                quoted(entry.key()) + " is there twice",
                "leave one of them"));
      }
      find(value, names, entry);
    }
  }

  private void find(JobValue parent, Set<String> names, Entry entry) {
    if (entry.key().endsWith(FROM_INPUT)) {
      gathering.add(
          new Finding(
              Severity.WARNING,
              PLACEHOLDER,
              entry.location(),
              quoted(parent.below(entry.key())) + " gets its value from the state machine's input",
              "its value is not known here; grant what it can be beside the job in"
                  + " 'inline_policies'"));
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
    gathering.add(
        new Finding(
            meansAccess ? Severity.ERROR : Severity.WARNING,
            UNKNOWN_FIELD,
            entry.location(),
            quoted(parent.below(entry.key()))
                + " is not a known field"
                + (meansAccess ? ", and may mean access" : " and is left out"),
            nearest.map(word -> "did you mean '" + word + "'? ").orElse("")
                + (meansAccess
                    ? "Mend it, or take it out and grant what it needs in 'inline_policies'"
                    : "If it means access, grant that in 'inline_policies'")));
  }

  private static boolean looksLikeAccess(YamlNode node) {
    if (node instanceof Scalar scalar) {
      return ACCESS_VALUE.matcher(scalar.text()).matches();
    } else if (node instanceof Listing listing) {
      return listing.items().stream().anyMatch(UnknownFields::looksLikeAccess);
    }
    return ((Mapping) node).entries().stream().anyMatch(entry -> looksLikeAccess(entry.value()));
  }

  private void refuseType(JobValue value, String wanted) {
    gathering.refuse(
        WRONG_TYPE,
        value,
        value.path() + " is " + wanted + " in a job",
        "write it as the API does");
  }
}
