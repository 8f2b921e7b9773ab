package io.trainingroles.real;

import java.io.IOException;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands the emulator to the tests that ask for it: one for all classes, stopped at the end of the
 * run whatever became of them, and empty before each test.
 */
final class WithEmulator implements BeforeEachCallback, ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(WithEmulator.class);

  @Override
  public void beforeEach(ExtensionContext context) throws Exception {
    emulator(context).reset();
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Emulator.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return emulator(context);
  }

  /** JUnit closes what is in the root store when all tests are over. */
  private static Emulator emulator(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .computeIfAbsent(Emulator.class, key -> started(), Emulator.class);
  }

  private static Emulator started() {
    try {
      return Emulator.start();
    } catch (IOException failed) {
      throw new AssertionError("the AWS emulator cannot be started", failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError("the AWS emulator cannot be started", interrupted);
    }
  }
}
