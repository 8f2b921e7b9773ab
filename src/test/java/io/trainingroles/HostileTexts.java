package io.trainingroles;

import java.util.List;
import org.quicktheories.core.Gen;
import org.quicktheories.generators.Generate;
import org.quicktheories.generators.SourceDSL;

/** Texts out of the pieces that have a meaning to somebody on the way: JSON, IAM, Terraform. */
public final class HostileTexts {
  private static final List<String> PIECES =
      List.of(
          "$",
          "%",
          "{",
          "}",
          "${",
          "%{",
          "$${",
          "%%{",
          "~}",
          "*",
          "?",
          "\"",
          "\\",
          "\\u0041",
          "'",
          "\n",
          "\r",
          "\t",
          "\u0000",
          "\u001B[31m",
          "\u007F",
          "\u0085",
          "\u00E9",
          "\u2028",
          "\u202E",
          "\uD83D\uDE00",
          "</script>",
          "a",
          "Z",
          "0",
          "/",
          ":",
          ",",
          " ");

  private HostileTexts() {}

  /** Any of them, the empty text too. */
  public static Gen<String> any() {
    return SourceDSL.lists()
        .of(Generate.pick(PIECES))
        .ofSizeBetween(0, 10)
        .map(pieces -> String.join("", pieces));
  }

  /** Texts of some characters only. */
  public static Gen<String> over(String alphabet, int longest) {
    return SourceDSL.lists()
        .of(SourceDSL.integers().between(0, alphabet.length() - 1).map(alphabet::charAt))
        .ofSizeBetween(0, longest)
        .map(
            characters -> {
              var text = new StringBuilder();
              characters.forEach(text::append);
              return text.toString();
            });
  }
}
