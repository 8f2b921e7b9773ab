package io.trainingroles.build;

import static org.objectweb.asm.Opcodes.CHECKCAST;
import static org.objectweb.asm.Opcodes.F2D;
import static org.objectweb.asm.Opcodes.I2D;
import static org.objectweb.asm.Opcodes.I2F;
import static org.objectweb.asm.Opcodes.I2L;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.INVOKEVIRTUAL;
import static org.objectweb.asm.Opcodes.L2D;
import static org.objectweb.asm.Opcodes.L2F;
import static org.objectweb.asm.Opcodes.NOP;
import static org.objectweb.asm.Opcodes.POP;
import static org.objectweb.asm.Opcodes.POP2;

import java.util.Map;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodNode;

/** What becomes of an argument or a result on its way: cast, boxed, unboxed, widened or dropped. */
final class Conversion {

  private static final int[][] WIDENING = {
    {NOP, I2L, I2F, I2D}, {NOP, NOP, L2F, L2D}, {NOP, NOP, NOP, F2D}, {NOP, NOP, NOP, NOP}
  };

  private static final Map<Integer, String> BOXES =
      Map.of(
          Type.BOOLEAN, "Boolean",
          Type.CHAR, "Character",
          Type.BYTE, "Byte",
          Type.SHORT, "Short",
          Type.INT, "Integer",
          Type.LONG, "Long",
          Type.FLOAT, "Float",
          Type.DOUBLE, "Double");

  private Conversion() {}

  static void add(MethodNode code, Type from, Type to, Type instantiated) {
    if (to.getSort() == Type.VOID) {
      if (from.getSort() != Type.VOID) {
        code.visitInsn(from.getSize() == 2 ? POP2 : POP);
      }
    } else if (isPrimitive(from)) {
      if (isPrimitive(to)) {
        widen(code, from, to);
      } else {
        box(code, from);
      }
    } else if (isPrimitive(to)) {
      unbox(code, isPrimitive(instantiated) ? box(instantiated) : instantiated, to);
    } else {
      // The first cast is what refuses an argument of another type than the declared one.
      Type declared = isPrimitive(instantiated) ? from : instantiated;
      cast(code, from, declared);
      cast(code, declared, to);
    }
  }

  private static void cast(MethodNode code, Type from, Type to) {
    if (!from.equals(to) && !to.getInternalName().equals("java/lang/Object")) {
      code.visitTypeInsn(CHECKCAST, to.getInternalName());
    }
  }

  static boolean isPrimitive(Type type) {
    return type.getSort() < Type.ARRAY;
  }

  static Type box(Type primitive) {
    return Type.getObjectType("java/lang/" + BOXES.get(primitive.getSort()));
  }

  private static void box(MethodNode code, Type primitive) {
    Type box = box(primitive);
    code.visitMethodInsn(
        INVOKESTATIC,
        box.getInternalName(),
        "valueOf",
        Type.getMethodDescriptor(box, primitive),
        false);
  }

  private static void unbox(MethodNode code, Type from, Type to) {
    for (Map.Entry<Integer, String> box : BOXES.entrySet()) {
      Type primitive = primitive(box.getKey());
      if (box(primitive).equals(from)) {
        code.visitTypeInsn(CHECKCAST, from.getInternalName());
        code.visitMethodInsn(
            INVOKEVIRTUAL,
            from.getInternalName(),
            primitive.getClassName() + "Value",
            Type.getMethodDescriptor(primitive),
            false);
        widen(code, primitive, to);
        return;
      }
    }
    throw new IllegalStateException("A lambda that makes " + to + " of " + from);
  }

  private static Type primitive(int sort) {
    return switch (sort) {
      case Type.BOOLEAN -> Type.BOOLEAN_TYPE;
      case Type.CHAR -> Type.CHAR_TYPE;
      case Type.BYTE -> Type.BYTE_TYPE;
      case Type.SHORT -> Type.SHORT_TYPE;
      case Type.INT -> Type.INT_TYPE;
      case Type.LONG -> Type.LONG_TYPE;
      case Type.FLOAT -> Type.FLOAT_TYPE;
      default -> Type.DOUBLE_TYPE;
    };
  }

  private static void widen(MethodNode code, Type from, Type to) {
    int opcode = WIDENING[kind(from)][kind(to)];
    if (opcode != NOP) {
      code.visitInsn(opcode);
    }
  }

  private static int kind(Type primitive) {
    return switch (primitive.getSort()) {
      case Type.LONG -> 1;
      case Type.FLOAT -> 2;
      case Type.DOUBLE -> 3;
      default -> 0;
    };
  }
}
