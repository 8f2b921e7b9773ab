package io.trainingroles.input;

import io.trainingroles.finding.Location;
import io.trainingroles.iam.JsonTree;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Where a policy is in an input, and each part of it. */
public sealed interface PolicySource {

  /**
   * Where a part of the policy is.
   *
   * @param path the way to it
   * @return its place, or that of what is nearest around it
   */
  Location at(ElementPath path);

  /**
   * What its statements were declared with.
   *
   * @return the origins of all statements; none for a document in the policy language, which no
   *     spec declares
   */
  Set<Origin> origins();

  /**
   * A document that is the whole input.
   *
   * @param source the name of the input
   * @param json its text
   */
  record Whole(String source, String json) implements PolicySource {
    @Override
    public Location at(ElementPath path) {
      return new Written(source, "", PolicySource.read(json)).at(path);
    }

    @Override
    public Set<Origin> origins() {
      return Set.of();
    }
  }

  /**
   * A document that is a value of the input.
   *
   * @param source the name of the input
   * @param owner what it belongs to
   * @param document the document
   */
  record Written(String source, String owner, JsonTree document) implements PolicySource {
    @Override
    public Location at(ElementPath path) {
      ElementPath.Found found = path.in(document);
      var position = new Location.Position(source, found.place().line(), found.place().column());
      return new Location.Element(position, owner, found.path().toString());
    }

    @Override
    public Set<Origin> origins() {
      return Set.of();
    }
  }

  /**
   * A document in a text that is a value of the input.
   *
   * @param place where the text begins
   * @param owner what it belongs to
   * @param json the text
   */
  record Embedded(Location place, String owner, String json) implements PolicySource {
    @Override
    public Location at(ElementPath path) {
      return new Location.Element(place, owner, path.in(PolicySource.read(json)).path().toString());
    }

    @Override
    public Set<Origin> origins() {
      return Set.of();
    }
  }

  /**
   * A document that no file has.
   *
   * @param place what stands for its place
   */
  record Unwritten(Location place) implements PolicySource {
    @Override
    public Location at(ElementPath path) {
      return place;
    }

    @Override
    public Set<Origin> origins() {
      return Set.of();
    }
  }

  /**
   * A policy that was synthesized from declarations.
   *
   * @param place where the policy is declared
   * @param statements the declarations that each of its statements came from, in their order; at
   *     least one each, and its own before those of statements that were merged into it
   */
  record Declared(Location place, List<Set<Origin>> statements) implements PolicySource {
    /**
     * Keeps unchangeable copies, in their order.
     *
     * @throws IllegalArgumentException if a statement has no origin
     */
    public Declared {
      statements =
          statements.stream()
              .<Set<Origin>>map(one -> Collections.unmodifiableSet(new LinkedHashSet<>(one)))
              .toList();
      if (statements.stream().anyMatch(Set::isEmpty)) {
        throw new IllegalArgumentException("a statement of " + place + " has no origin");
      }
    }

    @Override
    public Location at(ElementPath path) {
      return path.statement()
          .map(index -> statements.get(index).iterator().next().place())
          .orElse(place);
    }

    @Override
    public Set<Origin> origins() {
      var all = new LinkedHashSet<Origin>();
      statements.forEach(all::addAll);
      return all;
    }
  }

  /** The declaration that a statement came from. */
  sealed interface Origin {
    /**
     * Where it is.
     *
     * @return the place
     */
    Location place();
  }

  /**
   * A trust of a role.
   *
   * @param place where it is declared
   */
  record TrustOrigin(Location place) implements Origin {}

  /**
   * A grant of a role.
   *
   * @param place where it is declared; for a grant that a job needs, the field of the job
   * @param keyword its intent, such as {@code read}; {@code runs} or {@code starts} for a grant
   *     that comes from jobs
   */
  record GrantOrigin(Location place, String keyword) implements Origin {}

  private static JsonTree read(String json) {
    try {
      return JsonTree.read(json);
    } catch (IOException broken) {
      throw new IllegalStateException("a policy that has been read is JSON", broken);
    }
  }
}
