package io.trainingroles;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What only some classes may do: touch files, streams and clocks, or keep a state. */
final class SideEffectsTest {
  private static final String ROOT = ArchitectureTest.ROOT;
  private static final String CDKTF = ArchitectureTest.CDKTF;
  private static final JavaClasses CLASSES = ArchitectureTest.CLASSES;

  /** Where programs start; nothing else reads files or writes to the process's streams. */
  private static final DescribedPredicate<JavaClass> PROGRAMS =
      resideInAPackage(ROOT + ".cli..")
          .or(
              describe(
                  "the app of cdktf.json",
                  type -> type.getName().equals(CDKTF + ".TrainingRolesApp")));

  /**
   * Reads what lies beside the classes in the jar. It changes no more than they do, and it spares
   * everybody who asks the reference data to hand it over.
   */
  private static final DescribedPredicate<JavaClass> OWN_TEXTS =
      describe(
          "the texts of the reference data",
          type ->
              Set.of(
                      ROOT + ".reference.ReferenceTexts",
                      ROOT + ".spec.AttributeTypes$Text",
                      ROOT + ".input.configuration.ConfigurationTexts",
                      ROOT + ".reference.managed.ManagedPolicyTexts",
                      ROOT + ".report.page.PageTexts")
                  .contains(type.getName()));

  /** The parts of java.io and java.net that touch no file, no stream of the process, no network. */
  private static final Set<String> HARMLESS =
      Set.of(
          "java.io.IOException",
          "java.io.UncheckedIOException",
          "java.io.Serializable",
          "java.io.BufferedReader",
          "java.io.Reader",
          "java.io.StringReader",
          "java.io.Writer",
          "java.io.StringWriter",
          "java.net.URI",
          "java.net.URISyntaxException",
          "java.net.URLDecoder");

  private static final Set<String> CLOCKS_AND_CHANCE =
      Set.of(
          "java.time.Clock",
          "java.util.Random",
          "java.security.SecureRandom",
          "java.util.concurrent.ThreadLocalRandom",
          "java.util.UUID",
          "java.util.Date");

  @Test
  void standardStreams_when_used_areUsedByProgramsOnly() {
    noClasses()
        .that(DescribedPredicate.not(PROGRAMS))
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .accessField(System.class, "in")
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(Throwable.class, "printStackTrace")
        .check(CLASSES);
  }

  @Test
  void files_when_touched_areTouchedByProgramsOnly() {
    noClasses()
        .that(DescribedPredicate.not(PROGRAMS))
        .and(DescribedPredicate.not(describe("the app's backend", SideEffectsTest::isPathOfState)))
        .and(DescribedPredicate.not(OWN_TEXTS))
        .should()
        .dependOnClassesThat(
            describe(
                "read or write files",
                type ->
                    (type.getPackageName().startsWith("java.io")
                                || type.getPackageName().startsWith("java.net"))
                            && !HARMLESS.contains(type.getName())
                        || type.getPackageName().equals("java.nio.file")
                        || type.getPackageName().equals("java.nio.channels")
                        || type.getName().startsWith("java.lang.Process")))
        .check(CLASSES);
  }

  /** So no command reads outside of the folder that it is confined to. */
  @Test
  void inputs_when_read_areReadThroughReadableFiles() {
    Set<String> others =
        Set.of(
            ROOT + ".cli.console.ReadableFiles",
            // What they are about to replace.
            ROOT + ".cli.file.AtomicFiles",
            ROOT + ".cli.file.ReportFile",
            ROOT + ".cli.SynthCommand");
    noClasses()
        .that(resideInAnyPackage(ROOT + ".cli", ROOT + ".cli.file", ROOT + ".cli.request"))
        .and(DescribedPredicate.not(describe("others", type -> others.contains(type.getName()))))
        .should()
        .callMethodWhere(
            describe(
                "it reads a file or lists a folder",
                call ->
                    call.getTargetOwner().isEquivalentTo(Files.class)
                        && call.getName().matches("new.*|read.*|lines|list|walk.*|find|copy")))
        .orShould()
        .dependOnClassesThat()
        .belongToAnyOf(java.io.FileInputStream.class, java.io.FileReader.class)
        .check(CLASSES);
  }

  @Test
  void texts_when_partOfTheProgram_areReadAsResourcesOnly() {
    var allowed = new TreeSet<>(HARMLESS);
    allowed.add("java.io.InputStream");
    classes()
        .that(OWN_TEXTS)
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage("java.lang", "java.util..", "java.nio.charset", "org.jspecify..")
                .or(resideInAPackage(ROOT + ".reference"))
                .or(describe("no files", type -> allowed.contains(type.getName())))
                .or(ArchitectureTest.primitivesAndArrays()))
        .check(CLASSES);
  }

  @Test
  void results_when_computed_dependOnNoClockChanceOrLocale() {
    noClasses()
        .that(
            describe(
                "are not the one that tells what day it is",
                type -> !type.getName().equals(ROOT + ".cli.console.Today")))
        .should()
        .dependOnClassesThat(
            describe(
                "tell the time or throw dice", type -> CLOCKS_AND_CHANCE.contains(type.getName())))
        .orShould()
        .callMethodWhere(
            describe("depend on the moment or the locale", call -> varies(call.getTarget())))
        .check(CLASSES);
  }

  @Test
  void fields_when_static_areFinal() {
    fields()
        .that()
        .areStatic()
        .and(
            describe(
                "written by people",
                field -> !field.getModifiers().contains(JavaModifier.SYNTHETIC)))
        .should()
        .beFinal()
        .check(CLASSES);
  }

  /** A call whose result differs from one run or machine to the next, for the same arguments. */
  private static boolean varies(AccessTarget.MethodCallTarget target) {
    String owner = target.getOwner().getName();
    boolean withLocale =
        target.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Locale.class));
    return switch (owner) {
      case "java.lang.System" ->
          Set.of("currentTimeMillis", "nanoTime", "identityHashCode").contains(target.getName());
      case "java.lang.String" ->
          !withLocale
              && Set.of("format", "formatted", "toLowerCase", "toUpperCase")
                  .contains(target.getName());
      case "java.util.Locale" -> target.getName().equals("getDefault");
      case "java.util.TimeZone", "java.time.ZoneId" ->
          Set.of("getDefault", "systemDefault").contains(target.getName());
      case "java.lang.Math" -> target.getName().equals("random");
      default -> owner.startsWith("java.time.") && target.getName().equals("now");
    };
  }

  private static boolean isPathOfState(JavaClass type) {
    return type.getName().equals(CDKTF + ".StateBesideProject");
  }
}
