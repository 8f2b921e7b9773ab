package io.trainingroles.cli.file;

import io.trainingroles.cli.console.Console;
import io.trainingroles.cli.console.ReadableFiles;
import io.trainingroles.finding.Finding;
import io.trainingroles.organisation.Organisation;
import io.trainingroles.organisation.OrganisationReader;
import io.trainingroles.report.FindingText;
import io.trainingroles.spec.SpecReading;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Which rules of an organisation hold: those of the file that the command line or the environment
 * names, which must be there, else those of the nearest file beside an input or above it.
 */
public final class OrganisationFile {
  private final Map<String, Optional<Organisation>> read = new HashMap<>();

  @Option(
      names = "--organisation",
      paramLabel = "FILE",
      description =
          "the rules of the organisation; default: the file that "
              + Organisation.VARIABLE
              + " names, otherwise the nearest organisation.yaml beside or above the input")
  private @Nullable String named;

  /**
   * The rules for an input; nothing where they are wrong, which has then been shown. The file that
   * the environment names may be anywhere: whoever started the program has named it.
   */
  public Optional<Organisation> of(
      String input, Map<String, String> environment, Console console, ReadableFiles files) {
    String variable = environment.getOrDefault(Organisation.VARIABLE, "");
    if (named != null) {
      return read(named, console, files);
    }
    if (!variable.isEmpty()) {
      return read(variable, console, files.unconfined());
    }
    return found(input, files)
        .map(file -> read(file, console, files))
        .orElse(Optional.of(Organisation.NONE));
  }

  /** The nearest file, as a path that people recognize. */
  private static Optional<String> found(String input, ReadableFiles files) {
    if (input.indexOf('\0') >= 0) {
      return Optional.empty();
    }
    Path start = Path.of(input.equals("-") ? "" : input);
    Path beside = files.isFolder(start) || input.equals("-") ? start : start.resolveSibling("");
    Path here = Path.of("").toAbsolutePath();
    return Stream.iterate(beside.toAbsolutePath().normalize(), Objects::nonNull, Path::getParent)
        .takeWhile(files::reaches)
        .map(folder -> folder.resolve(Organisation.FILE))
        .filter(files::isFile)
        .findFirst()
        .map(file -> (file.startsWith(here) ? here.relativize(file) : file).toString());
  }

  private Optional<Organisation> read(String name, Console console, ReadableFiles files) {
    Optional<Organisation> known = read.get(name);
    if (known == null) {
      known = readFile(name, console, files);
      read.put(name, known);
    }
    return known;
  }

  private static Optional<Organisation> readFile(
      String name, Console console, ReadableFiles files) {
    String text;
    try {
      text = new InputFile(files, name, "give the path of the organisation's rules").text();
    } catch (InputFile.UnreadableException unreadable) {
      show(console, Map.of(), List.of(unreadable.finding()));
      return Optional.empty();
    }
    SpecReading<Organisation> reading = OrganisationReader.read(name, text);
    if (reading instanceof SpecReading.Refused<Organisation> refused) {
      show(console, Map.of(name, text), refused.findings());
      return Optional.empty();
    }
    return Optional.of(((SpecReading.Read<Organisation>) reading).value());
  }

  private static void show(Console console, Map<String, String> texts, List<Finding> findings) {
    console.err().print(new FindingText(texts, console.errColours()).of(findings));
  }
}
