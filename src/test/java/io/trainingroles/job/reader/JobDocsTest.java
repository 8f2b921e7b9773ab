package io.trainingroles.job.reader;

import io.trainingroles.ExpectedText;
import io.trainingroles.job.JobKind;
import io.trainingroles.job.JobOption;
import io.trainingroles.job.field.JobField;
import io.trainingroles.job.field.JobFields;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The table of fields in the documentation is the table of the code. */
final class JobDocsTest {
  private static final Path PAGE = Path.of("docs", "jobs.md");
  private static final String BEGIN = "<!-- JobDocsTest generates the rest of this page. -->\n";

  @Test
  void table_when_documented_isThatOfTheCode() throws IOException {
    String page = Files.readString(PAGE);
    String prose = page.substring(0, page.indexOf(BEGIN) + BEGIN.length());

    ExpectedText.check(PAGE, prose + options() + table());
  }

  private static String options() {
    var table =
        new StringBuilder("\n### Options of a job\n\n| beside `job` | the job |\n|---|---|\n");
    for (JobOption option : JobOption.values()) {
      table.append("| `%s: true` | %s |\n".formatted(option.word(), option.says()));
    }
    return table.toString();
  }

  private static String table() {
    var table = new StringBuilder();
    for (JobKind kind : JobKind.values()) {
      String words = kind.toString();
      table
          .append("\n### ")
          .append(words.substring(words.indexOf(' ') + 1))
          .append("\n\n| field | becomes | basis | source |\n|---|---|---|---|\n");
      for (JobField field : JobFields.of(kind).access()) {
        String page = field.source().substring(field.source().lastIndexOf('/') + 1);
        table.append(
            "| `%s` | `%s` | %s | [%s](%s) |\n"
                .formatted(
                    field.path(),
                    field.intents().replace(", ", "`, `"),
                    field.basis().name().toLowerCase(Locale.ROOT),
                    page.replace(".html", ""),
                    field.source()));
      }
    }
    return table.toString();
  }
}
