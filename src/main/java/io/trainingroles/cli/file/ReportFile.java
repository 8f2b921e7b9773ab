package io.trainingroles.cli.file;

import io.trainingroles.cli.console.ExitCode;
import io.trainingroles.cli.console.FailedException;
import io.trainingroles.report.page.PageHtml;
import io.trainingroles.report.page.PageMarkdown;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The file of a report, which never takes the place of a file of another program. */
public final class ReportFile {
  /** As much of a file as shows whether it is a report. */
  private static final int BEGINNING = 256;

  private static final String JSON_MARK = "{\"kind\":\"training-roles report\"";

  /** What a report is written as. */
  public enum Form {
    /** A page. */
    HTML(PageHtml.MARK),
    /** A comment of a pull request. */
    MARKDOWN(PageMarkdown.MARK),
    /** For programs. */
    JSON(JSON_MARK);

    private final String mark;

    Form(String mark) {
      this.mark = mark;
    }
  }

  private final Path file;
  private final boolean force;

  /**
   * The file of a report.
   *
   * @param file where it is written; the end of its name says the form
   * @param force whether it may take the place of any file
   */
  public ReportFile(Path file, boolean force) {
    this.file = file;
    this.force = force;
  }

  /** The form that the end of the name says. */
  public Form form() throws FailedException {
    String name = file.toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".html") || name.endsWith(".htm")) {
      return Form.HTML;
    } else if (name.endsWith(".md")) {
      return Form.MARKDOWN;
    } else if (name.endsWith(".json")) {
      return Form.JSON;
    }
    throw new FailedException(
        ExitCode.WRONG_INPUT,
        "the form of the report is not known from '"
            + file
            + "'; give a file that ends with .html, .md or .json");
  }

  /** Refuses a file that exists and is not a report. */
  public void refuseOther() throws FailedException {
    Form form = form();
    if (force || !Files.exists(file)) {
      return;
    }
    if (!Files.isRegularFile(file) || !beginning().startsWith(form.mark)) {
      throw new FailedException(
          ExitCode.WRONG_INPUT,
          "'" + file + "' exists and is not a report; give another name, or --force to replace it");
    }
  }

  private String beginning() throws FailedException {
    try (var stream = Files.newInputStream(file)) {
      return new String(stream.readNBytes(BEGINNING), StandardCharsets.UTF_8);
    } catch (IOException failed) {
      throw new FailedException(
          ExitCode.WRONG_INPUT,
          "cannot read '" + file + "': " + AtomicFiles.reason(failed) + "; give another name");
    }
  }

  /** Writes the report. */
  public void write(String text) throws FailedException {
    AtomicFiles.write(file, text);
  }
}
