package io.trainingroles.input.declared;

import io.trainingroles.input.hcl.HclReference;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The <a href="https://developer.hashicorp.com/terraform/language/functions/file">functions that
 * read files</a>. In a copy, a path out of the folder would name another file of the machine.
 */
final class FileCall {
  private static final Set<String> FUNCTIONS =
      Set.of(
          "file",
          "filebase64",
          "filebase64sha256",
          "filebase64sha512",
          "fileexists",
          "filemd5",
          "fileset",
          "filesha1",
          "filesha256",
          "filesha512",
          "templatefile");

  private static final Pattern FOLDER =
      Pattern.compile("^\\$\\{\\s*path\\.(?:module|root|cwd)\\s*}/?");

  /** The copy lies that deep in a folder of its own. */
  private static final int MAXIMUM_ABOVE = 8;

  private FileCall() {}

  /** The path that a call reads outside its folder, as far as the path is written there. */
  static Optional<String> of(HclReference call, String source) {
    if (!FUNCTIONS.contains(call.names().get(0))) {
      return Optional.empty();
    }
    Matcher argument = Pattern.compile("\\s*\\(\\s*\"([^\"]*)\"").matcher(source);
    if (!argument.region(call.ends().get(0), source.length()).lookingAt()) {
      return Optional.empty();
    }
    String path = argument.group(1);
    String below = FOLDER.matcher(path).replaceFirst("");
    boolean isOutside =
        below.startsWith("~")
            || (below.equals(path) && path.startsWith("/"))
            || above(below) > MAXIMUM_ABOVE;
    return isOutside ? Optional.of(path) : Optional.empty();
  }

  /** How many folders a path goes up. */
  private static long above(String path) {
    return Arrays.stream(path.split("/", -1)).filter(".."::equals).count();
  }
}
