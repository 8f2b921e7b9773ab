package io.trainingroles.build;

import static org.objectweb.asm.Opcodes.ACC_FINAL;
import static org.objectweb.asm.Opcodes.ACC_PRIVATE;
import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.ACC_SUPER;
import static org.objectweb.asm.Opcodes.ACC_SYNTHETIC;
import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.ARETURN;
import static org.objectweb.asm.Opcodes.DUP;
import static org.objectweb.asm.Opcodes.GETFIELD;
import static org.objectweb.asm.Opcodes.GETSTATIC;
import static org.objectweb.asm.Opcodes.H_INVOKEINTERFACE;
import static org.objectweb.asm.Opcodes.H_INVOKESPECIAL;
import static org.objectweb.asm.Opcodes.H_INVOKESTATIC;
import static org.objectweb.asm.Opcodes.H_INVOKEVIRTUAL;
import static org.objectweb.asm.Opcodes.H_NEWINVOKESPECIAL;
import static org.objectweb.asm.Opcodes.ILOAD;
import static org.objectweb.asm.Opcodes.INVOKEINTERFACE;
import static org.objectweb.asm.Opcodes.INVOKESPECIAL;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.INVOKEVIRTUAL;
import static org.objectweb.asm.Opcodes.IRETURN;
import static org.objectweb.asm.Opcodes.NEW;
import static org.objectweb.asm.Opcodes.PUTFIELD;
import static org.objectweb.asm.Opcodes.PUTSTATIC;
import static org.objectweb.asm.Opcodes.RETURN;
import static org.objectweb.asm.Opcodes.V17;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** A class with what the lambda captures as fields, and the method of its interface. */
final class LambdaClass {

  static final String FACTORY = "of";
  private static final String ONLY = "ONLY";

  private final InvokeDynamicInsnNode call;
  private final ClassNode node = new ClassNode();
  private final Type[] captured;
  private final Type made;

  LambdaClass(InvokeDynamicInsnNode call, String name) {
    this.call = call;
    captured = Type.getArgumentTypes(call.desc);
    made = Type.getReturnType(call.desc);
    node.visit(
        V17,
        ACC_FINAL | ACC_SUPER | ACC_SYNTHETIC,
        name,
        null,
        "java/lang/Object",
        new String[] {made.getInternalName()});
  }

  ClassNode written() {
    constructor();
    if (captured.length == 0) {
      only();
    } else {
      factory();
    }
    body();
    return node;
  }

  private void constructor() {
    MethodNode code = method(ACC_PRIVATE, WriteOutLambdas.CONSTRUCTOR, constructorType());
    code.visitVarInsn(ALOAD, 0);
    code.visitMethodInsn(INVOKESPECIAL, "java/lang/Object", WriteOutLambdas.CONSTRUCTOR, "()V", false);
    int slot = 1;
    for (int index = 0; index < captured.length; index++) {
      Type type = captured[index];
      node.visitField(ACC_PRIVATE | ACC_FINAL, field(index), type.getDescriptor(), null, null);
      code.visitVarInsn(ALOAD, 0);
      code.visitVarInsn(type.getOpcode(ILOAD), slot);
      code.visitFieldInsn(PUTFIELD, node.name, field(index), type.getDescriptor());
      slot += type.getSize();
    }
    code.visitInsn(RETURN);
  }

  private String constructorType() {
    return Type.getMethodDescriptor(Type.VOID_TYPE, captured);
  }

  private static String field(int index) {
    return "captured" + index;
  }

  /** A lambda that captures nothing is one object, as the JDK's is. */
  private void only() {
    node.visitField(ACC_PRIVATE | ACC_STATIC | ACC_FINAL, ONLY, made.getDescriptor(), null, null);
    MethodNode initial = method(ACC_STATIC, "<clinit>", "()V");
    initial.visitTypeInsn(NEW, node.name);
    initial.visitInsn(DUP);
    initial.visitMethodInsn(INVOKESPECIAL, node.name, WriteOutLambdas.CONSTRUCTOR, "()V", false);
    initial.visitFieldInsn(PUTSTATIC, node.name, ONLY, made.getDescriptor());
    initial.visitInsn(RETURN);
    MethodNode factory = method(ACC_STATIC, FACTORY, call.desc);
    factory.visitFieldInsn(GETSTATIC, node.name, ONLY, made.getDescriptor());
    factory.visitInsn(ARETURN);
  }

  private void factory() {
    MethodNode factory = method(ACC_STATIC, FACTORY, call.desc);
    factory.visitTypeInsn(NEW, node.name);
    factory.visitInsn(DUP);
    int slot = 0;
    for (Type type : captured) {
      factory.visitVarInsn(type.getOpcode(ILOAD), slot);
      slot += type.getSize();
    }
    factory.visitMethodInsn(INVOKESPECIAL, node.name, WriteOutLambdas.CONSTRUCTOR, constructorType(), false);
    factory.visitInsn(ARETURN);
  }

  private void body() {
    Type erased = (Type) call.bsmArgs[0];
    Handle target = (Handle) call.bsmArgs[1];
    Type instantiated = (Type) call.bsmArgs[2];
    MethodNode code = method(ACC_PUBLIC, call.name, erased.getDescriptor());
    boolean constructs = target.getTag() == H_NEWINVOKESPECIAL;
    if (constructs) {
      code.visitTypeInsn(NEW, target.getOwner());
      code.visitInsn(DUP);
    }
    for (int index = 0; index < captured.length; index++) {
      code.visitVarInsn(ALOAD, 0);
      code.visitFieldInsn(GETFIELD, node.name, field(index), captured[index].getDescriptor());
    }
    List<Type> parameters = parameters(target);
    Type[] given = erased.getArgumentTypes();
    int slot = 1;
    for (int index = 0; index < given.length; index++) {
      code.visitVarInsn(given[index].getOpcode(ILOAD), slot);
      slot += given[index].getSize();
      Type parameter = parameters.get(captured.length + index);
      Conversion.add(code, given[index], parameter, instantiated.getArgumentTypes()[index]);
    }
    code.visitMethodInsn(
        opcode(target), target.getOwner(), target.getName(), target.getDesc(), target.isInterface());
    Type result =
        constructs ? Type.getObjectType(target.getOwner()) : Type.getReturnType(target.getDesc());
    Conversion.add(code, result, erased.getReturnType(), instantiated.getReturnType());
    code.visitInsn(erased.getReturnType().getOpcode(IRETURN));
  }

  private static List<Type> parameters(Handle target) {
    List<Type> parameters = new ArrayList<>();
    if (target.getTag() != H_INVOKESTATIC && target.getTag() != H_NEWINVOKESPECIAL) {
      parameters.add(Type.getObjectType(target.getOwner()));
    }
    parameters.addAll(List.of(Type.getArgumentTypes(target.getDesc())));
    return parameters;
  }

  /** A private method of the same nest is called as a virtual one (JVMS 5.4.3.3, JEP 181). */
  private static int opcode(Handle target) {
    return switch (target.getTag()) {
      case H_INVOKESTATIC -> INVOKESTATIC;
      case H_NEWINVOKESPECIAL -> INVOKESPECIAL;
      case H_INVOKEINTERFACE -> INVOKEINTERFACE;
      case H_INVOKEVIRTUAL, H_INVOKESPECIAL -> target.isInterface() ? INVOKEINTERFACE : INVOKEVIRTUAL;
      default -> throw new IllegalStateException("A lambda that is " + target);
    };
  }

  private MethodNode method(int access, String name, String descriptor) {
    return (MethodNode) node.visitMethod(access, name, descriptor, null, null);
  }
}
