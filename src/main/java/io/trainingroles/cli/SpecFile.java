package io.trainingroles.cli;

import io.trainingroles.finding.Finding;
import io.trainingroles.finding.IssueCode;
import io.trainingroles.finding.Location;
import io.trainingroles.report.FindingText;
import io.trainingroles.spec.Spec;
import io.trainingroles.spec.SpecReader;
import io.trainingroles.spec.SpecReading;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The spec that a command is given: reads it, and shows what is wrong with it. */
final class SpecFile {
  private static final IssueCode UNREADABLE = new IssueCode("UNREADABLE_FILE");
  private static final IssueCode TOO_LARGE = new IssueCode("FILE_TOO_LARGE");
  private static final IssueCode NOT_TEXT = new IssueCode("NOT_UTF_8");

  private final String name;
  private final Console console;

  SpecFile(Path file, Console console) {
    this.name = file.toString();
    this.console = console;
  }

  /** What the file declares; nothing where it is wrong, which has then been shown. */
  Optional<Spec> read() {
    String text;
    try {
      text = text();
    } catch (UnreadableException unreadable) {
      show("", List.of(unreadable.finding));
      return Optional.empty();
    }
    SpecReading<Spec> reading = new SpecReader().read(name, text);
    if (reading instanceof SpecReading.Refused<Spec> refused) {
      show(text, refused.findings());
      return Optional.empty();
    }
    var right = (SpecReading.Read<Spec>) reading;
    console.err().print(new FindingText(text, console.errColours()).of(right.warnings()));
    return Optional.of(right.value());
  }

  private void show(String text, List<Finding> findings) {
    console.err().print(new FindingText(text, console.errColours()).of(findings));
    if (findings.size() > 1) {
      console.progress(findings.size() + " errors; nothing was written.");
    }
  }

  private String text() throws UnreadableException {
    Path file = Path.of(name);
    if (Files.isDirectory(file)) {
      throw unreadable(UNREADABLE, "this is a folder", "give the spec file in it");
    }
    byte[] bytes;
    try (InputStream input = Files.newInputStream(file)) {
      bytes = input.readNBytes(SpecReader.MAXIMUM_BYTES + 1);
    } catch (NoSuchFileException missing) {
      throw unreadable(
          UNREADABLE,
          "there is no such file",
          "write a first spec with 'training-roles init', or give the path of one");
    } catch (AccessDeniedException denied) {
      throw unreadable(UNREADABLE, "reading it is not permitted", "check the file's permissions");
    } catch (IOException failed) {
      throw unreadable(UNREADABLE, "it cannot be read: " + failed.getMessage(), "check the file");
    }
    if (bytes.length > SpecReader.MAXIMUM_BYTES) {
      throw unreadable(
          TOO_LARGE,
          "the file has more than " + SpecReader.MAXIMUM_BYTES + " bytes",
          "a spec of 10,000 roles has less; is this one? If it is, split it");
    }
    return decoded(bytes);
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

  private static final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Finding finding;

    private UnreadableException(Finding finding) {
      super(finding.problem());
      this.finding = finding;
    }
  }
}
