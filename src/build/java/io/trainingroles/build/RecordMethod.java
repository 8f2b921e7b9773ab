package io.trainingroles.build;

import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.ARETURN;
import static org.objectweb.asm.Opcodes.ASTORE;
import static org.objectweb.asm.Opcodes.BIPUSH;
import static org.objectweb.asm.Opcodes.CHECKCAST;
import static org.objectweb.asm.Opcodes.DUP;
import static org.objectweb.asm.Opcodes.F_FULL;
import static org.objectweb.asm.Opcodes.F_SAME;
import static org.objectweb.asm.Opcodes.GETFIELD;
import static org.objectweb.asm.Opcodes.IADD;
import static org.objectweb.asm.Opcodes.ICONST_0;
import static org.objectweb.asm.Opcodes.ICONST_1;
import static org.objectweb.asm.Opcodes.IFEQ;
import static org.objectweb.asm.Opcodes.IFNE;
import static org.objectweb.asm.Opcodes.IF_ACMPNE;
import static org.objectweb.asm.Opcodes.IF_ICMPNE;
import static org.objectweb.asm.Opcodes.IMUL;
import static org.objectweb.asm.Opcodes.INSTANCEOF;
import static org.objectweb.asm.Opcodes.INVOKESPECIAL;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.INVOKEVIRTUAL;
import static org.objectweb.asm.Opcodes.IRETURN;
import static org.objectweb.asm.Opcodes.LCMP;
import static org.objectweb.asm.Opcodes.NEW;

import java.util.Arrays;
import java.util.List;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** The method {@code equals}, {@code hashCode} or {@code toString} of a record. */
final class RecordMethod {

  private static final String BUILDER = "java/lang/StringBuilder";

  private final String owner;
  private final MethodNode code;
  private final List<Handle> components;

  RecordMethod(ClassNode node, MethodNode method, InvokeDynamicInsnNode call) {
    owner = node.name;
    code = method;
    // A class, the names of the components, and a getter for each.
    components =
        Arrays.stream(call.bsmArgs, 2, call.bsmArgs.length).map(Handle.class::cast).toList();
  }

  void write() {
    code.instructions.clear();
    code.localVariables = null;
    switch (code.name) {
      case "equals" -> equalsMethod();
      case "hashCode" -> hashCodeMethod();
      case "toString" -> toStringMethod();
      default -> throw new IllegalStateException("A method of a record that is " + code.name);
    }
  }

  private void equalsMethod() {
    Label other = new Label();
    Label differs = new Label();
    code.visitVarInsn(ALOAD, 0);
    code.visitVarInsn(ALOAD, 1);
    code.visitJumpInsn(IF_ACMPNE, other);
    code.visitInsn(ICONST_1);
    code.visitInsn(IRETURN);
    code.visitLabel(other);
    code.visitFrame(F_SAME, 0, null, 0, null);
    code.visitVarInsn(ALOAD, 1);
    code.visitTypeInsn(INSTANCEOF, owner);
    code.visitJumpInsn(IFEQ, differs);
    code.visitVarInsn(ALOAD, 1);
    code.visitTypeInsn(CHECKCAST, owner);
    code.visitVarInsn(ASTORE, 2);
    for (Handle component : components) {
      load(0, component);
      load(2, component);
      jumpIfDifferent(Type.getType(component.getDesc()), differs);
    }
    code.visitInsn(ICONST_1);
    code.visitInsn(IRETURN);
    code.visitLabel(differs);
    code.visitFrame(F_FULL, 2, new Object[] {owner, "java/lang/Object"}, 0, null);
    code.visitInsn(ICONST_0);
    code.visitInsn(IRETURN);
  }

  private void jumpIfDifferent(Type type, Label differs) {
    switch (type.getSort()) {
      case Type.LONG -> {
        code.visitInsn(LCMP);
        code.visitJumpInsn(IFNE, differs);
      }
      case Type.FLOAT, Type.DOUBLE -> {
        String box = Conversion.box(type).getInternalName();
        code.visitMethodInsn(
            INVOKESTATIC, box, "compare", Type.getMethodDescriptor(Type.INT_TYPE, type, type), false);
        code.visitJumpInsn(IFNE, differs);
      }
      case Type.ARRAY, Type.OBJECT -> {
        code.visitMethodInsn(
            INVOKESTATIC,
            "java/util/Objects",
            "equals",
            "(Ljava/lang/Object;Ljava/lang/Object;)Z",
            false);
        code.visitJumpInsn(IFEQ, differs);
      }
      default -> code.visitJumpInsn(IF_ICMPNE, differs);
    }
  }

  private void hashCodeMethod() {
    code.visitInsn(ICONST_0);
    for (Handle component : components) {
      Type type = Type.getType(component.getDesc());
      boolean primitive = Conversion.isPrimitive(type);
      code.visitIntInsn(BIPUSH, 31);
      code.visitInsn(IMUL);
      load(0, component);
      code.visitMethodInsn(
          INVOKESTATIC,
          primitive ? Conversion.box(type).getInternalName() : "java/util/Objects",
          "hashCode",
          primitive ? Type.getMethodDescriptor(Type.INT_TYPE, type) : "(Ljava/lang/Object;)I",
          false);
      code.visitInsn(IADD);
    }
    code.visitInsn(IRETURN);
  }

  private void toStringMethod() {
    code.visitTypeInsn(NEW, BUILDER);
    code.visitInsn(DUP);
    code.visitMethodInsn(INVOKESPECIAL, BUILDER, WriteOutLambdas.CONSTRUCTOR, "()V", false);
    String before = owner.substring(Math.max(owner.lastIndexOf('/'), owner.lastIndexOf('$')) + 1) + "[";
    for (Handle component : components) {
      code.visitLdcInsn(before + component.getName() + "=");
      append();
      load(0, component);
      code.visitMethodInsn(
          INVOKESTATIC, "java/lang/String", "valueOf", "(" + shown(component) + ")Ljava/lang/String;", false);
      append();
      before = ", ";
    }
    code.visitLdcInsn(components.isEmpty() ? before + "]" : "]");
    append();
    code.visitMethodInsn(INVOKEVIRTUAL, BUILDER, "toString", "()Ljava/lang/String;", false);
    code.visitInsn(ARETURN);
  }

  /** String has no method of its own for the two smallest numbers, and shows any object. */
  private static String shown(Handle component) {
    return switch (Type.getType(component.getDesc()).getSort()) {
      case Type.BYTE, Type.SHORT -> "I";
      case Type.ARRAY, Type.OBJECT -> "Ljava/lang/Object;";
      default -> component.getDesc();
    };
  }

  private void append() {
    code.visitMethodInsn(
        INVOKEVIRTUAL, BUILDER, "append", "(Ljava/lang/String;)L" + BUILDER + ";", false);
  }

  private void load(int variable, Handle component) {
    code.visitVarInsn(ALOAD, variable);
    code.visitFieldInsn(GETFIELD, owner, component.getName(), component.getDesc());
  }
}
