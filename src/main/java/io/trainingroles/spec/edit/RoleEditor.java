package io.trainingroles.spec.edit;

import io.trainingroles.finding.Location;
import io.trainingroles.tree.Tree;
import io.trainingroles.tree.Tree.Entry;
import io.trainingroles.tree.Tree.Listing;
import io.trainingroles.tree.Tree.Mapping;
import io.trainingroles.tree.Tree.Scalar;
import io.trainingroles.tree.YamlReader;
import io.trainingroles.tree.YamlRefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Changes what a role of a spec is granted, line by line; all other lines stay as they are, with
 * their comments. Where a policy comes, {@code adopt} goes, as Terraform cannot import what does
 * not exist. A spec whose grants are not in lines of their own is left to people.
 */
public final class RoleEditor {
  private static final String ADOPT = "adopt";

  /** Behind each end of a line; a carriage return alone is one too. */
  private static final Pattern AFTER_LINE_END = Pattern.compile("(?<=\n)|(?<=\r)(?!\n)");

  /** The lines, each with its own end. */
  private final List<String> lines;

  private final RoleEdit edit;

  /** What stands in the place of lines, by the first of them; the lines from it to the last go. */
  private final TreeMap<Integer, Change> changes = new TreeMap<>();

  private int found;
  private boolean removesAdopt;

  private record Change(int end, List<String> instead) {}

  /**
   * Lines of a file, from the first to before the last, and the column of their first character.
   */
  private record Block(int start, int end, int indent) {}

  private RoleEditor(List<String> lines, RoleEdit edit) {
    this.lines = lines;
    this.edit = edit;
  }

  /**
   * The text with the changes.
   *
   * @param source the name of the file, as the places of the grants have it
   * @param yaml the text
   * @param edit the changes
   * @return the changed text; nothing where a change is not in lines of its own
   */
  public static Optional<EditedSpec> edited(String source, String yaml, RoleEdit edit) {
    Tree root;
    try {
      root = new YamlReader(source).read(yaml);
    } catch (YamlRefusedException broken) {
      return Optional.empty();
    }
    Optional<Entry> role =
        root instanceof Mapping spec
            ? spec.mapping("roles").flatMap(roles -> roles.entry(edit.role()))
            : Optional.empty();
    if (role.isEmpty() || yaml.startsWith("\uFEFF")) {
      return Optional.empty();
    }
    return new RoleEditor(List.of(AFTER_LINE_END.split(yaml, -1)), edit).edited(role.get());
  }

  private Optional<EditedSpec> edited(Entry role) {
    Optional<Block> block = keyBlock(role.location());
    if (block.isEmpty() || !(role.value() instanceof Mapping values)) {
      return Optional.empty();
    }
    boolean isRight = true;
    for (String key : List.of("inline_policies", "managed_policies")) {
      Optional<Entry> policies = values.entry(key);
      if (policies.isPresent()) {
        isRight &= removePolicies(policies.get());
      }
    }
    Optional<Entry> attached = values.entry("attached_policies");
    if (attached.isPresent()) {
      isRight &= detach(attached.get());
    }
    if (!edit.added().isEmpty()) {
      isRight &= add(values, block.get());
      Optional<Entry> adopt = values.entry(ADOPT);
      removesAdopt = adopt.isPresent();
      isRight &= adopt.isEmpty() || removeKey(adopt.get().location());
    }
    return isRight && found == edit.grants().size() + edit.detached().size()
        ? Optional.of(new EditedSpec(text(), removesAdopt))
        : Optional.empty();
  }

  private boolean removePolicies(Entry policies) {
    if (!(policies.value() instanceof Mapping all)) {
      return true;
    }
    boolean isRight = true;
    int gone = 0;
    for (Entry policy : all.entries()) {
      if (!(grants(policy) instanceof Listing grants)) {
        continue;
      }
      int removed = 0;
      for (Tree grant : grants.items()) {
        List<String> instead = edit.grants().get(grant.location());
        if (instead != null) {
          found++;
          removed += instead.isEmpty() ? 1 : 0;
          isRight &= change(grant.location(), instead);
        }
      }
      if (removed > 0 && removed == grants.items().size()) {
        gone++;
        isRight &= removeKey(policy.location());
      }
    }
    if (gone > 0
        && gone == all.entries().size()
        && (edit.added().isEmpty() || !isInline(policies))) {
      isRight &= removeKey(policies.location());
    }
    return isRight;
  }

  /** The grants of a policy, which may have more than these. */
  private static Tree grants(Entry policy) {
    return policy.value() instanceof Mapping form
        ? form.value("grants").orElse(policy.value())
        : policy.value();
  }

  private static boolean isInline(Entry policies) {
    return policies.key().equals("inline_policies");
  }

  private boolean detach(Entry attached) {
    if (!(attached.value() instanceof Listing listing)) {
      return true;
    }
    boolean isRight = true;
    int removed = 0;
    for (Tree item : listing.items()) {
      if (item instanceof Scalar scalar && edit.detached().contains(scalar.text())) {
        found++;
        removed++;
        isRight &= change(item.location(), List.of());
      }
    }
    boolean isEmpty = removed > 0 && removed == listing.items().size();
    return isRight && (!isEmpty || removeKey(attached.location()));
  }

  private boolean add(Mapping role, Block block) {
    Optional<Entry> inline = role.entry("inline_policies");
    int keys = role.entries().isEmpty() ? block.indent() + 2 : column(role.entries().get(0));
    if (inline.isEmpty()) {
      var text = new ArrayList<String>();
      text.add(" ".repeat(keys) + "inline_policies:");
      text.addAll(policy(keys + 2));
      return insert(block.end(), text);
    }
    Optional<Block> policies = keyBlock(inline.get().location());
    if (policies.isEmpty()
        || !(inline.get().value() instanceof Mapping all)
        || all.entries().isEmpty()) {
      return false;
    }
    return insert(policies.get().end(), policy(column(all.entries().get(0))));
  }

  private List<String> policy(int indent) {
    var text = new ArrayList<String>();
    text.add(" ".repeat(indent) + edit.policy() + ":");
    edit.added().stream()
        .flatMap(String::lines)
        .forEach(line -> text.add(" ".repeat(indent + 2) + line));
    return text;
  }

  private static int column(Entry entry) {
    return entry.location().position().map(at -> at.column() - 1).orElse(0);
  }

  private boolean insert(int line, List<String> text) {
    return changes.putIfAbsent(line, new Change(line, text)) == null;
  }

  private boolean change(Location place, List<String> instead) {
    Optional<Block> item = itemBlock(place);
    if (item.isEmpty()) {
      return false;
    }
    String margin = " ".repeat(item.get().indent());
    List<String> text = instead.stream().flatMap(String::lines).map(line -> margin + line).toList();
    int start = item.get().start();
    while (instead.isEmpty() && isCommentAt(start - 1, item.get().indent())) {
      start--;
    }
    changes.put(start, new Change(item.get().end(), text));
    return true;
  }

  private boolean isCommentAt(int line, int indent) {
    return line >= 0 && indent(line) == indent && lines.get(line).strip().startsWith("#");
  }

  private boolean removeKey(Location key) {
    Optional<Block> block = keyBlock(key);
    block.ifPresent(
        all -> {
          changes.subMap(all.start(), all.end()).clear();
          changes.put(all.start(), new Change(all.end(), List.of()));
        });
    return block.isPresent();
  }

  /** The lines of an item of a list in block style. */
  private Optional<Block> itemBlock(Location place) {
    return place
        .position()
        .filter(at -> begins(at).strip().equals("-"))
        .map(at -> block(at.line() - 1, indent(at.line() - 1)));
  }

  /** The lines of a key in block style, with its value. */
  private Optional<Block> keyBlock(Location place) {
    return place
        .position()
        .filter(at -> begins(at).isBlank())
        .map(at -> block(at.line() - 1, at.column() - 1));
  }

  private String begins(Location.Position at) {
    String line = lines.get(at.line() - 1);
    return line.substring(0, Math.min(line.length(), at.column() - 1));
  }

  /** The lines that are more indented follow; comments and empty lines at the end do not. */
  private Block block(int start, int indent) {
    int end = start + 1;
    for (int line = start + 1; line < lines.size(); line++) {
      String text = lines.get(line).strip();
      if (text.isEmpty() || text.startsWith("#")) {
        continue;
      }
      boolean isListOfKey =
          indent(line) == indent
              && text.startsWith("-")
              && !lines.get(start).strip().startsWith("-");
      if (indent(line) <= indent && !isListOfKey) {
        break;
      }
      end = line + 1;
    }
    return new Block(start, end, indent);
  }

  private int indent(int line) {
    String text = lines.get(line);
    return text.length() - text.stripLeading().length();
  }

  private String text() {
    String end = lineEnd();
    var text = new StringBuilder();
    int line = 0;
    while (line <= lines.size()) {
      Change change = changes.get(line);
      if (change != null) {
        if (!change.instead().isEmpty() && !endsLine(text)) {
          text.append(end);
        }
        change.instead().forEach(each -> text.append(each).append(end));
        if (change.end() > line) {
          line = change.end();
          continue;
        }
      }
      if (line < lines.size()) {
        text.append(lines.get(line));
      }
      line++;
    }
    return text.toString();
  }

  private static boolean endsLine(StringBuilder text) {
    return text.isEmpty() || "\r\n".indexOf(text.charAt(text.length() - 1)) >= 0;
  }

  /** The end that the first line has, so that the lines that come have the same. */
  private String lineEnd() {
    String first = lines.get(0);
    String end = first.substring(first.stripTrailing().length()).replaceAll("[^\r\n]", "");
    return end.isEmpty() ? "\n" : end;
  }
}
