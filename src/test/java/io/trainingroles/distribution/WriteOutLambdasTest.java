package io.trainingroles.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;

/** The jar after {@code WriteOutLambdas}, beside the one that the compiler made. */
class WriteOutLambdasTest {

  private static final Path SOURCES = Path.of("src/build/java/io/trainingroles/build");
  private static final Path SAMPLE =
      Path.of("src/test/resources/fixtures/write-out-lambdas/Lambdas.java");
  private static final FileTime CHANGED = FileTime.fromMillis(1_700_000_000_000L);

  @TempDir private Path folder;
  private Path jar;

  @BeforeEach
  void compile() throws IOException {
    jar = jar(compiled("sample", List.of(SAMPLE)));
  }

  @Test
  void main_when_lambdasAndRecordsAreWrittenOut_givesTheSameAnswers() throws Exception {
    String before = answers();

    writeOut("Lambdas");

    assertThat(before.lines()).hasSizeGreaterThan(20);
    assertThat(answers()).isEqualTo(before);
  }

  @Test
  void main_when_itsClassIsNamed_leavesNoLambdaToTheVirtualMachine() throws Exception {
    assertThat(dynamic()).hasSizeGreaterThan(40);

    writeOut("Lambdas");

    assertThat(dynamic()).isEmpty();
  }

  @Test
  void main_when_noPackageFits_changesNothing() throws Exception {
    List<String> before = dynamic();

    writeOut("other/");

    assertThat(dynamic()).isEqualTo(before);
  }

  @Test
  void main_when_itRunsAgain_writesTheSameBytes() throws Exception {
    byte[] original = Files.readAllBytes(jar);
    writeOut("Lambdas");
    byte[] first = Files.readAllBytes(jar);

    Files.write(jar, original);
    writeOut("Lambdas");

    assertThat(Files.readAllBytes(jar)).isEqualTo(first);
    try (JarFile file = new JarFile(jar.toFile())) {
      assertThat(file.stream().map(JarEntry::getLastModifiedTime)).containsOnly(CHANGED);
    }
  }

  private String answers() throws Exception {
    try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
      return (String) loader.loadClass("Lambdas").getMethod("answers").invoke(null);
    }
  }

  private void writeOut(String classes) throws Exception {
    URL program = compiled("program", sources()).toUri().toURL();
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {program}, ClassReader.class.getClassLoader())) {
      loader
          .loadClass("io.trainingroles.build.WriteOutLambdas")
          .getMethod("main", String[].class)
          .invoke(null, (Object) new String[] {jar.toString(), classes});
    }
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.list(SOURCES)) {
      return files.sorted().toList();
    }
  }

  /**
   * What the classes of the jar leave to the virtual machine: the names of the methods it would
   * link.
   */
  private List<String> dynamic() throws IOException {
    List<String> names = new ArrayList<>();
    try (JarFile file = new JarFile(jar.toFile())) {
      for (JarEntry entry :
          file.stream().filter(each -> each.getName().endsWith(".class")).toList()) {
        ClassNode node = new ClassNode();
        new ClassReader(file.getInputStream(entry)).accept(node, 0);
        node.methods.forEach(
            method ->
                method.instructions.forEach(
                    instruction -> {
                      if (instruction instanceof InvokeDynamicInsnNode call) {
                        names.add(node.name + "." + method.name + " " + call.name);
                      }
                    }));
      }
    }
    return names;
  }

  private Path compiled(String name, List<Path> sources) throws IOException {
    Path classes = Files.createDirectories(folder.resolve(name));
    List<String> arguments =
        new ArrayList<>(List.of("-nowarn", "-XDstringConcat=inline", "--release", "17"));
    arguments.addAll(List.of("-cp", System.getProperty("java.class.path"), "-proc:none"));
    arguments.addAll(List.of("-d", classes.toString()));
    sources.forEach(source -> arguments.add(source.toString()));
    int code =
        ToolProvider.getSystemJavaCompiler()
            .run(null, OutputStream.nullOutputStream(), null, arguments.toArray(String[]::new));
    assertThat(code).isZero();
    return classes;
  }

  private Path jar(Path classes) throws IOException {
    Path made = folder.resolve("sample.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(made));
        Stream<Path> files = Files.list(classes)) {
      for (Path file : files.sorted().toList()) {
        JarEntry entry = new JarEntry(file.getFileName().toString());
        entry.setLastModifiedTime(CHANGED);
        out.putNextEntry(entry);
        out.write(Files.readAllBytes(file));
        out.closeEntry();
      }
      JarEntry other = new JarEntry("notes.txt");
      other.setLastModifiedTime(FileTime.fromMillis(CHANGED.toMillis() + 10_000_000));
      out.putNextEntry(other);
      out.closeEntry();
    }
    return made;
  }
}
