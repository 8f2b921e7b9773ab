package io.trainingroles.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trainingroles.HostileTexts;
import io.trainingroles.iam.PolicyDocumentReading.Malformed;
import io.trainingroles.iam.PolicyDocumentReading.Read;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The writer and the reader, against each other and against another JSON library. */
final class PolicyDocumentTest {
  private static final ObjectMapper ORACLE =
      new ObjectMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

  private final PolicyDocumentWriter writer = new PolicyDocumentWriter();
  private final PolicyDocumentReader reader = new PolicyDocumentReader();

  @Test
  void read_when_written_isTheSame() {
    qt().withExamples(2000)
        .forAll(PolicyDocuments.any())
        .checkAssert(
            document ->
                assertThat(reader.read(writer.write(document))).isEqualTo(new Read(document)));
  }

  @Test
  void write_when_readByAnotherLibrary_saysTheSame() {
    qt().withExamples(2000)
        .forAll(PolicyDocuments.any())
        .checkAssert(
            document -> assertThat(parsed(writer.write(document))).isEqualTo(tree(document)));
  }

  @Test
  void write_when_allElements_areInOneForm() {
    var statement =
        new Statement(
            "Sid1",
            Effect.DENY,
            new PrincipalElement.NotPrincipals(
                List.of(
                    new Principal.Service("ec2.amazonaws.com"),
                    new Principal.Aws("1"),
                    new Principal.Service("s3.amazonaws.com"))),
            ActionElement.Actions.of("s3:GetObject", "s3:PutObject"),
            ResourceElement.Resources.of("*"),
            List.of(
                Condition.of("StringLike", "b", "\"\\\u0001"),
                Condition.of("Bool", "a", "true", "false"),
                Condition.of("StringLike", "a")));
    assertThat(
            writer.write(new PolicyDocument(PolicyVersion.V2008_10_17, "id", List.of(statement))))
        .isEqualTo(
            "{\"Version\":\"2008-10-17\",\"Id\":\"id\",\"Statement\":[{\"Sid\":\"Sid1\","
                + "\"Effect\":\"Deny\",\"NotPrincipal\":{\"Service\":[\"ec2.amazonaws.com\","
                + "\"s3.amazonaws.com\"],\"AWS\":\"1\"},\"Action\":[\"s3:GetObject\","
                + "\"s3:PutObject\"],\"Resource\":\"*\",\"Condition\":{\"StringLike\":{"
                + "\"b\":\"\\\"\\\\\\u0001\",\"a\":[]},\"Bool\":{\"a\":[\"true\",\"false\"]}}}]}");
  }

  @Test
  void write_when_readAgain_isTheSameText() {
    var mixed =
        Statement.trust(
            new PrincipalElement.Principals(
                List.of(
                    new Principal.Service("a"),
                    new Principal.Aws("b"),
                    new Principal.Service("c"))),
            ActionElement.Actions.of("sts:AssumeRole"),
            Condition.of("Bool", "a", "true"),
            Condition.of("Null", "a", "true"),
            Condition.of("Bool", "b", "true"));
    String once = writer.write(PolicyDocument.of(List.of(mixed)));
    assertThat(writer.write(((Read) reader.read(once)).document())).isEqualTo(once);
  }

  @Test
  void read_when_conditionValuesAreNoTexts_keepsThemAsTheyAreWritten() {
    var reading =
        (Read)
            reader.read(
                "{\"Statement\":{\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\","
                    + "\"Condition\":{\"Bool\":{\"aws:SecureTransport\":false},"
                    + "\"NumericLessThan\":{\"a\":[1.50,1e3,\"x\",-0]}}}}");
    assertThat(reading.document().statements().get(0).conditions())
        .containsExactly(
            Condition.of("Bool", "aws:SecureTransport", "false"),
            Condition.of("NumericLessThan", "a", "1.50", "1e3", "x", "-0"));
    assertThat(reading.document().effectiveVersion()).isEqualTo(PolicyVersion.V2008_10_17);
  }

  @Test
  void read_when_valuesAreEscaped_unescapesThem() {
    var reading =
        (Read)
            reader.read(
                "{\"Id\":\"\\u0041\\\"\\\\\\/\\n\\ud83d\\ude00\",\"Statement\":{\"Effect\":\"Allow\","
                    + "\"NotAction\":\"*\",\"Principal\":\"*\"}}");
    assertThat(reading.document().id()).isEqualTo("A\"\\/\n\uD83D\uDE00");
    assertThat(reading.document().statements().get(0).principal())
        .isEqualTo(PrincipalElement.Principals.of(new Principal.Everyone()));
  }

  @Test
  void read_when_anyCharacterIsChanged_neverThrows() {
    String pieces = "{}[]\":,\\ntrue1-*\u0000\uD800 ";
    qt().withExamples(5000)
        .forAll(
            PolicyDocuments.any(),
            integers().between(0, Integer.MAX_VALUE),
            integers().between(0, pieces.length() - 1),
            integers().between(0, 2))
        .checkAssert(
            (document, place, piece, kind) -> {
              String json = writer.write(document);
              int at = place % json.length();
              String end = json.substring(kind == 0 ? at : at + 1);
              String middle = kind == 2 ? "" : pieces.substring(piece, piece + 1);
              assertReadable(json.substring(0, at) + middle + end);
            });
  }

  @Test
  void read_when_cutOffAnywhere_neverThrows() {
    String json =
        writer.write(
            PolicyDocument.of(
                List.of(
                    Statement.allow(
                        ActionElement.Actions.of("s3:GetObject"),
                        ResourceElement.Resources.of("arn:aws:s3:::b/*"),
                        Condition.of("Bool", "aws:SecureTransport", "true", "\u00E9")))));
    for (int end = 0; end < json.length(); end++) {
      assertThat(reader.read(json.substring(0, end))).isInstanceOf(Malformed.class);
    }
  }

  @Test
  void read_when_anyText_neverThrows() {
    qt().withExamples(2000).forAll(HostileTexts.any()).checkAssert(this::assertReadable);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"Statement\":", "[{\"a\":[", "{\"Statement\":[{\"Principal\":"})
  void read_when_nestedWithoutEnd_isMalformed(String opening) {
    assertTimeoutPreemptively(
        Duration.ofSeconds(30),
        () ->
            assertThat(reader.read(opening.repeat(10_000)))
                .isInstanceOfSatisfying(
                    Malformed.class, malformed -> assertThat(malformed.problems()).hasSize(1)));
  }

  private void assertReadable(String json) {
    PolicyDocumentReading reading = reader.read(json);
    if (reading instanceof Malformed malformed) {
      assertThat(malformed.problems())
          .isNotEmpty()
          .allSatisfy(
              problem -> {
                assertThat(problem.line()).isPositive();
                assertThat(problem.column()).isPositive();
                assertThat(problem.path()).startsWith("$");
                assertThat(problem.problem()).isNotBlank();
                assertThat(problem.remedy()).isNotBlank();
              });
    } else {
      String written = writer.write(((Read) reading).document());
      assertThat(reader.read(written)).isInstanceOf(Read.class);
    }
  }

  private static JsonNode parsed(String json) {
    try {
      return ORACLE.readTree(json);
    } catch (JsonProcessingException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static JsonNode tree(PolicyDocument document) {
    ObjectNode root = ORACLE.createObjectNode();
    if (document.version() != null) {
      root.put("Version", document.version().json());
    }
    if (document.id() != null) {
      root.put("Id", document.id());
    }
    ArrayNode statements = root.putArray("Statement");
    document.statements().forEach(statement -> fill(statements.addObject(), statement));
    return root;
  }

  private static void fill(ObjectNode node, Statement statement) {
    if (statement.sid() != null) {
      node.put("Sid", statement.sid());
    }
    node.put("Effect", statement.effect() == Effect.ALLOW ? "Allow" : "Deny");
    if (statement.principal() != null) {
      node.set(
          statement.principal() instanceof PrincipalElement.Principals
              ? "Principal"
              : "NotPrincipal",
          principals(statement.principal().principals()));
    }
    node.set(
        statement.action() instanceof ActionElement.Actions ? "Action" : "NotAction",
        values(statement.action().patterns().stream().map(ActionPattern::toString).toList()));
    if (statement.resource() != null) {
      node.set(
          statement.resource() instanceof ResourceElement.Resources ? "Resource" : "NotResource",
          values(statement.resource().patterns().stream().map(ResourcePattern::toString).toList()));
    }
    for (Condition condition : statement.conditions()) {
      ObjectNode conditions = node.withObjectProperty("Condition");
      ObjectNode operator =
          conditions.has(condition.operator())
              ? (ObjectNode) conditions.get(condition.operator())
              : conditions.putObject(condition.operator());
      operator.set(condition.key(), values(condition.values()));
    }
  }

  private static JsonNode principals(List<Principal> principals) {
    if (principals.equals(List.of(new Principal.Everyone()))) {
      return ORACLE.getNodeFactory().textNode("*");
    }
    ObjectNode node = ORACLE.createObjectNode();
    put(node, "Service", of(principals, Principal.Service.class).map(p -> p.host()).toList());
    put(node, "AWS", of(principals, Principal.Aws.class).map(p -> p.id()).toList());
    put(
        node,
        "Federated",
        of(principals, Principal.Federated.class).map(p -> p.provider()).toList());
    put(
        node,
        "CanonicalUser",
        of(principals, Principal.CanonicalUser.class).map(p -> p.id()).toList());
    return node;
  }

  private static <T extends Principal> Stream<T> of(List<Principal> principals, Class<T> type) {
    return principals.stream().filter(type::isInstance).map(type::cast);
  }

  private static void put(ObjectNode node, String type, List<String> values) {
    if (!values.isEmpty()) {
      node.set(type, values(values));
    }
  }

  private static JsonNode values(List<String> values) {
    if (values.size() == 1) {
      return ORACLE.getNodeFactory().textNode(values.get(0));
    }
    ArrayNode array = ORACLE.createArrayNode();
    values.forEach(array::add);
    return array;
  }
}
