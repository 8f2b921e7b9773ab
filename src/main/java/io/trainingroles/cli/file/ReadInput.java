package io.trainingroles.cli.file;

import io.trainingroles.access.proof.AccessProver;
import io.trainingroles.cli.console.Console;
import io.trainingroles.cli.console.ExitCode;
import io.trainingroles.cli.console.FailedException;
import io.trainingroles.finding.Finding;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.SurroundingPolicies;
import io.trainingroles.input.question.RoleDifference;
import io.trainingroles.role.value.Deployment;
import io.trainingroles.role.value.Region;
import io.trainingroles.synthesis.SynthesizedSpec;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What has been read of an input.
 *
 * @param name the name of the input, as the user gave it
 * @param source what the texts are
 * @param texts the files that were read, by their names
 * @param roles its roles
 * @param others the users, groups, policies and resources beside the roles
 * @param warnings those of the reader of a spec
 * @param spec the spec that the input is, if it is one
 * @param providerRegion the Region that Terraform's provider is set to, as far as the input says it
 * @param references what a question about the input may name, by Terraform's address and attribute
 */
public record ReadInput(
    String name,
    Source source,
    Map<String, String> texts,
    List<JudgedRole> roles,
    List<JudgedRole> others,
    List<Finding> warnings,
    Optional<SynthesizedSpec> spec,
    Optional<Region> providerRegion,
    Map<String, String> references) {
  /** What the texts of an input are. */
  public enum Source {
    /** One file, and those that it names. */
    FILE,
    /** The files of a folder that are in JSON. */
    FOLDER,
    /** The files of a folder in HCL, which Terraform has planned. */
    PLANNED_FOLDER
  }

  /** Keeps unchangeable copies. */
  public ReadInput {
    texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
    roles = List.copyOf(roles);
    others = List.copyOf(others);
    warnings = List.copyOf(warnings);
    references = Map.copyOf(references);
  }

  /** A spec. */
  static ReadInput ofSpec(String name, SpecFile.ReadSpec read) {
    SynthesizedSpec spec = read.spec();
    return new ReadInput(
        name,
        Source.FILE,
        read.texts(),
        spec.judged(),
        List.of(),
        read.warnings(),
        Optional.of(spec),
        Optional.empty(),
        AskedReferences.variables(spec.terraform().variables()));
  }

  /** All that has policies. */
  public List<JudgedRole> all() {
    return Stream.concat(roles.stream(), others.stream()).toList();
  }

  /** Where the roles are deployed to, as far as a spec says it. */
  public Deployment deployment() {
    return spec.map(SynthesizedSpec::deployment).orElse(new Deployment(null, null));
  }

  /** The text of the input, if it is one file. */
  public Optional<String> text() {
    return source == Source.FILE ? Optional.ofNullable(texts.get(name)) : Optional.empty();
  }

  /** The files of a folder in HCL, by their names; none of other inputs. */
  public Map<String, String> folderTexts() {
    return source == Source.PLANNED_FOLDER ? texts : Map.of();
  }

  /**
   * How the roles differ from those of an older input. Whatever is not known of an input is so on
   * both sides of a comparison with itself.
   *
   * @param old the older input
   * @param prover what compares them
   * @param around the policies around each role, before and after
   * @return one for each role
   * @throws io.trainingroles.iam.InvalidValueException if a policy is not valid
   */
  public List<RoleDifference> differencesFrom(
      ReadInput old, AccessProver prover, SurroundingPolicies around) {
    List<RoleDifference> differences = RoleDifference.between(old.all(), all(), prover, around);
    return hasTheTextsOf(old)
        ? differences.stream().map(RoleDifference::withoutUnknown).toList()
        : differences;
  }

  /** Whether both are the same texts; of a folder that is not known, as it may name other files. */
  private boolean hasTheTextsOf(ReadInput other) {
    return text().isPresent()
        && text().equals(other.text())
        && otherTexts().equals(other.otherTexts());
  }

  private Map<String, String> otherTexts() {
    var others = new HashMap<>(texts);
    others.remove(name);
    return others;
  }

  /**
   * Refuses a spec: the roles of one that is written again would be without its promises, what it
   * accepts, and its comments.
   *
   * @param remedy what to do
   * @throws FailedException if the input is one
   */
  public void refuseSpec(String remedy) throws FailedException {
    if (spec.isPresent()) {
      throw new FailedException(
          ExitCode.WRONG_INPUT, "the input is a spec of training-roles; " + remedy);
    }
  }

  /**
   * What Terraform's addresses in the text of a job stand for.
   *
   * @param names what stands in placeholders of jobs
   * @return the texts of those that the input has, by their names
   */
  Map<String, String> referred(Collection<String> names) {
    var asked = new AskedReferences(references, roles, spec.isPresent() ? deployment() : null);
    var referred = new TreeMap<String, String>();
    names.forEach(name -> asked.value(name).ifPresent(text -> referred.put(name, text)));
    return referred;
  }

  /**
   * A question about some of the roles, with what the addresses of Terraform in it stand for.
   *
   * @param question a question, or a part of it, such as <code>${aws_s3_bucket.data.arn}/x</code>
   * @param about the roles
   * @param console where a note goes
   * @return the question; what is known only later is marked
   * @throws FailedException if the input does not have what it names
   */
  public String asked(String question, List<JudgedRole> about, Console console)
      throws FailedException {
    var asked = new AskedReferences(references, about, spec.isPresent() ? deployment() : null);
    String resolved = asked.in(question);
    asked
        .notUsed(resolved)
        .forEach(each -> console.progress("note: no role of the input refers to " + each));
    return resolved;
  }
}
