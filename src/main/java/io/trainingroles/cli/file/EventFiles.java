package io.trainingroles.cli.file;

import io.trainingroles.cli.console.ReadableFiles;
import io.trainingroles.event.EventReader;
import io.trainingroles.event.EventSink;
import io.trainingroles.finding.Finding;
import io.trainingroles.finding.InputIssues;
import io.trainingroles.finding.IssueCode;
import io.trainingroles.finding.Location;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Files with recorded events, and folders of them: plain or in gzip, each read piece by piece,
 * however large it is.
 */
public final class EventFiles {
  private static final IssueCode CUT_OFF = new IssueCode("EVENTS_CUT_OFF");
  private static final IssueCode EMPTY_FOLDER = new IssueCode("NO_EVENT_FILES");
  private static final int BUFFER = 1 << 16;

  /** What a trail writes beside its log files; it has no events. */
  private static final String DIGEST = "_CloudTrail-Digest_";

  private static final List<String> ENDINGS =
      List.of(".json", ".json.gz", ".jsonl", ".jsonl.gz", ".csv", ".csv.gz");

  private final List<String> names;
  private final ReadableFiles files;

  /** {@code names} are those of files and folders as the user gave them, or {@code -}. */
  public EventFiles(List<String> names, ReadableFiles files) {
    this.names = List.copyOf(names);
    this.files = files;
  }

  /** Reads all of them; what is wrong, file by file. The sink may have taken a part by then. */
  public List<Finding> read(EventSink sink) {
    var findings = new ArrayList<Finding>();
    for (String name : names) {
      if (name.equals("-")) {
        read(name, files::standardInput, sink).ifPresent(findings::add);
        continue;
      }
      try {
        Path path = Path.of(name);
        if (files.isFolder(path)) {
          readFolder(name, path, sink, findings);
        } else {
          read(name, () -> files.open(path), sink).ifPresent(findings::add);
        }
      } catch (InvalidPathException noPath) {
        findings.add(unreadable(name, "not a valid path: " + noPath.getReason()));
      }
    }
    return findings;
  }

  private void readFolder(String name, Path folder, EventSink sink, List<Finding> findings) {
    List<Path> logs;
    try {
      logs = files.walk(folder).stream().filter(EventFiles::isOfEvents).toList();
    } catch (IOException | UncheckedIOException failed) {
      findings.add(unreadable(name, "the folder cannot be read: " + failed.getMessage()));
      return;
    }
    if (logs.isEmpty()) {
      findings.add(
          Finding.error(
              EMPTY_FOLDER,
              new Location.Source(name),
              "the folder has no file with recorded events",
              "give a folder with files whose names end with " + String.join(", ", ENDINGS)));
    }
    for (Path file : logs) {
      read(file.toString(), () -> files.open(file), sink).ifPresent(findings::add);
    }
  }

  private static boolean isOfEvents(Path file) {
    String lower = file.toString().toLowerCase(Locale.ROOT);
    return ENDINGS.stream().anyMatch(lower::endsWith) && !file.toString().contains(DIGEST);
  }

  /** Opens a file. */
  @FunctionalInterface
  private interface Source {
    InputStream open() throws IOException;
  }

  private static Optional<Finding> read(String name, Source source, EventSink sink) {
    try (InputStream bytes = plain(source.open());
        var text = new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder())) {
      return EventReader.read(name, text, sink);
    } catch (NoSuchFileException missing) {
      return Optional.of(unreadable(name, "there is no such file"));
    } catch (EOFException | ZipException broken) {
      return Optional.of(cutOff(name));
    } catch (CharacterCodingException broken) {
      return Optional.of(
          Finding.error(
              InputFile.NOT_TEXT,
              new Location.Source(name),
              "it is neither UTF-8 text nor UTF-8 text in gzip",
              "give the file as AWS wrote it"));
    } catch (IOException | UncheckedIOException failed) {
      return Optional.of(unreadable(name, "cannot be read: " + failed.getMessage()));
    }
  }

  /** What the bytes are without gzip, in which the log files of a trail are. */
  private static InputStream plain(InputStream bytes) throws IOException {
    var buffered = new BufferedInputStream(bytes, BUFFER);
    buffered.mark(2);
    boolean isGzip = buffered.read() == 0x1F && buffered.read() == 0x8B;
    buffered.reset();
    return isGzip ? new GZIPInputStream(buffered, BUFFER) : buffered;
  }

  private static Finding cutOff(String name) {
    return Finding.error(
        CUT_OFF,
        new Location.Source(name),
        "the gzip data is damaged or truncated, so some of its events are missing",
        "copy the file again");
  }

  private static Finding unreadable(String name, String problem) {
    return Finding.error(
        InputIssues.UNREADABLE_FILE,
        new Location.Source(name),
        problem,
        "give the path of a file or a folder with recorded events");
  }
}
