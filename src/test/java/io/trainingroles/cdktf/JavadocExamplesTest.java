package io.trainingroles.cdktf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each public type of the constructs has an example in its documentation, which compiles. */
final class JavadocExamplesTest {
  private static final Path SOURCES = Path.of("src/main/java/io/trainingroles/cdktf");
  private static final Pattern EXAMPLE =
      Pattern.compile("(?s)<pre>\\{@code\\n(.*?)\\n \\* }</pre>");

  private static final String CLASS =
      """
      import com.hashicorp.cdktf.*;
      import com.hashicorp.cdktf.providers.aws.kms_key.KmsKey;
      import com.hashicorp.cdktf.providers.aws.s3_bucket.S3Bucket;
      import io.trainingroles.cdktf.*;
      import io.trainingroles.role.value.*;
      import io.trainingroles.spec.*;
      import io.trainingroles.spec.token.*;
      import io.trainingroles.synthesis.*;
      import io.trainingroles.terraform.TerraformSettings;
      import java.util.*;

      final class Example extends TerraformStack {
        Example(App app) throws Exception {
          super(app, "example");
          %s
        }
      }
      """;

  @TempDir private Path classes;

  @ParameterizedTest
  @MethodSource("publicTypes")
  void example_when_compiled_isRight(Path source) throws IOException {
    List<String> examples =
        EXAMPLE
            .matcher(Files.readString(source))
            .results()
            .map((MatchResult found) -> found.group(1).replaceAll("(?m)^ \\*", ""))
            .toList();
    assertThat(examples).as("examples in %s", source).isNotEmpty();
    for (String example : examples) {
      assertThat(problems(CLASS.replace("%s", example))).as(example).isEmpty();
    }
  }

  static List<Path> publicTypes() throws IOException {
    var types = new ArrayList<Path>();
    try (Stream<Path> sources = Files.list(SOURCES)) {
      for (Path source : sources.sorted().toList()) {
        if (Files.readString(source).contains("\npublic ")) {
          types.add(source);
        }
      }
    }
    assertThat(types).hasSizeGreaterThan(4);
    return types;
  }

  private String problems(String text) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    var messages = new StringWriter();
    var options =
        List.of("-d", classes.toString(), "-classpath", System.getProperty("java.class.path"));
    JavaFileObject file =
        new SimpleJavaFileObject(URI.create("string:///Example.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
          }
        };
    boolean compiled = compiler.getTask(messages, null, null, options, null, List.of(file)).call();
    return compiled ? "" : messages.toString();
  }
}
