package io.trainingroles.patch;

import io.trainingroles.adoption.PolicyEdit;
import io.trainingroles.adoption.PolicyEdit.StatementEdit;
import io.trainingroles.adoption.Tightening;
import io.trainingroles.finding.Location;
import io.trainingroles.iam.Statement;
import io.trainingroles.input.ElementPath;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.RolePolicy;
import io.trainingroles.input.hcl.HclAttribute;
import io.trainingroles.input.hcl.HclBlock;
import io.trainingroles.input.hcl.HclBody;
import io.trainingroles.input.hcl.HclReference;
import io.trainingroles.input.hcl.HclValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files of a folder of Terraform with the policies of a narrowed role: the statements that
 * change where a policy is written as {@code jsonencode}, as JSON or as {@code
 * aws_iam_policy_document}.
 *
 * @param texts the changed files by their names
 * @param left what is left to people, one sentence each: what computes its document, and where
 */
public record ConfigurationPatch(Map<String, String> texts, List<String> left) {
  private static final Pattern ENCODED = Pattern.compile("jsonencode\\s*\\(");
  private static final Pattern HEREDOC = Pattern.compile("<<-?(\\w+)\\r?\\n");

  /** Keeps unchangeable copies. */
  public ConfigurationPatch {
    texts = Map.copyOf(texts);
    left = List.copyOf(left);
  }

  /**
   * Changes the files.
   *
   * @param files the files of the folder by their names, as the places of the role's policies have
   *     them
   * @param tightening what changes
   * @return the changed files
   */
  public static ConfigurationPatch of(Map<String, String> files, Tightening tightening) {
    return new Writer(files, tightening).patch();
  }

  /** Writes one patch. */
  private static final class Writer {
    private final Map<String, Replacements> files = new TreeMap<>();
    private final Tightening tightening;
    private final List<String> left = new ArrayList<>();

    Writer(Map<String, String> texts, Tightening tightening) {
      this.tightening = tightening;
      texts.forEach(
          (name, text) -> {
            if (name.endsWith(".tf")) {
              files.put(name, new Replacements(text));
            }
          });
    }

    ConfigurationPatch patch() {
      JudgedRole before = tightening.before();
      for (PolicyEdit edit : tightening.edits()) {
        if (edit.isAttached()) {
          detach(edit.policy());
        } else {
          before.policies().stream()
              .filter(policy -> policy.use().isIdentity() && policy.name().equals(edit.policy()))
              .findFirst()
              .ifPresent(policy -> change(policy, edit));
        }
      }
      addPolicies();
      var changed = new HashMap<String, String>();
      files.forEach(
          (name, file) -> {
            if (!file.after().equals(file.before())) {
              changed.put(name, file.after());
            }
          });
      return new ConfigurationPatch(changed, left);
    }

    /** A block of a file. */
    private record Found(Replacements file, String name, HclBlock block) {}

    private Optional<Found> at(Location place) {
      return place.position().flatMap(this::at);
    }

    private Optional<Found> at(Location.Position at) {
      return Stream.concat(blocks("resource"), blocks("data"))
          .filter(found -> found.name().equals(at.source()))
          .filter(found -> line(found.file().before(), found.block().start()) == at.line())
          .findFirst();
    }

    private static long line(String text, int index) {
      return text.substring(0, index).chars().filter(each -> each == '\n').count() + 1;
    }

    private void change(RolePolicy policy, PolicyEdit edit) {
      Location place = policy.source().at(ElementPath.DOCUMENT);
      Optional<Found> found = at(place).filter(each -> each.block().labels().size() == 2);
      if (found.isEmpty()) {
        left.add(edit.policy() + ": it is not in a file of the folder");
        return;
      }
      Optional<HclAttribute> document = found.get().block().body().attribute("policy");
      Map<Integer, StatementEdit> edits =
          edit.statements().stream().collect(Collectors.toMap(StatementEdit::number, each -> each));
      int count = policy.document().statements().size();
      boolean isKeyed =
          found.get().block().body().attribute("count").isPresent()
              || found.get().block().body().attribute("for_each").isPresent();
      boolean isChanged =
          !isKeyed
              && (edit.isGone()
                  ? remove(found.get())
                  : document.isPresent() && change(found.get(), document.get(), count, edits));
      if (!isChanged) {
        left.add(
            place(found.get())
                + ": "
                + String.join(".", found.get().block().labels())
                + (isKeyed ? " is of several policies" : " computes its document")
                + "; write the statements that are shown above there");
      }
    }

    private static boolean isInlinePolicy(Found found) {
      return found.block().labels().get(0).equals("aws_iam_role_policy");
    }

    private boolean remove(Found found) {
      if (!isInlinePolicy(found)) {
        return false;
      }
      found.file().removeLines(found.block().start(), found.block().end());
      return true;
    }

    private String place(Found found) {
      return found.name() + ":" + line(found.file().before(), found.block().start());
    }

    private boolean change(
        Found found, HclAttribute document, int count, Map<Integer, StatementEdit> edits) {
      Replacements file = found.file();
      String text = file.before();
      String value = text.substring(document.value(), document.end());
      Matcher encoded = ENCODED.matcher(value);
      if (encoded.lookingAt() && value.endsWith(")")) {
        return HclValue.of(text, document.value() + encoded.end(), document.end() - 1)
            .filter(
                each -> new DocumentEdit(file, StatementStyle.OBJECT).change(each, count, edits))
            .isPresent();
      }
      Matcher heredoc = HEREDOC.matcher(value);
      if (heredoc.lookingAt() && value.endsWith(heredoc.group(1))) {
        int end = document.end() - heredoc.group(1).length();
        return HclValue.of(text, document.value() + heredoc.end(), end)
            .filter(
                each -> new DocumentEdit(file, StatementStyle.TEMPLATE).change(each, count, edits))
            .isPresent();
      }
      return dataSource(document, value)
          .filter(data -> new PolicyDocumentBlock(data.file()).change(data.block(), count, edits))
          .isPresent();
    }

    /** The document that an attribute names, if nothing else does. */
    private Optional<Found> dataSource(HclAttribute document, String value) {
      if (document.references().size() != 1 || value.startsWith("\"")) {
        return Optional.empty();
      }
      List<String> names = document.references().get(0).names();
      boolean isDocument =
          names.size() == 4
              && names.get(0).equals("data")
              && names.get(1).equals("aws_iam_policy_document")
              && names.get(3).equals("json")
              && value.equals(String.join(".", names));
      return isDocument && uses(names) == 1
          ? blocks("data")
              .filter(found -> found.block().labels().equals(names.subList(1, 3)))
              .findFirst()
          : Optional.empty();
    }

    private Stream<Found> blocks(String type) {
      return files.entrySet().stream()
          .flatMap(
              each ->
                  HclBody.of(each.getValue().before())
                      .blocks(type)
                      .map(block -> new Found(each.getValue(), each.getKey(), block)));
    }

    private long uses(List<String> names) {
      return files.values().stream()
          .map(file -> HclBody.of(file.before()))
          .flatMap(body -> references(body))
          .filter(each -> each.names().size() >= 3)
          .filter(each -> each.names().subList(0, 3).equals(names.subList(0, 3)))
          .count();
    }

    private static Stream<HclReference> references(HclBody body) {
      return Stream.concat(
          body.attributes().stream().flatMap(each -> each.references().stream()),
          body.blocks().stream().flatMap(each -> references(each.body())));
    }

    private void detach(String arn) {
      Optional<Found> attachment =
          blocks("resource")
              .filter(
                  found -> found.block().labels().get(0).equals("aws_iam_role_policy_attachment"))
              .filter(found -> names(found, arn))
              .filter(this::isOfRole)
              .findFirst();
      if (attachment.isPresent()) {
        Found found = attachment.get();
        found.file().removeLines(found.block().start(), found.block().end());
      } else {
        left.add("detach " + arn + " from the role");
      }
    }

    /** Whether an attachment is of a policy, by its ARN or as a reference to it. */
    private boolean names(Found attachment, String arn) {
      Optional<HclAttribute> written = attachment.block().body().attribute("policy_arn");
      List<List<String>> made =
          tightening.before().policies().stream()
              .filter(
                  policy ->
                      policy.managed() != null
                          && policy.managed().arn().known().filter(arn::equals).isPresent())
              .flatMap(policy -> at(policy.source().at(ElementPath.DOCUMENT)).stream())
              .map(found -> found.block().labels())
              .toList();
      return written.flatMap(HclAttribute::text).filter(arn::equals).isPresent()
          || written.stream()
              .flatMap(each -> each.references().stream())
              .anyMatch(
                  each -> each.names().size() == 3 && made.contains(each.names().subList(0, 2)));
    }

    /** Whether its role is written as a reference to the role that is narrowed. */
    private boolean isOfRole(Found found) {
      Optional<Found> role = role();
      return role.isPresent()
          && found.block().body().attribute("role").stream()
              .flatMap(each -> each.references().stream())
              .anyMatch(
                  each ->
                      each.names().size() > 1
                          && each.names().subList(0, 2).equals(role.get().block().labels()));
    }

    private Optional<Found> role() {
      return at(tightening.before().attributes().place())
          .filter(found -> found.block().labels().size() == 2)
          .filter(found -> found.block().labels().get(0).equals("aws_iam_role"));
    }

    /** What takes the place of policies that are detached, and what the jobs lacked. */
    private void addPolicies() {
      Set<String> known =
          tightening.before().policies().stream().map(RolePolicy::name).collect(Collectors.toSet());
      for (RolePolicy policy : tightening.after().policies()) {
        if (!known.contains(policy.name())) {
          Optional<Found> role = role();
          if (role.isEmpty()) {
            left.add("add an inline policy " + policy.name() + " to the role");
          } else {
            add(role.get(), policy);
          }
        }
      }
    }

    private void add(Found role, RolePolicy policy) {
      String label = policy.name().replaceAll("[^A-Za-z0-9_-]", "_");
      List<Statement> statements = policy.document().statements();
      String items =
          statements.stream()
              .map(each -> "      " + StatementStyle.OBJECT.statement(each, 6) + ",\n")
              .collect(Collectors.joining());
      String block =
          "\n\nresource \"aws_iam_role_policy\" \""
              + label
              + "\" {\n  name = "
              + HclText.quoted(policy.name())
              + "\n  role = aws_iam_role."
              + role.block().labels().get(1)
              + ".name\n  policy = jsonencode({\n    Version = \"2012-10-17\"\n    Statement = [\n"
              + items
              + "    ]\n  })\n}";
      role.file().replace(role.block().end(), role.block().end(), block);
    }
  }
}
