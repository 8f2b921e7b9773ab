package io.trainingroles.report;

import io.trainingroles.access.PolicyStatement;
import io.trainingroles.iam.ActionPattern;
import io.trainingroles.iam.Condition;
import io.trainingroles.iam.PolicyDocumentWriter;
import io.trainingroles.iam.Principal;
import io.trainingroles.iam.PrincipalElement;
import io.trainingroles.iam.Statement;
import io.trainingroles.input.question.RoleAssumers;
import io.trainingroles.report.line.PrintableText;
import io.trainingroles.report.line.TextStyle;
import java.util.List;
import java.util.stream.Collectors;

/** Who can become a role, for people and for programs. */
public final class AssumersReport {
  private AssumersReport() {}

  /**
   * Who can become roles.
   *
   * @param roles one for each role
   * @return lines, each with its line end
   */
  public static String text(List<RoleAssumers> roles) {
    var text = new StringBuilder();
    for (RoleAssumers role : roles) {
      boolean isOpen = !role.allowed().isEmpty() && !role.unknown().isEmpty();
      if (isOpen) {
        append(text, "", "Who else can assume " + role.role() + " is not known (see below).");
      }
      append(
          text,
          "",
          role.allowed().isEmpty()
              ? role.unknown().isEmpty()
                  ? "Nobody can assume " + role.role() + "."
                  : "Who can assume " + role.role() + " is not known."
              : role.role() + " can be assumed by");
      role.allowed().forEach(assumer -> append(text, assumer));
      if (!role.allowed().isEmpty() && !role.denied().isEmpty()) {
        append(text, "", "but not by");
        role.denied().forEach(assumer -> append(text, assumer));
      }
      if (!role.unknown().isEmpty()) {
        append(text, "", "not known");
        role.unknown().forEach(sentence -> append(text, "  ", sentence));
      }
    }
    return text.toString();
  }

  private static void append(StringBuilder text, PolicyStatement assumer) {
    Statement statement = assumer.statement();
    append(text, "  ", who(statement) + " (" + place(assumer) + ")");
    List<String> actions =
        statement.action().patterns().stream().map(ActionPattern::value).toList();
    if (!actions.equals(List.of("sts:AssumeRole"))) {
      append(text, "      by ", String.join(", ", actions));
    }
    for (Condition condition : statement.conditions()) {
      append(text, "      if ", AccessPhrases.condition(condition));
    }
  }

  private static String place(PolicyStatement assumer) {
    return "statement " + (assumer.index() + 1) + " of " + assumer.policy();
  }

  /**
   * Whom a statement of a trust policy names.
   *
   * @param statement the statement
   * @return such as {@code account 111122223333}, or {@code everyone}
   */
  public static String who(Statement statement) {
    PrincipalElement element = statement.principal();
    if (element == null) {
      return "everyone";
    }
    String principals =
        element.principals().stream().map(AssumersReport::who).collect(Collectors.joining(", "));
    return element instanceof PrincipalElement.NotPrincipals
        ? "everyone but " + principals
        : principals;
  }

  private static String who(Principal principal) {
    String text = principal.text();
    if (text.equals("*")) {
      return "everyone";
    } else if (text.matches("[0-9]{12}|arn:[^:]*:iam::[0-9]{12}:root")) {
      return "account " + text.replaceAll("arn:[^:]*:iam::|:root", "");
    }
    return text;
  }

  private static void append(StringBuilder text, String begin, String line) {
    text.append(begin)
        .append(TextStyle.wrapped(PrintableText.of(line), begin.length()))
        .append('\n');
  }

  /**
   * Who can become roles.
   *
   * @param roles one for each role
   * @return {@code {"who_can_assume":[{"role":…,"allowed":[{"statement":{…},"because":…}],…}],…}}
   */
  public static String json(List<RoleAssumers> roles) {
    return JsonText.versioned(
        json -> {
          json.writeArrayFieldStart("who_can_assume");
          for (RoleAssumers role : roles) {
            json.writeStartObject();
            json.writeStringField("role", role.role());
            for (String name : List.of("allowed", "denied")) {
              json.writeArrayFieldStart(name);
              for (PolicyStatement assumer :
                  name.equals("allowed") ? role.allowed() : role.denied()) {
                json.writeStartObject();
                json.writeFieldName("statement");
                json.writeRawValue(new PolicyDocumentWriter().write(assumer.statement()).strip());
                json.writeStringField("because", place(assumer));
                json.writeEndObject();
              }
              json.writeEndArray();
            }
            json.writeArrayFieldStart("unknown");
            for (String sentence : role.unknown()) {
              json.writeString(sentence);
            }
            json.writeEndArray();
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }
}
