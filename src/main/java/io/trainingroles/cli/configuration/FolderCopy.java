package io.trainingroles.cli.configuration;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Copies folders of Terraform into another one, each at its place below the folder that they have
 * in common. A link is followed as far as that folder, or the repository around it, reaches.
 */
final class FolderCopy {
  private static final Set<String> LEFT_OUT =
      Set.of(".git", ".terraform", ".terragrunt-cache", "node_modules", ".venv", "cdktf.out");

  /** Larger files are archives and programs, of which a plan needs no more than that they exist. */
  private static final long MAXIMUM_BYTES = 10L * 1024 * 1024;

  private final Path from;
  private final Path to;
  private final Path boundary;
  private final List<String> notFollowed = new ArrayList<>();

  /**
   * A copy.
   *
   * @param from the folder that all have in common
   * @param to where its copy is
   */
  FolderCopy(Path from, Path to) {
    this.from = from;
    this.to = to;
    this.boundary = repository(from);
  }

  private static Path repository(Path folder) {
    for (Path above = folder; above != null; above = above.getParent()) {
      if (Files.exists(above.resolve(".git"))) {
        return above;
      }
    }
    return folder;
  }

  /** Where the copy of a folder is. */
  Path of(Path folder) {
    return to.resolve(from.relativize(folder).toString());
  }

  /** The links that lead outside, and so are not in the copy. */
  List<String> notFollowed() {
    return List.copyOf(notFollowed);
  }

  /** Copies a folder with all that it has. */
  void copy(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        Set.of(FileVisitOption.FOLLOW_LINKS),
        40,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path inner, BasicFileAttributes attributes)
              throws IOException {
            if (LEFT_OUT.contains(String.valueOf(inner.getFileName())) || isOutside(inner)) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            Files.createDirectories(of(inner));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (attributes.isRegularFile() && isWanted(file) && !isOutside(file)) {
              copyFile(file, attributes.size());
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failed) {
            // A loop of links, a link to nothing, or a file that must not be read.
            notFollowed.add(file.toString());
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private void copyFile(Path file, long size) throws IOException {
    String name = String.valueOf(file.getFileName());
    String ofTerraform = ModuleFolders.nameOfTerraform(name);
    Path copy = of(file).resolveSibling(ofTerraform);
    boolean isOfOpenTofu = !name.equals(ofTerraform);
    if (isOfOpenTofu) {
      Files.deleteIfExists(copy);
    } else if (Files.exists(copy)) {
      return;
    }
    if (size > MAXIMUM_BYTES) {
      Files.createFile(copy);
    } else {
      Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static boolean isWanted(Path file) {
    String name = String.valueOf(file.getFileName());
    return !name.endsWith(".tftest.hcl")
        && !name.endsWith(".tftest.json")
        && !name.endsWith(".tfstate")
        && !name.endsWith(".tfstate.backup");
  }

  private boolean isOutside(Path path) throws IOException {
    boolean outside =
        !path.toRealPath().startsWith(boundary) && !path.toRealPath().startsWith(from);
    if (outside) {
      notFollowed.add(path.toString());
    }
    return outside;
  }
}
