package io.trainingroles.cli.file;

import io.trainingroles.cli.console.ExitCode;
import io.trainingroles.cli.console.FailedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes files so that nobody ever sees half of one: each is written beside and renamed. */
public final class AtomicFiles {
  private AtomicFiles() {}

  /**
   * Writes files into a folder, which is made where it is missing. All of them are on the disk
   * before the first is renamed. A file that already has its text is left alone.
   *
   * @throws FailedException if one cannot be written; what was there is there still, unless the
   *     disk fails while the files are renamed, as the message then says
   */
  public static void write(Path folder, SortedMap<String, String> texts) throws FailedException {
    Map<Path, Path> written = new LinkedHashMap<>();
    long process = ProcessHandle.current().pid();
    boolean moving = false;
    try {
      Files.createDirectories(folder);
      for (Map.Entry<String, String> file : texts.entrySet()) {
        Path target = folder.resolve(file.getKey());
        if (Files.isDirectory(target)) {
          throw new FileSystemException(
              target.toString(), null, "'" + file.getKey() + "' is a folder");
        }
        byte[] bytes = file.getValue().getBytes(StandardCharsets.UTF_8);
        if (!has(target, bytes)) {
          Path beside = folder.resolve("." + file.getKey() + "." + process + ".part");
          written.put(beside, target);
          Files.write(beside, bytes);
        }
      }
      for (Map.Entry<Path, Path> file : written.entrySet()) {
        moving = true;
        Files.move(
            file.getKey(),
            file.getValue(),
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException failed) {
      written.keySet().forEach(AtomicFiles::discard);
      throw new FailedException(
          ExitCode.WRONG_INPUT,
          "cannot write to the folder '"
              + folder
              + "': "
              + reason(failed)
              + (moving ? "; check the files there" : "; nothing was changed")
              + ". Give another folder with -o");
    }
  }

  /**
   * Writes one file; its folder is made where it is missing.
   *
   * @throws FailedException if it cannot be written, or the path is not that of a file
   */
  public static void write(Path file, String text) throws FailedException {
    Path whole = file.toAbsolutePath().normalize();
    Path name = whole.getFileName();
    Path folder = whole.getParent();
    if (name == null || folder == null) {
      throw new FailedException(ExitCode.WRONG_INPUT, "'" + file + "' is not the name of a file");
    }
    write(folder, new TreeMap<>(Map.of(name.toString(), text)));
  }

  private static boolean has(Path target, byte[] bytes) throws IOException {
    return Files.isRegularFile(target)
        && Files.size(target) == bytes.length
        && Arrays.equals(Files.readAllBytes(target), bytes);
  }

  private static void discard(Path beside) {
    try {
      Files.deleteIfExists(beside);
    } catch (IOException alreadyFailing) {
      // The failure that led here is the one to report.
    }
  }

  /** What a failure of the file system means, without the name of an exception. */
  public static String reason(IOException failed) {
    if (failed instanceof AccessDeniedException) {
      return "no permission to write there";
    } else if (failed instanceof NoSuchFileException) {
      return "the folder does not exist";
    } else if (failed instanceof FileAlreadyExistsException) {
      return "a file of that name exists";
    } else if (failed instanceof FileSystemException system && system.getReason() != null) {
      return system.getReason();
    }
    return String.valueOf(failed.getMessage());
  }
}
