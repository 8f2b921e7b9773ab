package io.trainingroles.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.trainingroles.check.Check;
import io.trainingroles.finding.IssueGroup;
import io.trainingroles.finding.IssuePage;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A check has one name: its class, its code and its folder of fixtures are found by it. */
final class CheckNamesTest {
  private static final Path FIXTURES = Path.of("src", "test", "resources", "fixtures", "check");

  @ParameterizedTest
  @MethodSource("checks")
  void code_when_comparedWithTheClass_isTheSameName(Check check) {
    assertThat(upperSnake(check.getClass().getSimpleName())).isEqualTo(code(check));
  }

  @ParameterizedTest
  @MethodSource("checks")
  void fixtures_when_lookedUpByTheCode_areInTheFolderOfThatName(Check check) {
    assertThat(FIXTURES.resolve(code(check))).isDirectory();
  }

  /** What is not known is reported by the room that would judge it. */
  @ParameterizedTest
  @MethodSource("checks")
  void group_when_comparedWithTheRoom_isTheSameName(Check check) {
    IssuePage page = check.page();
    String room = check.getClass().getPackageName().replaceFirst(".*\\.", "");

    assertThat(page.group()).isNotEqualTo(IssueGroup.ORGANISATION);
    if (page.group() != IssueGroup.UNKNOWN) {
      assertThat(room).isEqualTo(page.group().name().toLowerCase(Locale.ROOT));
    }
  }

  /** The classes cannot be seen outside of their room, so each is in the list of its own group. */
  @Test
  void checks_when_comparedWithTheClasses_areEachOnceInAList() {
    List<JavaClass> classes =
        new ClassFileImporter()
                .withImportOption(location -> !location.contains("/test-classes/"))
                .importPackages(Check.class.getPackageName())
                .stream()
                .filter(type -> type.isAssignableTo(Check.class) && !type.isInterface())
                .toList();

    assertThat(classes)
        .hasSizeGreaterThan(100)
        .allSatisfy(
            type ->
                assertThat(type.getModifiers())
                    .as(type.getName())
                    .contains(JavaModifier.FINAL)
                    .doesNotContain(JavaModifier.PUBLIC));
    assertThat(checks())
        .extracting(check -> check.getClass().getName())
        .containsExactlyInAnyOrderElementsOf(classes.stream().map(JavaClass::getName).toList());
  }

  @Test
  void upperSnake_when_nameHasDigitsAndAcronyms_partsItBetweenWords() {
    assertThat(upperSnake("MfaOfAService")).isEqualTo("MFA_OF_A_SERVICE");
    assertThat(upperSnake("S3ValueNotGranted")).isEqualTo("S3_VALUE_NOT_GRANTED");
    assertThat(upperSnake("ReadsKMSKey")).isEqualTo("READS_KMS_KEY");
  }

  private static String code(Check check) {
    return check.page().code().value();
  }

  private static String upperSnake(String name) {
    return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_")
        .toUpperCase(Locale.ROOT);
  }

  static List<Check> checks() {
    return Catalogue.CHECKS;
  }
}
