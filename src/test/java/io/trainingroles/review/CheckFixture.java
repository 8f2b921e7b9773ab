package io.trainingroles.review;

import com.fasterxml.jackson.databind.JsonNode;
import io.trainingroles.check.Administrator;
import io.trainingroles.check.Check;
import io.trainingroles.check.CheckFinding;
import io.trainingroles.input.AccessInput;
import io.trainingroles.input.InputReading;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.PolicyUse;
import io.trainingroles.input.terraform.TerraformFiles;
import io.trainingroles.input.terraform.TerraformShow;
import io.trainingroles.spec.SpecReading;
import io.trainingroles.synthesis.SpecSynthesizer;
import io.trainingroles.synthesis.SynthesizedSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An input that a check is tried on: {@code CODE/bad-WHAT.FORM} has what the check finds, {@code
 * CODE/good-WHAT.FORM} has not. The form is {@code identity.json}, {@code trust.json}, {@code
 * boundary.json} or {@code resource.json} for a document, {@code tf.json} for a configuration,
 * {@code plan.json} for what {@code terraform show -json} writes, and {@code yaml} for a spec.
 */
record CheckFixture(Path file) {
  private static final Path FIXTURES = Path.of("src", "test", "resources", "fixtures", "check");

  static Stream<CheckFixture> all() throws IOException {
    try (Stream<Path> files = Files.walk(FIXTURES)) {
      return files
          .filter(file -> file.toString().matches(".*\\.(json|yaml)"))
          .sorted()
          .map(CheckFixture::new)
          .toList()
          .stream();
    }
  }

  String code() {
    return FIXTURES.relativize(file).getName(0).toString();
  }

  String name() {
    return file.getFileName().toString();
  }

  boolean isBad() {
    return name().startsWith("bad");
  }

  /** The same without what the check finds. */
  CheckFixture good() {
    return new CheckFixture(file.resolveSibling(name().replaceFirst("^bad", "good")));
  }

  Path expected() {
    return file.resolveSibling(name().substring(0, name().indexOf('.')) + ".expected");
  }

  String text() throws IOException {
    return Files.readString(file);
  }

  /** All that it says, to be changed: {@link FixtureTree} knows its form. */
  JsonNode tree() throws IOException {
    return FixtureTree.read(text());
  }

  /** What the check of its folder finds in a text of its form. */
  List<CheckFinding> findings(String text) {
    Check check =
        Catalogue.CHECKS.stream()
            .filter(one -> one.page().code().value().equals(code()))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no check has the code " + code()));
    var reviewer = new Reviewer(List.of(check), CheckSettings.of(LocalDate.of(2026, 11, 24)));
    List<JudgedRole> roles = roles(text);
    List<Administrator> administrators = reviewer.administrators(roles);
    return roles.stream()
        .map(role -> reviewer.review(role, Optional.empty(), administrators))
        .flatMap(review -> review.findings().stream())
        .flatMap(CheckFinding::single)
        .toList();
  }

  private String form() {
    return name().substring(name().indexOf('.') + 1);
  }

  private List<JudgedRole> roles(String text) {
    return switch (form()) {
      case "identity.json" -> document(text, PolicyUse.MANAGED);
      case "trust.json" -> document(text, PolicyUse.TRUST);
      case "boundary.json" -> document(text, PolicyUse.PERMISSIONS_BOUNDARY);
      case "resource.json" -> document(text, PolicyUse.RESOURCE);
      case "tf.json" -> read(TerraformFiles.read(name(), Map.of(name(), text), List.of()));
      case "plan.json" -> read(TerraformShow.read(name(), text));
      case "yaml" -> spec(text).judged();
      default -> throw new AssertionError(file + " has no known form");
    };
  }

  private List<JudgedRole> document(String text, PolicyUse use) {
    return read(AccessInput.readDocument(name(), "policy", text, use));
  }

  private static List<JudgedRole> read(InputReading reading) {
    if (reading instanceof InputReading.Refused refused) {
      throw new AssertionError(refused.findings().toString());
    }
    var read = (InputReading.Read) reading;
    return Stream.concat(read.roles().stream(), read.others().stream()).toList();
  }

  private SynthesizedSpec spec(String text) {
    SpecReading<SynthesizedSpec> reading = new SpecSynthesizer().read(name(), text);
    if (reading instanceof SpecReading.Refused<SynthesizedSpec> refused) {
      throw new AssertionError(refused.findings().toString());
    }
    return ((SpecReading.Read<SynthesizedSpec>) reading).value();
  }

  @Override
  public String toString() {
    return code() + "/" + name();
  }
}
