package io.trainingroles.cli.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What commands read from: standard input and files, either all of them or those of one folder.
 *
 * <p>In a folder, each path is resolved before anything is asked of it, link by link, so that
 * neither {@code ..} nor a link leads out of it, and nothing is revealed of what is outside, not
 * even whether it is there. Only regular files are opened: a pipe would keep the reader waiting.
 */
public final class ReadableFiles {
  /** Longer chains of links are a loop. */
  private static final int MAXIMUM_LINKS = 40;

  private static final Comparator<Path> BY_NAME = Comparator.comparing(Path::toString);

  private final InputStream standardInput;
  private final @Nullable Path boundary;

  private ReadableFiles(InputStream standardInput, @Nullable Path boundary) {
    this.standardInput = standardInput;
    this.boundary = boundary;
  }

  /** Standard input, and all files that the operating system lets the program read. */
  public static ReadableFiles all(InputStream standardInput) {
    return new ReadableFiles(standardInput, null);
  }

  /**
   * The files below a folder, and a standard input with nothing in it.
   *
   * @throws IOException if there is no such folder
   */
  public static ReadableFiles below(Path folder) throws IOException {
    return new ReadableFiles(InputStream.nullInputStream(), folder.toRealPath());
  }

  /** All files, for a path that whoever started the program gave, as with a variable. */
  public ReadableFiles unconfined() {
    return all(standardInput);
  }

  /** Whether only the files of a folder may be read. */
  public boolean areConfined() {
    return boundary != null;
  }

  /** The standard input. */
  public InputStream standardInput() {
    return standardInput;
  }

  /** Whether it is a folder that may be read. */
  public boolean isFolder(Path path) {
    return hasKind(path, true);
  }

  /** Whether it is a regular file that may be read. */
  public boolean isFile(Path path) {
    return hasKind(path, false);
  }

  private boolean hasKind(Path path, boolean isFolder) {
    try {
      Path real = resolved(path);
      return isFolder ? Files.isDirectory(real) : Files.isRegularFile(real);
    } catch (IOException notReadable) {
      return false;
    }
  }

  /** Whether a path may be read, if it is there. */
  public boolean reaches(Path path) {
    try {
      resolved(path);
      return true;
    } catch (NoSuchFileException missing) {
      return true;
    } catch (IOException outside) {
      return false;
    }
  }

  /**
   * Opens a file.
   *
   * @throws OutsideException if it is not in the folder
   */
  public InputStream open(Path file) throws IOException {
    if (boundary == null) {
      return Files.newInputStream(file);
    }
    Path real = resolved(file);
    if (!Files.isRegularFile(real)) {
      throw new FileSystemException(file.toString(), null, "not a regular file");
    }
    return Files.newInputStream(real, LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * What a folder has, as paths that begin as the folder's does.
   *
   * @throws OutsideException if it is not in the folder that may be read
   */
  public List<Path> list(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(resolved(folder))) {
      return all.map(each -> folder.resolve(String.valueOf(each.getFileName()))).toList();
    }
  }

  /**
   * The regular files below a folder that may be read, sorted; links are followed.
   *
   * @throws OutsideException if it, or a file below it, is not in the folder that may be read
   */
  public List<Path> walk(Path folder) throws IOException {
    resolved(folder);
    try (Stream<Path> found = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      List<Path> files = found.filter(Files::isRegularFile).sorted(BY_NAME).toList();
      for (Path file : files) {
        resolved(file);
      }
      return files;
    } catch (UncheckedIOException failed) {
      throw failed.getCause();
    }
  }

  /**
   * The path to what is read: the given one where all files may be read, and else the real one.
   *
   * @throws OutsideException if it leads out of the folder
   * @throws NoSuchFileException if nothing is there
   */
  private Path resolved(Path given) throws IOException {
    if (boundary == null) {
      return given;
    }
    Path real = followed(given.toAbsolutePath(), given, 0);
    if (!real.startsWith(boundary)) {
      throw new OutsideException(given);
    }
    try {
      Files.readAttributes(real, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException missing) {
      throw new NoSuchFileException(given.toString());
    }
    return real;
  }

  /** A path without links and detours, also where nothing is there. */
  private static Path followed(Path absolute, Path given, int links) throws IOException {
    if (links > MAXIMUM_LINKS) {
      throw new NoSuchFileException(given.toString(), null, "a loop of links");
    }
    Path at = Objects.requireNonNull(absolute.getRoot(), "it is absolute");
    for (int index = 0; index < absolute.getNameCount(); index++) {
      Path name = absolute.getName(index);
      Path next = at.resolve(name);
      if (name.toString().equals("..")) {
        at = Objects.requireNonNullElse(at.getParent(), at);
      } else if (Files.isSymbolicLink(next)) {
        at = followed(at.resolve(Files.readSymbolicLink(next)), given, links + 1);
      } else if (!name.toString().equals(".")) {
        at = next;
      }
    }
    return at;
  }

  /** A path leads out of the folder that may be read. */
  public static final class OutsideException extends IOException {
    private static final long serialVersionUID = 1L;

    OutsideException(Path given) {
      super("'" + given + "' is outside of the folder that may be read");
    }
  }
}
