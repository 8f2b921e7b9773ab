package io.trainingroles;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rooms of the project, and what each may import. */
final class ArchitectureTest {
  static final String ROOT = "io.trainingroles";
  static final String CDKTF = ROOT + ".cdktf";

  private static final List<String> CDKTF_LIBRARIES =
      List.of("com.hashicorp..", "software.constructs..", "software.amazon.jsii..");

  /** What the table calls the libraries. */
  private static final Map<String, List<String>> LIBRARIES =
      Map.of(
          "Jackson (core)", List.of("com.fasterxml.jackson.core.."),
          "`javax.xml.stream`", List.of("javax.xml.stream.."),
          "snakeyaml-engine", List.of("org.snakeyaml.engine.."),
          "picocli", List.of("picocli.."),
          "jmustache", List.of("com.samskivert.mustache.."),
          "Eclipse Layout Kernel", List.of("org.eclipse.elk..", "org.eclipse.emf.."),
          "CDKTF", CDKTF_LIBRARIES,
          "Jackson (databind)", List.of("com.fasterxml.jackson.databind.."),
          "Model Context Protocol SDK",
              List.of("io.modelcontextprotocol..", "reactor.core..", "org.reactivestreams.."));

  private static final Path TABLE = Path.of("docs/architecture.md");

  private static final Pattern ROW = Pattern.compile("\\| `([a-z.]+)` \\| (.+) \\| (.+) \\|");

  /** The table of docs/architecture.md. */
  private static final List<Room> ROOMS = readRooms();

  /** The classes of the program, without those of its tests. */
  static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(location -> !location.contains("/test-classes/"))
          .importPackages(ROOT);

  /** A row of the table: a room, and the names of what it may import. */
  private record Room(String name, List<String> rooms, List<String> libraries) {
    private String packageName() {
      return ROOT + "." + name;
    }

    private String[] imports() {
      return Stream.of(
              rooms.stream().map(room -> ROOT + "." + room),
              libraries.stream().flatMap(library -> LIBRARIES.get(library).stream()),
              Stream.of(packageName(), "java..", "org.jspecify.annotations.."))
          .flatMap(imported -> imported)
          .toArray(String[]::new);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static List<Room> readRooms() {
    var rooms = new ArrayList<Room>();
    for (String line : lines(TABLE)) {
      var row = ROW.matcher(line);
      if (row.matches()) {
        var imported = new ArrayList<String>();
        var libraries = new ArrayList<String>();
        for (String name : row.group(3).split(", ")) {
          if (LIBRARIES.containsKey(name)) {
            libraries.add(name);
          } else if (!name.equals("–")) {
            imported.add(name.replace("`", ""));
          }
        }
        rooms.add(new Room(row.group(1), imported, libraries));
      }
    }
    return rooms;
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Test
  void table_when_read_namesEachPackageOnce() {
    var found = new TreeSet<String>();
    CLASSES.forEach(type -> found.add(type.getPackageName()));
    assertThat(ROOMS)
        .extracting(Room::packageName)
        .doesNotHaveDuplicates()
        .hasSameElementsAs(found);
    assertThat(CLASSES.size()).isGreaterThan(500);
  }

  @Test
  void rooms_when_counted_haveSome25Files() {
    var files = new TreeMap<String, Set<String>>();
    CLASSES.forEach(
        type ->
            files
                .computeIfAbsent(type.getPackageName(), name -> new TreeSet<>())
                .add(type.getSource().orElseThrow().getFileName().orElseThrow()));
    assertThat(files)
        .allSatisfy((name, sources) -> assertThat(sources).as(name).hasSizeLessThanOrEqualTo(28));
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void room_when_itImports_keepsToTheTable(Room room) {
    classes()
        .that()
        .resideInAPackage(room.packageName())
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage(room.imports()).or(primitivesAndArrays()))
        .check(CLASSES);
  }

  /**
   * Written by {@code -Dsnapshots.update=true}: read there what a change imports for the first
   * time.
   */
  @Test
  void table_when_comparedWithTheCode_namesEachImportThatIsUsed() throws IOException {
    var table = new StringBuilder();
    for (String line : lines(TABLE)) {
      var row = ROW.matcher(line);
      table.append(row.matches() ? row(row.group(1), row.group(2)) : line).append('\n');
    }
    ExpectedText.check(TABLE, table.toString());
  }

  private static String row(String name, String duty) {
    var used = new TreeSet<String>();
    for (JavaClass type : CLASSES.getPackage(ROOT + "." + name).getClasses()) {
      type.getDirectDependenciesFromSelf()
          .forEach(use -> used.add(use.getTargetClass().getBaseComponentType().getPackageName()));
    }
    List<String> imports =
        Stream.concat(
                ROOMS.stream()
                    .filter(room -> !room.name().equals(name) && used.contains(room.packageName()))
                    .map(room -> "`" + room.name() + "`"),
                LIBRARIES.keySet().stream()
                    .filter(library -> isUsed(LIBRARIES.get(library), used))
                    .sorted())
            .toList();
    String cell = imports.isEmpty() ? "–" : String.join(", ", imports);
    return "| `" + name + "` | " + duty + " | " + cell + " |";
  }

  private static boolean isUsed(List<String> library, Set<String> used) {
    return library.stream()
        .map(packages -> packages.substring(0, packages.length() - 2))
        .anyMatch(name -> used.stream().anyMatch(one -> (one + ".").startsWith(name + ".")));
  }

  static List<Room> rooms() {
    return ROOMS;
  }

  @Test
  void rooms_when_theyImportEachOther_makeNoCycle() {
    slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void cdktf_when_imported_isImportedByNobody() {
    noClasses()
        .that()
        .resideOutsideOfPackage(CDKTF + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            Stream.concat(Stream.of(CDKTF + ".."), CDKTF_LIBRARIES.stream()).toArray(String[]::new))
        .check(CLASSES);
  }

  @Test
  void packages_when_compiled_areNullMarked() {
    var packages = new TreeSet<String>();
    CLASSES.forEach(type -> packages.add(type.getPackageName()));
    assertThat(packages)
        .allSatisfy(
            name ->
                assertThat(CLASSES.getPackage(name).isAnnotatedWith(NullMarked.class))
                    .as("%s is @NullMarked", name)
                    .isTrue());
  }

  static DescribedPredicate<JavaClass> primitivesAndArrays() {
    return describe(
        "primitives and arrays of what is allowed",
        type ->
            type.isPrimitive() || (type.isArray() && type.getBaseComponentType().isPrimitive()));
  }
}
