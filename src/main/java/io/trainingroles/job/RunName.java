package io.trainingroles.job;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of one run of a job, of which the next run has another: what SDKs add to a base name, so
 * that it is unique. The places that SDKs stage code and data at have this name in them. The forms
 * are those of the <a href="https://github.com/aws/sagemaker-python-sdk">SageMaker Python SDK</a>,
 * versions 2 ({@code BASE-2024-05-06-07-08-09-123}) and 3 ({@code BASE-20240506070809}), of its
 * tuning jobs ({@code BASE-240506-0708}) and of the jobs that these start ({@code
 * BASE-240506-0708-001-0a1b2c3d}), of pipelines ({@code pipelines-0abc1def2ghi-STEP-AbCdEf0123}),
 * and the dates, times and identifiers that people add.
 *
 * @param base what the names of all runs begin with
 * @param own the parts of the name that are different in each run, at least one
 */
public record RunName(String base, List<String> own) {
  private static final String PIPELINES = "pipelines";
  private static final String SDK_TIME =
      "\\d{4}(?:-\\d{2}){5}-\\d{3}|\\d{4}(?:-\\d{2}){5}"
          + "|\\d{6}-\\d{4}-\\d{3}-[0-9a-f]{8}|\\d{6}-\\d{4}|\\d{14}";
  private static final String TIME =
      SDK_TIME
          + "|\\d{8}[T-]\\d{6}Z?|\\d{8}[T-]\\d{4}Z?|\\d{6}-\\d{6}|\\d{10,17}"
          + "|(?:19|20)\\d{2}-[01]\\d-[0-3]\\d|(?:19|20)\\d{2}[01]\\d[0-3]\\d";
  private static final String IDENTIFIER =
      "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{32}|(?=[a-f]*[0-9])[0-9a-f]{8}";

  /** The date that a time begins with, with two or four digits for the year. */
  private static final Pattern DATE =
      Pattern.compile("((?:19|20)?\\d{2})-?(0[1-9]|1[0-2])-?(0[1-9]|[12]\\d|3[01])(?!\\d{9}).*");

  /** What may stand behind a date, to the second or finer. */
  private static final String TIME_OF_DAY =
      "(?:[T_/-]?\\d{2}(?:[:_-]?\\d{2}){0,2}(?:[.-]\\d{3})?Z?)?";

  private static final String NOT_WITHIN = "(?<![A-Za-z0-9])";
  private static final String AT_END = "(?![A-Za-z0-9])";

  private static final Pattern NAME =
      Pattern.compile("(.*?[A-Za-z0-9])-(" + TIME + "|" + IDENTIFIER + ")");
  private static final Pattern OF_PIPELINE =
      Pattern.compile("pipelines-([a-z0-9]{12})-.+-([A-Za-z0-9]{10})");
  private static final Pattern DIGITS_ONLY = Pattern.compile("[0-9-]+(?:T[0-9]+)?Z?");

  /** What SDKs add to any name, and the two parts of the name of a pipeline's job. */
  private static final Pattern OF_ANY_JOB =
      Pattern.compile("(?<=[A-Za-z0-9]-)(?:" + SDK_TIME + ")" + AT_END);

  private static final Pattern EXECUTION =
      Pattern.compile("(?<=" + NOT_WITHIN + "pipelines-)[a-z0-9]{12}(?=-)");
  private static final Pattern STEP_SUFFIX =
      Pattern.compile("(?<=pipelines-[a-z0-9]{12}-[^/]{1,63}-)[A-Za-z0-9]{10}(?=/|$)");

  private static final Pattern OTHER =
      Pattern.compile(
          NOT_WITHIN
              + "(?:[A-Za-z0-9-]*[A-Za-z0-9]-(?:"
              + SDK_TIME
              + ")|"
              + OF_PIPELINE.pattern().replace(".+", "[^/]+")
              + ")"
              + AT_END);
  private static final Pattern NUMBERED = Pattern.compile(".*[-v][0-9]{1,5}");

  /** Keeps an unchangeable copy. */
  public RunName {
    own = List.copyOf(own);
  }

  /** The run that a job's name is of; nothing where no part of it is known to be a run's. */
  public static Optional<RunName> of(String jobName) {
    Matcher ofPipeline = OF_PIPELINE.matcher(jobName);
    if (ofPipeline.matches()) {
      return Optional.of(new RunName(PIPELINES, List.of(ofPipeline.group(1), ofPipeline.group(2))));
    }
    Matcher name = NAME.matcher(jobName);
    return name.matches()
        ? Optional.of(new RunName(name.group(1), List.of(name.group(2))))
        : Optional.empty();
  }

  /**
   * A key with what is of this run open: the run's own time wherever it stands, its date in another
   * form, and any time behind the base of the name.
   */
  public OpenText opened(OpenText key) {
    OpenText opened = key;
    for (String part : own) {
      Matcher date = DATE.matcher(part);
      if (DIGITS_ONLY.matcher(part).matches() && date.matches()) {
        opened = opened.opened(dates(date), match -> match.group().replaceAll("[0-9]", "?"));
      }
      Pattern places = Pattern.compile(NOT_WITHIN + Pattern.quote(part) + AT_END);
      opened = opened.opened(places, match -> shape(part));
    }
    if (base.equals(PIPELINES)) {
      return opened;
    }
    String behindBase = "(?<=" + NOT_WITHIN + Pattern.quote(base) + "-)";
    Pattern places = Pattern.compile(behindBase + "(?:" + TIME + "|" + IDENTIFIER + ")" + AT_END);
    return opened.opened(places, match -> shape(match.group()));
  }

  /** The same date in any form, unless it is at the end of a name, which may be another job's. */
  private static Pattern dates(MatchResult date) {
    String year = date.group(1).length() == 2 ? "20" + date.group(1) : date.group(1);
    return Pattern.compile(
        "(?<![A-Za-z0-9-])"
            + String.join("[-_/]?", year, date.group(2), date.group(3))
            + TIME_OF_DAY
            + AT_END);
  }

  /**
   * A key that an SDK made for one run, with the time of any job's name open: the code of a tuning
   * job is staged under the name of a training job that does not exist.
   */
  public static OpenText openedAsStaged(OpenText key) {
    return key.opened(STEP_SUFFIX, match -> shape(match.group()))
        .opened(EXECUTION, match -> "?".repeat(match.group().length()))
        .opened(OF_ANY_JOB, match -> shape(match.group()));
  }

  /**
   * What of a key looks like the name of a run, and is granted as it is.
   *
   * @param key a key that was opened for its own run
   * @param jobName the name of the job, or the empty text
   */
  public static Optional<String> unopened(OpenText key, String jobName) {
    for (OpenText.Part part : key.parts()) {
      Matcher other = OTHER.matcher(part.text());
      if (!part.isOpen() && other.find()) {
        return Optional.of(other.group());
      }
      if (!part.isOpen()
          && NUMBERED.matcher(jobName).matches()
          && List.of(part.text().split("/", -1)).contains(jobName)) {
        return Optional.of(jobName);
      }
    }
    return Optional.empty();
  }

  /** The wildcards for a part of a name: its digits, and the letters of an identifier. */
  private static String shape(String part) {
    return part.replaceAll(DIGITS_ONLY.matcher(part).matches() ? "[0-9]" : "[0-9A-Za-z]", "?");
  }
}
