package io.trainingroles.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trainingroles.ExpectedText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The bill of materials (CycloneDX 1.6) that the command-line jar carries is made of the list of
 * licences in it and of the jars that the tests run with. {@code -Dsnapshots.update=true} writes it
 * again.
 */
final class BillOfMaterialsTest {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /** The build puts the version of the pom in its place. */
  private static final String VERSION = "${project.version}";

  @Test
  void bill_when_made_listsWhatTheJarContains() throws Exception {
    ObjectNode bill = JSON.createObjectNode();
    bill.put("$schema", "http://cyclonedx.org/schema/bom-1.6.schema.json");
    bill.put("bomFormat", "CycloneDX");
    bill.put("specVersion", "1.6");
    bill.put("version", 1);
    ObjectNode program = bill.putObject("metadata").putObject("component");
    String reference = "pkg:maven/io.trainingroles/training-roles@" + VERSION + "?classifier=cli";
    program.put("type", "application");
    program.put("bom-ref", reference);
    program.put("group", "io.trainingroles");
    program.put("name", "training-roles");
    program.put("version", VERSION);
    licensed(program, "Apache-2.0");
    program.put("purl", reference);
    ArrayNode components = bill.putArray("components");
    List<String> references = new ArrayList<>();
    for (ContainedWork work : ContainedWork.all()) {
      references.add(component(components.addObject(), work));
    }
    ObjectNode root = bill.putArray("dependencies").addObject();
    root.put("ref", reference);
    ArrayNode contained = root.putArray("dependsOn");
    references.forEach(contained::add);

    ExpectedText.check(
        Path.of("src/main/sbom/training-roles.cdx.json"),
        JSON.writeValueAsString(bill).replace("\r\n", "\n") + "\n");
    assertThat(references).doesNotHaveDuplicates().hasSizeGreaterThan(14);
  }

  private static String component(ObjectNode component, ContainedWork work) throws Exception {
    String reference = packageUrl(work);
    component.put("type", "library");
    component.put("bom-ref", reference);
    if (work.isJar()) {
      component.put("group", work.group());
      component.put("name", work.artifact());
    } else {
      component.put("name", work.name());
    }
    component.put("version", work.version());
    component.put("scope", "required");
    for (Path jar : work.jars().toList()) {
      ObjectNode hash = component.putArray("hashes").addObject();
      hash.put("alg", "SHA-256");
      hash.put("content", sha256(jar));
    }
    licensed(component, work.licence());
    component.put("purl", reference);
    return reference;
  }

  private static void licensed(ObjectNode component, String licence) {
    component.putArray("licenses").addObject().putObject("license").put("id", licence);
  }

  private static String packageUrl(ContainedWork work) {
    return work.isJar()
        ? "pkg:maven/" + work.group() + "/" + work.artifact() + "@" + work.version() + "?type=jar"
        : "pkg:npm/" + work.name().replace("@", "%40") + "@" + work.version();
  }

  private static String sha256(Path file) throws IOException, NoSuchAlgorithmException {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
    return HexFormat.of().formatHex(digest);
  }
}
