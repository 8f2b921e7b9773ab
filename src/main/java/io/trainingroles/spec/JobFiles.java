package io.trainingroles.spec;

/**
 * Where the job files that a spec names are read from. Reading files is for the programs around a
 * spec; a spec itself is a text.
 */
@FunctionalInterface
public interface JobFiles {
  /** For a spec without a folder: there are no files beside it. */
  JobFiles NONE =
      path -> new Unreadable("no files can be read here", "pass the text of the job with the spec");

  /**
   * Reads a file.
   *
   * @param path the path as the spec has it, relative to the spec's folder
   * @return the file's text, or why it cannot be read
   */
  JobFile read(String path);

  /** A job file. */
  sealed interface JobFile {}

  /**
   * A file that has been read.
   *
   * @param source its name, for the findings
   * @param text its text
   */
  record Text(String source, String text) implements JobFile {}

  /**
   * A file that cannot be read.
   *
   * @param problem one sentence without its full stop: what is wrong
   * @param remedy one sentence without its full stop: what to do
   */
  record Unreadable(String problem, String remedy) implements JobFile {}
}
