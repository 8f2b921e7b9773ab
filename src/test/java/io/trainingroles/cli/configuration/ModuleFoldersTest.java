package io.trainingroles.cli.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files of a folder are read. */
final class ModuleFoldersTest {
  @TempDir private Path folder;

  @Test
  void texts_when_aFileIsForOpenTofu_readsItInPlaceOfTheOneOfItsName() throws IOException {
    for (String name : new String[] {"a.tf", "a.tofu", "b.tf.json", "b.tofu.json", "c.tf", "d"}) {
      Files.writeString(folder.resolve(name), name);
    }

    assertThat(ModuleFolders.texts(folder).keySet())
        .containsExactly("a.tofu", "b.tofu.json", "c.tf");
  }

  @Test
  void copy_when_aFileIsForOpenTofu_takesThePlaceOfTheOneOfItsName() throws IOException {
    Path from = Files.createDirectory(folder.resolve("from"));
    for (String name : new String[] {"a.tf", "a.tofu", "c.tf"}) {
      Files.writeString(from.resolve(name), name);
    }
    Path to = folder.resolve("to");

    new FolderCopy(from, to).copy(from);

    assertThat(to.resolve("a.tf")).hasContent("a.tofu");
    assertThat(to.resolve("a.tofu")).doesNotExist();
    assertThat(to.resolve("c.tf")).hasContent("c.tf");
  }
}
