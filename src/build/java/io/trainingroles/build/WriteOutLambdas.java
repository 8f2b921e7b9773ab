package io.trainingroles.build;

import static org.objectweb.asm.Opcodes.INVOKESTATIC;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Writes the lambdas of a jar out as classes, and the methods of its records as code.
 *
 * <p>The compiler leaves both to the Java virtual machine, which links each of them when it is first
 * used ({@code invokedynamic}; {@link java.lang.invoke.LambdaMetafactory}, {@link
 * java.lang.runtime.ObjectMethods}). In a process that lives for a quarter of a second, hundreds of
 * such links are a third of its time. What is written does what those two classes document, so
 * nothing but the start changes; the hash of a record too is the one that the JDK computes, so that
 * no order of a set changes.
 *
 * <p>The arguments are the jar, which is replaced, and the packages whose classes are changed, written
 * with slashes. Each new class stands behind the one that uses it, and all entries are as old as the
 * first, so that the same jar gives the same bytes. A lambda that {@link
 * java.lang.invoke.LambdaMetafactory#altMetafactory} makes (a serializable one) stays as it is.
 */
public final class WriteOutLambdas {

  /** The name of a constructor in a class file. */
  static final String CONSTRUCTOR = "<init>";

  private final Map<String, byte[]> entries = new LinkedHashMap<>();
  private final Map<String, ClassNode> classes = new TreeMap<>();
  private final Map<String, List<ClassNode>> written = new TreeMap<>();

  /** When the first entry was changed, and so all: that of another may depend on the time zone. */
  private @Nullable LocalDateTime changed;

  public static void main(String[] arguments) throws IOException {
    Path jar = Path.of(arguments[0]);
    List<String> packages = Arrays.asList(arguments).subList(1, arguments.length);
    WriteOutLambdas program = new WriteOutLambdas();
    program.read(jar, packages);
    List.copyOf(program.classes.values()).forEach(program::writeOut);
    program.replace(jar);
  }

  // --- The jar ---------------------------------------------------------------------------------

  private void read(Path jar, List<String> packages) throws IOException {
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(Files.readAllBytes(jar)))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        String name = entry.getName();
        byte[] content = in.readAllBytes();
        entries.put(name, content);
        if (changed == null) {
          changed = entry.getTimeLocal();
        }
        if (name.endsWith(".class") && packages.stream().anyMatch(name::startsWith)) {
          ClassNode node = new ClassNode();
          new ClassReader(content).accept(node, 0);
          classes.put(node.name, node);
        }
      }
    }
  }

  private void replace(Path jar) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        ClassNode node = classes.get(entry.getKey().replaceFirst("\\.class$", ""));
        write(out, entry.getKey(), node == null ? entry.getValue() : code(node));
        for (ClassNode lambda : node == null ? List.<ClassNode>of() : lambdas(node)) {
          write(out, lambda.name + ".class", code(lambda));
        }
      }
    }
    Path unfinished = jar.resolveSibling(jar.getFileName() + ".unfinished");
    Files.write(unfinished, bytes.toByteArray());
    Files.move(unfinished, jar, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private void write(ZipOutputStream out, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(Objects.requireNonNull(changed));
    out.putNextEntry(entry);
    out.write(content);
    out.closeEntry();
  }

  /** The stack maps are those that the compiler made: code that takes the place of a call keeps them. */
  private static byte[] code(ClassNode node) {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    node.accept(writer);
    return writer.toByteArray();
  }

  private List<ClassNode> lambdas(ClassNode node) {
    return written.getOrDefault(node.name, List.of());
  }

  // --- The calls -------------------------------------------------------------------------------

  private void writeOut(ClassNode node) {
    for (MethodNode method : node.methods) {
      for (AbstractInsnNode instruction : method.instructions.toArray()) {
        if (instruction instanceof InvokeDynamicInsnNode call) {
          writeOut(node, method, call);
        }
      }
    }
  }

  private void writeOut(ClassNode node, MethodNode method, InvokeDynamicInsnNode call) {
    switch (call.bsm.getOwner() + "." + call.bsm.getName()) {
      case "java/lang/invoke/LambdaMetafactory.metafactory" -> {
        ClassNode lambda = new LambdaClass(call, node.name + "$$" + lambdas(node).size()).written();
        written.computeIfAbsent(node.name, name -> new ArrayList<>()).add(lambda);
        join(lambda, node);
        method.instructions.set(
            call, new MethodInsnNode(INVOKESTATIC, lambda.name, LambdaClass.FACTORY, call.desc, false));
      }
      case "java/lang/runtime/ObjectMethods.bootstrap" -> new RecordMethod(node, method, call).write();
      default -> {}
    }
  }

  /** The body of a lambda is a private method: only who is of the same nest may call it. */
  private void join(ClassNode lambda, ClassNode node) {
    ClassNode host = node.nestHostClass == null ? node : classes.get(node.nestHostClass);
    lambda.nestHostClass = host.name;
    if (host.nestMembers == null) {
      host.nestMembers = new ArrayList<>();
    }
    host.nestMembers.add(lambda.name);
  }
}
