package io.trainingroles.tree;

import static io.trainingroles.finding.Quotation.quoted;

import io.trainingroles.finding.Finding;
import io.trainingroles.finding.InputIssues;
import io.trainingroles.finding.IssueCode;
import io.trainingroles.finding.Location;
import io.trainingroles.tree.Tree.Entry;
import io.trainingroles.tree.Tree.Listing;
import io.trainingroles.tree.Tree.Mapping;
import io.trainingroles.tree.Tree.Scalar;
import io.trainingroles.tree.Tree.ScalarKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;

/** Puts the events of one YAML document together into values. */
final class YamlComposer {
  private static final IssueCode NOT_TEXT = InputIssues.FORBIDDEN_TEXT;

  /** Marks a reference inside the program; so no file may contain it. */
  private static final Pattern RESERVED = Pattern.compile("[\\uE000\\uE001]");

  private static final IssueCode TOO_DEEP = new IssueCode("TOO_DEEP");
  private static final IssueCode TOO_MANY_ALIASES = new IssueCode("TOO_MANY_ALIASES");
  private static final IssueCode UNKNOWN_ALIAS = new IssueCode("UNKNOWN_ALIAS");
  private static final IssueCode UNKNOWN_TAG = new IssueCode("UNKNOWN_TAG");
  private static final IssueCode WRONG_TYPE = InputIssues.WRONG_TYPE;

  /** A spec is less than ten levels deep; what is much deeper is not one. */
  private static final int MAXIMUM_DEPTH = 64;

  /**
   * As much as aliases may stand for in all; a spec of 10,000 roles with shared policies is below.
   */
  private static final int MAXIMUM_ALIASED_VALUES = 1_000_000;

  /** A long text counts as one value for each of this many characters, as it is read as often. */
  private static final int CHARACTERS_OF_A_VALUE = 64;

  private final String source;
  private final ScalarResolver resolver;
  private final Function<String, Optional<String>> functions;
  private final Iterator<Event> events;
  private final Map<Anchor, Anchored> anchors = new HashMap<>();
  private int composed;
  private int aliased;

  /** The deepest level since the outermost value with an anchor began. */
  private int deepest;

  private record Anchored(Tree node, int size, int height) {}

  YamlComposer(
      String source,
      LoadSettings settings,
      Iterator<Event> events,
      Function<String, Optional<String>> functions) {
    this.source = source;
    this.functions = functions;
    this.resolver = settings.getSchema().getScalarResolver();
    this.events = events;
  }

  Tree compose() throws YamlRefusedException {
    return compose(events.next(), 0);
  }

  private Tree compose(Event event, int depth) throws YamlRefusedException {
    reach(event, depth);
    if (event instanceof AliasEvent alias) {
      return resolve(alias, depth);
    }
    Optional<String> function = tag(event).flatMap(functions);
    if (function.isEmpty()) {
      refuseForeignTag(event);
    }
    int before = composed++;
    int outside = deepest;
    deepest = depth;
    Tree value =
        switch (event.getEventId()) {
          case MappingStart -> mapping(event, depth);
          case SequenceStart -> listing(event, depth);
          default -> scalar((ScalarEvent) event, function.isPresent());
        };
    Tree node =
        function
            .<Tree>map(
                name ->
                    new Mapping(
                        value.location(), List.of(new Entry(name, value.location(), value))))
            .orElse(value);
    Optional<Anchor> anchor = ((NodeEvent) event).getAnchor();
    int size = composed - before;
    int height = deepest - depth;
    anchor.ifPresent(name -> anchors.put(name, new Anchored(node, size, height)));
    deepest = Math.max(outside, deepest);
    return node;
  }

  /** Goes down to a level, unless it is too deep. */
  private void reach(Event event, int depth) throws YamlRefusedException {
    if (depth > MAXIMUM_DEPTH) {
      throw refused(
          TOO_DEEP,
          event,
          "the values are nested more than " + MAXIMUM_DEPTH + " levels deep",
          "a spec has fewer than ten levels; check that this is one");
    }
    deepest = Math.max(deepest, depth);
  }

  private void refuseForeignTag(Event event) throws YamlRefusedException {
    Optional<String> tag = tag(event);
    if (tag.isPresent() && !tagsOf(event).contains(tag.get())) {
      throw refused(
          UNKNOWN_TAG,
          event,
          "the tag " + quoted(tag.get().replace(Tag.PREFIX, "!!")) + " is not supported",
          "remove it, or put a string that begins with '!' in quotation marks");
    }
  }

  private static Optional<String> tag(Event event) {
    return event instanceof CollectionStartEvent collection
        ? collection.getTag()
        : ((ScalarEvent) event).getTag();
  }

  /** What a tag can say of a value that it has anyway; "!" says that it is a text. */
  private static Set<String> tagsOf(Event event) {
    return switch (event.getEventId()) {
      case MappingStart -> Set.of("!", Tag.MAP.getValue());
      case SequenceStart -> Set.of("!", Tag.SEQ.getValue());
      default ->
          Set.of(
              "!",
              Tag.STR.getValue(),
              Tag.NULL.getValue(),
              Tag.BOOL.getValue(),
              Tag.INT.getValue(),
              Tag.FLOAT.getValue());
    };
  }

  private Tree resolve(AliasEvent alias, int depth) throws YamlRefusedException {
    Anchored anchored = anchors.get(alias.getAlias());
    if (anchored == null) {
      throw refused(
          UNKNOWN_ALIAS,
          alias,
          "the alias " + quoted("*" + alias.getAlias()) + " has no anchor before it",
          "define "
              + quoted("&" + alias.getAlias())
              + " at a value further up in the file, or put a string that begins with '*' in"
              + " quotation marks");
    }
    reach(alias, depth + anchored.height());
    aliased = Math.addExact(aliased, anchored.size());
    composed = Math.addExact(composed, anchored.size());
    if (aliased > MAXIMUM_ALIASED_VALUES) {
      throw refused(
          TOO_MANY_ALIASES,
          alias,
          "the aliases up to here expand to more than " + MAXIMUM_ALIASED_VALUES + " values",
          "write the values out, or split the spec");
    }
    return anchored.node();
  }

  private Mapping mapping(Event start, int depth) throws YamlRefusedException {
    var entries = new ArrayList<Entry>();
    for (Event key = events.next(); key.getEventId() != Event.ID.MappingEnd; key = events.next()) {
      if (!(compose(key, depth + 1) instanceof Scalar scalar)) {
        throw refused(
            WRONG_TYPE,
            key,
            "a key must be a string, not a list or a mapping",
            "write a string as the key");
      }
      Tree value = compose(events.next(), depth + 1);
      entries.add(new Entry(scalar.text(), location(key), value));
    }
    return new Mapping(location(start), entries);
  }

  private Listing listing(Event start, int depth) throws YamlRefusedException {
    var items = new ArrayList<Tree>();
    for (Event item = events.next();
        item.getEventId() != Event.ID.SequenceEnd;
        item = events.next()) {
      items.add(compose(item, depth + 1));
    }
    return new Listing(location(start), items);
  }

  /** The value of a function has no tag of its own. */
  private Scalar scalar(ScalarEvent event, boolean isOfFunction) throws YamlRefusedException {
    String text = event.getValue();
    if (RESERVED.matcher(text).find()) {
      throw refused(
          NOT_TEXT,
          event,
          "the text contains U+E000 or U+E001, which no value of AWS or Terraform contains",
          "remove it");
    }
    composed += text.length() / CHARACTERS_OF_A_VALUE;
    Tag tag =
        event
            .getTag()
            .filter(given -> !isOfFunction)
            .map(Tag::new)
            .orElseGet(() -> resolver.resolve(text, event.getImplicit().canOmitTagInPlainScalar()));
    return new Scalar(location(event), kind(tag), text);
  }

  private static ScalarKind kind(Tag tag) {
    if (tag.equals(Tag.NULL)) {
      return ScalarKind.NULL;
    } else if (tag.equals(Tag.BOOL)) {
      return ScalarKind.BOOLEAN;
    }
    return tag.equals(Tag.INT) || tag.equals(Tag.FLOAT) ? ScalarKind.NUMBER : ScalarKind.TEXT;
  }

  private Location location(Event event) {
    return YamlReader.position(source, event.getStartMark());
  }

  private YamlRefusedException refused(IssueCode code, Event event, String problem, String remedy) {
    return new YamlRefusedException(Finding.error(code, location(event), problem, remedy));
  }
}
