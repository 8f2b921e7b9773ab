package io.trainingroles.cli.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which files may be read, and that no way leads to others. */
final class ReadableFilesTest {
  @TempDir private Path top;
  private Path folder;
  private ReadableFiles files;

  @BeforeEach
  void makeFiles() throws IOException {
    folder = Files.createDirectories(top.resolve("folder"));
    Files.createDirectories(folder.resolve("inner/deep"));
    Files.writeString(folder.resolve("inside.json"), "inside");
    Files.createDirectories(top.resolve("folder-beside"));
    Files.writeString(top.resolve("folder-beside/secret.json"), "secret");
    Files.writeString(top.resolve("secret.json"), "secret");
    link("inner/up", "../..");
    link("inner/file-out", "../../secret.json");
    link("absolute-out", top.resolve("secret.json").toString());
    link("to-nothing-out", "../not-there.json");
    link("folder-out", "../folder-beside");
    link("chain", "inner/file-out");
    link("inner/deep/inside", "../../inside.json");
    link("back", "../folder/inside.json");
    link("loop", "loop-back");
    link("loop-back", "loop");
    files = ReadableFiles.below(folder);
  }

  private void link(String name, String target) throws IOException {
    Files.createSymbolicLink(folder.resolve(name), Path.of(target));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../secret.json",
        "inner/../../secret.json",
        "inner/up/secret.json",
        "inner/up/../secret.json",
        "inner/file-out",
        "absolute-out",
        "chain",
        "folder-out/secret.json",
        "../folder-beside/secret.json",
        "folder-out/../secret.json",
        // What is not there outside is not distinguished from what is.
        "../not-there.json",
        "to-nothing-out",
        "folder-out/not-there.json",
        "not-there/../../secret.json",
      })
  void open_when_pathLeadsOut_saysOnlyThat(String path) {
    assertThatThrownBy(() -> files.open(folder.resolve(path)))
        .isInstanceOf(ReadableFiles.OutsideException.class);
    assertThat(files.reaches(folder.resolve(path))).isFalse();
    assertThat(files.isFile(folder.resolve(path))).isFalse();
    assertThat(files.isFolder(folder.resolve(path))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "inside.json",
        "./inner/../inside.json",
        "inner/deep/inside",
        "back",
        "../folder/inside.json",
        "inner/up/folder/inside.json",
      })
  void open_when_pathLeadsInside_readsTheFile(String path) throws IOException {
    try (InputStream opened = files.open(folder.resolve(path))) {
      assertThat(opened.readAllBytes()).asString(UTF_8).isEqualTo("inside");
    }
    assertThat(files.isFile(folder.resolve(path))).isTrue();
  }

  @Test
  void open_when_pathIsThatOfAnotherFile_isOutside() {
    for (String path : List.of("/etc/passwd", "/", "/dev/zero", "/proc/self/environ")) {
      assertThatThrownBy(() -> files.open(Path.of(path)))
          .isInstanceOf(ReadableFiles.OutsideException.class);
    }
  }

  @Test
  void open_when_nothingIsThere_saysSo() {
    for (String path : List.of("not-there.json", "inner/not-there/x.json", "loop")) {
      assertThatThrownBy(() -> files.open(folder.resolve(path)))
          .isInstanceOf(NoSuchFileException.class);
    }
  }

  @Test
  void walk_when_aFileBelowIsALinkOut_refusesTheFolder() throws IOException {
    assertThat(files.walk(folder.resolve("inner/deep")))
        .containsExactly(folder.resolve("inner/deep/inside"));
    assertThatThrownBy(() -> files.walk(folder.resolve("inner"))).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> files.walk(folder.resolve("folder-out")))
        .isInstanceOf(ReadableFiles.OutsideException.class);
  }

  @Test
  void open_when_itIsNoRegularFile_doesNotWait() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    assertThatThrownBy(() -> files.open(pipe)).hasMessageContaining("not a regular file");
    assertThatThrownBy(() -> files.open(folder)).hasMessageContaining("not a regular file");
  }

  @Test
  void list_when_folderIsInside_namesWhatItHas() throws IOException {
    assertThat(files.list(folder.resolve("inner/up/folder/inner")))
        .containsExactlyInAnyOrder(
            folder.resolve("inner/up/folder/inner/up"),
            folder.resolve("inner/up/folder/inner/file-out"),
            folder.resolve("inner/up/folder/inner/deep"));
    assertThatThrownBy(() -> files.list(folder.resolve("folder-out")))
        .isInstanceOf(ReadableFiles.OutsideException.class);
  }

  @Test
  void below_when_folderIsALink_readsWhatItLeadsTo() throws IOException {
    Path other = Files.createSymbolicLink(top.resolve("other-name"), folder);
    try (InputStream opened = ReadableFiles.below(other).open(other.resolve("inside.json"))) {
      assertThat(opened.readAllBytes()).asString(UTF_8).isEqualTo("inside");
    }
  }

  @Test
  void standardInput_when_confined_hasNothing() throws IOException {
    assertThat(files.standardInput().readAllBytes()).isEmpty();
    var input = new ByteArrayInputStream("text".getBytes(UTF_8));
    assertThat(ReadableFiles.all(input).standardInput()).isSameAs(input);
  }

  @Test
  void all_when_notConfined_readsEverywhere() throws IOException {
    ReadableFiles all = ReadableFiles.all(InputStream.nullInputStream());
    try (InputStream opened = all.open(folder.resolve("chain"))) {
      assertThat(opened.readAllBytes()).asString(UTF_8).isEqualTo("secret");
    }
    assertThat(all.areConfined()).isFalse();
    assertThat(files.areConfined()).isTrue();
  }
}
