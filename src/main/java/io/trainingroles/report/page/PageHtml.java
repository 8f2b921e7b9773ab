package io.trainingroles.report.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.StringReader;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;

/**
 * A report as one file of HTML that needs nothing else: no network, no other file. The template
 * engine escapes every text; a policy of the page lets only its own script and style run, by their
 * hashes (see <a href="https://www.w3.org/TR/CSP3/">Content Security Policy</a>).
 */
public final class PageHtml {
  /** What begins each page, so that a page of another program is never replaced. */
  public static final String MARK = "<!doctype html>\n<!-- training-roles report -->\n";

  private final String version;

  /**
   * A writer of pages.
   *
   * @param version the version of this program
   */
  public PageHtml(String version) {
    this.version = version;
  }

  /**
   * The page of a report.
   *
   * @param report the report
   * @return HTML
   */
  public String of(AccessReport report) {
    Template template =
        Mustache.compiler()
            .escapeHTML(true)
            .emptyStringIsFalse(true)
            .strictSections(true)
            .withLoader(name -> new StringReader(PageTexts.of(name + ".mustache")))
            .compile(PageTexts.of("page.mustache"));
    String style = PageTexts.of("page.css");
    String script = PageTexts.of("page.js");
    var values = new LinkedHashMap<String, Object>(PageValues.of(report));
    values.put("style", style);
    values.put("script", script);
    values.put("styleHash", hash(style));
    values.put("scriptHash", hash(script));
    values.put("version", version);
    return MARK + template.execute(values);
  }

  private static String hash(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
