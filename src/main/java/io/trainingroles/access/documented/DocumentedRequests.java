package io.trainingroles.access.documented;

import io.trainingroles.access.documented.KeyRanges.Accounts;
import io.trainingroles.access.pattern.SearchPattern;
import io.trainingroles.access.search.KeyRange;
import io.trainingroles.access.search.Literal;
import io.trainingroles.access.search.RequestKind;
import io.trainingroles.access.search.RequestSpace;
import io.trainingroles.reference.Action;
import io.trainingroles.reference.ActionLookup;
import io.trainingroles.reference.ActionResource;
import io.trainingroles.reference.ArnFormat;
import io.trainingroles.reference.Service;
import io.trainingroles.reference.ServiceAuthorizationReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The requests that the Service Authorization Reference has. An action, or all actions of a
 * pattern, that it lacks may be newer, and so may have any resource.
 */
public final class DocumentedRequests implements RequestSpace {
  private static final SearchPattern NO_RESOURCE = SearchPattern.literal("*", false);
  private static final String EVERYTHING = "*";
  private static final int MAXIMUM_PATTERNS = 1000;

  /** First the familiar ones, then service by service. */
  private static final Comparator<Action> ORDER_OF_ALL =
      Comparator.comparingInt((Action action) -> FamiliarActions.rank(action.toString()))
          .thenComparing(Action::service)
          .thenComparing(action -> action.name().toLowerCase(Locale.ROOT));

  private final ServiceAuthorizationReference reference = ServiceAuthorizationReference.ofAws();

  /**
   * What the texts of the last question were read to: most questions about a role have the same.
   */
  private volatile @Nullable ReadTexts last;

  private volatile @Nullable Set<String> keysOfSessions;

  private final Map<String, List<Action>> ofSeveralServices = new ConcurrentHashMap<>();

  private record ReadTexts(Set<String> texts, QuestionTexts read) {}

  /** Reads what is known of a service when it is first asked for. */
  public DocumentedRequests() {}

  private Set<String> keysOfSessions() {
    Set<String> known = keysOfSessions;
    if (known == null) {
      known = KeyRanges.ofSessions(reference);
      keysOfSessions = known;
    }
    return known;
  }

  private QuestionTexts read(Set<String> texts) {
    ReadTexts known = last;
    if (known == null || !known.texts().equals(texts)) {
      known = new ReadTexts(texts, QuestionTexts.of(texts));
      last = known;
    }
    return known.read();
  }

  @Override
  public String date() {
    return reference.date();
  }

  @Override
  public boolean hasAction(String action) {
    return reference.action(action) instanceof ActionLookup.Known;
  }

  @Override
  public Iterable<RequestKind> kinds(Question question, Predicate<String> isAsked) {
    return () -> new Kinds(question, isAsked).stream().iterator();
  }

  /** The kinds of one question. */
  private final class Kinds {
    private final Question question;
    private final QuestionTexts texts;
    private final KeyRanges ranges;
    private final Predicate<String> isAsked;
    private final Map<List<Object>, Set<SearchPattern>> patterns = new HashMap<>();

    Kinds(Question question, Predicate<String> isAsked) {
      this.question = question;
      this.texts = read(question.texts());
      this.isAsked = isAsked;
      this.ranges = new KeyRanges(reference, keysOfSessions(), question, texts);
    }

    Stream<RequestKind> stream() {
      return Stream.concat(
          known().filter(action -> isAsked.test(lower(action))).flatMap(this::kinds),
          unknown().map(this::ofUnknown));
    }

    /**
     * Those of the first literal that names some, in its order. Where one before it stands for all,
     * the order is that of all actions.
     */
    private Stream<Action> known() {
      boolean isOfAll = false;
      for (Literal.Action literal : question.actions()) {
        if (literal.negated()) {
          continue;
        }
        if (isAnything(literal)) {
          isOfAll = true;
          continue;
        }
        var byName = new LinkedHashMap<String, Action>();
        literal.patterns().stream()
            .flatMap(pattern -> matching(pattern.text(), texts))
            .forEach(action -> byName.put(action.toString(), action));
        return isOfAll ? byName.values().stream().sorted(ORDER_OF_ALL) : byName.values().stream();
      }
      return matching(EVERYTHING, texts);
    }

    private static boolean isAnything(Literal.Action literal) {
      return literal.patterns().size() == 1
          && literal.patterns().iterator().next().text().equals(EVERYTHING);
    }

    private Stream<String> unknown() {
      Set<String> unknown = new LinkedHashSet<>();
      for (Literal.Action literal : question.actions()) {
        if (!literal.negated()) {
          literal.patterns().stream()
              .map(SearchPattern::text)
              .filter(pattern -> matching(pattern, texts).findAny().isEmpty())
              .forEach(unknown::add);
        }
      }
      return unknown.stream();
    }

    private RequestKind ofUnknown(String pattern) {
      return new RequestKind(
          pattern,
          pattern.replace("*", "Example").replace("?", "X"),
          false,
          null,
          keys(null, new Accounts(null, null)));
    }

    private Map<String, KeyRange> keys(@Nullable Action action, Accounts accounts) {
      var keys = new HashMap<String, KeyRange>();
      question.keys().forEach(key -> keys.put(key, ranges.range(key, action, accounts)));
      return keys;
    }

    /** One kind for each choice of accounts that keys and ARNs must agree about. */
    private Stream<RequestKind> kinds(Action action) {
      boolean asksForResource =
          question.keys().contains("aws:resourceaccount")
              || question.keys().contains("s3:resourceaccount");
      boolean asksForCaller =
          question.likeness() != Likeness.ITSELF
              && question.likeness() != Likeness.OF_ITS_ACCOUNT
              && question.keys().contains("aws:principalaccount")
              && (asksForResource || question.keys().contains("aws:principalarn"));
      var kinds = new ArrayList<RequestKind>();
      for (String caller : asksForCaller ? texts.accounts() : anyAccount()) {
        for (String resource : asksForResource ? texts.accounts() : anyAccount()) {
          var accounts = new Accounts(caller, resource);
          kinds.add(
              new RequestKind(
                  lower(action),
                  action.toString(),
                  true,
                  new Literal.Resource(resources(action, resource), false),
                  keys(action, accounts)));
        }
      }
      return kinds.stream();
    }

    private Set<SearchPattern> resources(Action action, @Nullable String account) {
      List<Object> key = new ArrayList<>();
      action.resources().forEach(on -> key.add(on.type().formats()));
      key.add(action.mayNameNothing());
      key.add(account == null ? "" : account);
      return patterns.computeIfAbsent(key, formats -> find(action, account));
    }

    private Set<SearchPattern> find(Action action, @Nullable String account) {
      Set<SearchPattern> found = new LinkedHashSet<>();
      if (action.mayNameNothing()) {
        found.add(NO_RESOURCE);
      }
      for (ActionResource on : action.resources()) {
        for (ArnFormat format : on.type().formats()) {
          for (String partition : texts.partitions()) {
            found.addAll(ArnLanguage.patterns(format, partition, account));
          }
        }
      }
      return found;
    }
  }

  private static List<@Nullable String> anyAccount() {
    return Collections.singletonList(null);
  }

  private static String lower(Action action) {
    return action.toString().toLowerCase(Locale.ROOT);
  }

  /**
   * The known actions that a pattern matches: the familiar ones first, then those of services that
   * the documents name.
   */
  private Stream<Action> matching(String pattern, QuestionTexts texts) {
    int colon = pattern.indexOf(':');
    String prefix = pattern.substring(0, Math.max(0, colon));
    if (colon < 0 || prefix.contains("*") || prefix.contains("?")) {
      List<Action> all = pattern.equals(EVERYTHING) ? List.of() : ofSeveralServices(pattern);
      Stream<Action> familiar =
          FamiliarActions.ALL.stream()
              .map(reference::action)
              .filter(ActionLookup.Known.class::isInstance)
              .map(known -> ((ActionLookup.Known) known).action())
              .filter(action -> pattern.equals(EVERYTHING) || action.isNamedBy(pattern));
      Stream<Action> others =
          pattern.equals(EVERYTHING)
              ? services(texts).flatMap(service -> service.actions().stream())
              : all.stream().sorted(Comparator.comparing(each -> !texts.mayName(each.service())));
      return Stream.concat(familiar, others.filter(action -> !FamiliarActions.has(action)));
    }
    return reference
        .service(prefix)
        .map(service -> sorted(service.actionsMatching(pattern.substring(colon + 1))))
        .orElse(Stream.of());
  }

  /** Those first that the documents name. */
  private Stream<Service> services(QuestionTexts texts) {
    return reference.serviceNames().keySet().stream()
        .sorted(Comparator.comparing(service -> !texts.mayName(service)))
        .map(reference::service)
        .flatMap(Optional::stream);
  }

  /** The actions of all services that a pattern matches, service by service: found once. */
  private List<Action> ofSeveralServices(String pattern) {
    if (ofSeveralServices.size() > MAXIMUM_PATTERNS) {
      ofSeveralServices.clear();
    }
    return ofSeveralServices.computeIfAbsent(
        pattern,
        asked ->
            reference.serviceNames().keySet().stream()
                .map(reference::service)
                .flatMap(Optional::stream)
                .flatMap(service -> service.actions().stream())
                .filter(action -> action.isNamedBy(asked))
                .toList());
  }

  private static Stream<Action> sorted(List<Action> actions) {
    return actions.stream()
        .sorted((one, other) -> FamiliarActions.ORDER.compare(one.toString(), other.toString()));
  }
}
