package io.trainingroles.input;

import io.trainingroles.finding.Finding;
import io.trainingroles.finding.Location;
import io.trainingroles.iam.Arn;
import io.trainingroles.role.value.ManagedNames;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an input says of a role besides its policies.
 *
 * @param place where it says it
 * @param maximumSession the longest session, in seconds
 * @param boundary the ARN of the permissions boundary
 * @param tags the tags
 * @param arn the role's ARN
 * @param description what the role is for, in its own words
 * @param instanceProfiles the names of the instance profiles that have the role
 * @param targets the roots, organisational units and accounts that a policy of an organisation is
 *     attached to
 * @param accepted the findings that it accepts
 * @param readerFindings what the reader of its declaration warns of
 * @param managed what its input says of the names of other resources
 */
public record SeenAttributes(
    Location place,
    SeenValue<Integer> maximumSession,
    SeenValue<String> boundary,
    SeenValue<Map<String, String>> tags,
    SeenValue<String> arn,
    SeenValue<String> description,
    SeenValue<List<String>> instanceProfiles,
    List<String> targets,
    List<Acceptance> accepted,
    List<Finding> readerFindings,
    ManagedNames managed) {
  private static final String NOT_SAID = "it is not in the input";

  /** Keeps an unchangeable copy. */
  public SeenAttributes {
    targets = List.copyOf(targets);
    accepted = List.copyOf(accepted);
    readerFindings = List.copyOf(readerFindings);
  }

  /**
   * Attributes that accept no findings.
   *
   * @param place where the input says them
   * @param maximumSession the longest session, in seconds
   * @param boundary the ARN of the permissions boundary
   * @param tags the tags
   */
  public SeenAttributes(
      Location place,
      SeenValue<Integer> maximumSession,
      SeenValue<String> boundary,
      SeenValue<Map<String, String>> tags) {
    this(
        place,
        maximumSession,
        boundary,
        tags,
        new SeenValue.Absent<>(),
        new SeenValue.Unknown<>(NOT_SAID),
        new SeenValue.Unknown<>(NOT_SAID),
        List.of(),
        List.of(),
        List.of(),
        ManagedNames.NONE);
  }

  /**
   * The same, with what its declaration says beside them.
   *
   * @param findings the findings that it accepts
   * @param warnings what its reader warns of
   * @return the attributes
   */
  public SeenAttributes declared(List<Acceptance> findings, List<Finding> warnings) {
    var copy = new Copy(this);
    copy.accepted = findings;
    copy.readerFindings = warnings;
    return copy.made();
  }

  /**
   * The same of a role with an ARN.
   *
   * @param known the role's ARN; absent where it is determined by its name and path, and only its
   *     account is not known
   * @return the attributes
   */
  public SeenAttributes withArn(SeenValue<String> known) {
    var copy = new Copy(this);
    copy.arn = known;
    return copy.made();
  }

  /**
   * The same of a role with a description.
   *
   * @param given what the role is for
   * @return the attributes
   */
  public SeenAttributes withDescription(SeenValue<String> given) {
    var copy = new Copy(this);
    copy.description = given;
    return copy.made();
  }

  /**
   * The same of a role with a longest session.
   *
   * @param given the longest session, in seconds
   * @return the attributes
   */
  public SeenAttributes withMaximumSession(SeenValue<Integer> given) {
    var copy = new Copy(this);
    copy.maximumSession = given;
    return copy.made();
  }

  /**
   * The same of a role that instance profiles have.
   *
   * @param names their names
   * @return the attributes
   */
  public SeenAttributes withInstanceProfiles(SeenValue<List<String>> names) {
    var copy = new Copy(this);
    copy.instanceProfiles = names;
    return copy.made();
  }

  /**
   * The same of a policy of an organisation that is attached.
   *
   * @param names what it is attached to
   * @return the attributes
   */
  public SeenAttributes withTargets(List<String> names) {
    var copy = new Copy(this);
    copy.targets = names;
    return copy.made();
  }

  /**
   * The same beside resources of which more is known.
   *
   * @param names what the input says of their names
   * @return the attributes
   */
  public SeenAttributes withManaged(ManagedNames names) {
    var copy = new Copy(this);
    copy.managed = names;
    return copy.made();
  }

  /**
   * The account that the role is in.
   *
   * @return the account of its ARN, if that is known
   */
  public Optional<String> account() {
    return arn.known().flatMap(Arn::of).flatMap(Arn::knownAccount);
  }

  /**
   * Of a policy document that stands alone.
   *
   * @param place the document
   * @return attributes that are not there
   */
  public static SeenAttributes none(Location place) {
    return new SeenAttributes(
            place, new SeenValue.Absent<>(), new SeenValue.Absent<>(), new SeenValue.Absent<>())
        .withArn(new SeenValue.Unknown<>("the input does not have the role"));
  }

  /** The same attributes, of which some are about to be others. */
  private static final class Copy {
    private final Location place;
    private final SeenValue<String> boundary;
    private final SeenValue<Map<String, String>> tags;
    private SeenValue<Integer> maximumSession;
    private SeenValue<String> arn;
    private SeenValue<String> description;
    private SeenValue<List<String>> instanceProfiles;
    private List<String> targets;
    private List<Acceptance> accepted;
    private List<Finding> readerFindings;
    private ManagedNames managed;

    Copy(SeenAttributes of) {
      place = of.place;
      boundary = of.boundary;
      tags = of.tags;
      maximumSession = of.maximumSession;
      arn = of.arn;
      description = of.description;
      instanceProfiles = of.instanceProfiles;
      targets = of.targets;
      accepted = of.accepted;
      readerFindings = of.readerFindings;
      managed = of.managed;
    }

    SeenAttributes made() {
      return new SeenAttributes(
          place,
          maximumSession,
          boundary,
          tags,
          arn,
          description,
          instanceProfiles,
          targets,
          accepted,
          readerFindings,
          managed);
    }
  }
}
