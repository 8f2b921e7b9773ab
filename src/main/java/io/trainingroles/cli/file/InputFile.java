package io.trainingroles.cli.file;

import io.trainingroles.cli.console.ReadableFiles;
import io.trainingroles.finding.Finding;
import io.trainingroles.finding.InputIssues;
import io.trainingroles.finding.IssueCode;
import io.trainingroles.finding.Location;
import io.trainingroles.spec.SpecReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * A file that a user hands over: a text in UTF-8, of a size that a person or a tool would write.
 */
public final class InputFile {
  private static final IssueCode UNREADABLE = InputIssues.UNREADABLE_FILE;
  private static final IssueCode TOO_LARGE = new IssueCode("FILE_TOO_LARGE");
  private static final IssueCode ARCHIVE = new IssueCode("PLAN_IS_NOT_JSON");
  private static final IssueCode OUTSIDE = new IssueCode("OUTSIDE_OF_THE_FOLDER");
  static final IssueCode NOT_TEXT = new IssueCode("NOT_UTF_8");

  private final ReadableFiles files;
  private final String name;
  private final String instead;
  private final int maximumBytes;
  private final String ifLarger;

  /**
   * {@code name} is the path as the user gave it; {@code instead} is what to do where no such file
   * is.
   */
  public InputFile(ReadableFiles files, String name, String instead) {
    this(
        files,
        name,
        instead,
        SpecReader.MAXIMUM_BYTES,
        "even a spec of 10,000 roles is smaller; check that this is a spec, or split it");
  }

  /** A file that a program has written may be larger than a spec. */
  public InputFile(
      ReadableFiles files, String name, String instead, int maximumBytes, String ifLarger) {
    this.files = files;
    this.name = name;
    this.instead = instead;
    this.maximumBytes = maximumBytes;
    this.ifLarger = ifLarger;
  }

  /** The text of standard input, under the name of this file. */
  public String textOfStandardInput() throws UnreadableException {
    try {
      String text = checked(files.standardInput().readNBytes(maximumBytes + 1));
      if (text.isBlank()) {
        throw unreadable(
            UNREADABLE, "standard input is empty", "pipe a file into it, or give the file's path");
      }
      return text;
    } catch (IOException failed) {
      throw unreadable(UNREADABLE, "cannot be read: " + failed.getMessage(), instead);
    }
  }

  /** The text of the file. */
  public String text() throws UnreadableException {
    byte[] bytes;
    try {
      Path file = Path.of(name);
      if (files.isFolder(file)) {
        throw unreadable(UNREADABLE, "it is a folder", "give a file in it");
      }
      bytes = bytes(file);
    } catch (InvalidPathException noPath) {
      throw unreadable(UNREADABLE, "not a valid path: " + noPath.getReason(), instead);
    } catch (ReadableFiles.OutsideException outside) {
      throw unreadable(
          OUTSIDE,
          "it is outside of the folder that may be read",
          "give the path of a file in that folder; links are followed");
    } catch (NoSuchFileException missing) {
      throw missing();
    } catch (AccessDeniedException denied) {
      throw unreadable(UNREADABLE, "no permission to read it", "check the file's permissions");
    } catch (IOException failed) {
      throw unreadable(UNREADABLE, "cannot be read: " + failed.getMessage(), "check the file");
    }
    return checked(bytes);
  }

  /** The text of a file in JSON. */
  public String jsonText() throws UnreadableException {
    return withoutMark(text());
  }

  /** JSON without the byte order mark that some programs on Windows write before it. */
  static String withoutMark(String json) {
    return json.startsWith("\uFEFF") ? json.substring(1) : json;
  }

  /** What is reported where no such file is. */
  UnreadableException missing() {
    return unreadable(UNREADABLE, "there is no such file", instead);
  }

  private String checked(byte[] bytes) throws UnreadableException {
    if (bytes.length > maximumBytes) {
      throw unreadable(TOO_LARGE, "the file has more than " + maximumBytes + " bytes", ifLarger);
    }
    if (isArchive(bytes)) {
      throw unreadable(
          ARCHIVE,
          "it is an archive, as 'terraform plan -out' writes it",
          "give the JSON of the plan: terraform show -json " + name);
    }
    return decoded(bytes);
  }

  /** Whether the file begins as a ZIP archive does, which a Terraform plan is. */
  private static boolean isArchive(byte[] bytes) {
    return bytes.length >= 4
        && bytes[0] == 'P'
        && bytes[1] == 'K'
        && bytes[2] == 3
        && bytes[3] == 4;
  }

  private byte[] bytes(Path file) throws IOException {
    try (InputStream input = files.open(file)) {
      return input.readNBytes(maximumBytes + 1);
    }
  }

  private String decoded(byte[] bytes) throws UnreadableException {
    ByteBuffer input = ByteBuffer.wrap(bytes);
    CharBuffer text = CharBuffer.allocate(bytes.length);
    CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(input, text, true);
    try {
      if (result.isError()) {
        result.throwException();
      }
    } catch (CharacterCodingException broken) {
      text.flip();
      // With a character in the place of the byte, the last line ends with it.
      List<String> lines = (text + "?").lines().toList();
      String last = lines.get(lines.size() - 1);
      var place = new Location.Position(name, lines.size(), last.codePointCount(0, last.length()));
      throw new UnreadableException(
          Finding.error(
              NOT_TEXT,
              place,
              String.format(
                  Locale.ROOT, "the byte 0x%02X is not UTF-8 here", bytes[input.position()]),
              "save the file as UTF-8"));
    }
    return text.flip().toString();
  }

  private UnreadableException unreadable(IssueCode code, String problem, String remedy) {
    return new UnreadableException(Finding.error(code, new Location.Source(name), problem, remedy));
  }

  /** The file cannot be read; the one finding gives the reason. */
  public static final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Finding finding;

    UnreadableException(Finding finding) {
      super(finding.problem());
      this.finding = finding;
    }

    public Finding finding() {
      return finding;
    }
  }
}
