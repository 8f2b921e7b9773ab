package io.trainingroles.cli.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainingroles.cli.console.ReadableFiles;
import io.trainingroles.spec.JobFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Job files by the paths that a spec writes. */
final class JobFolderTest {
  @TempDir private Path folder;

  @Test
  void name_when_pathHasADetour_isThatOfTheFile() throws IOException {
    Path job = job("jobs/vision.json");
    Files.createDirectory(folder.resolve("spec"));
    var files =
        new JobFolder(
            ReadableFiles.all(InputStream.nullInputStream()),
            folder.resolve("spec/training-roles.yaml"));
    assertThat(name(files, "../jobs/vision.json")).isEqualTo(job.toString());
    assertThat(name(files, "./../jobs/../jobs/vision.json")).isEqualTo(job.toString());
    assertThat(files.texts()).hasSize(1);
  }

  @Test
  void name_when_detourIsOverALink_staysAsItIs() throws IOException {
    job("elsewhere/vision.json");
    Files.createDirectories(folder.resolve("elsewhere/inner"));
    Files.createSymbolicLink(folder.resolve("link"), folder.resolve("elsewhere/inner"));
    var files =
        new JobFolder(
            ReadableFiles.all(InputStream.nullInputStream()),
            folder.resolve("training-roles.yaml"));
    assertThat(name(files, "link/../vision.json"))
        .isEqualTo(folder.resolve("link/../vision.json").toString());
  }

  private Path job(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "{}");
  }

  private static String name(JobFolder files, String path) {
    return ((JobFiles.Text) files.read(path)).source();
  }
}
