package io.trainingroles.cli;

import io.trainingroles.access.documented.DocumentedAccess;
import io.trainingroles.adoption.AccessLimits;
import io.trainingroles.adoption.GrantsApart;
import io.trainingroles.adoption.ImportProof;
import io.trainingroles.adoption.PolicyEdit;
import io.trainingroles.adoption.Tightening;
import io.trainingroles.cli.console.Console;
import io.trainingroles.cli.console.FailedException;
import io.trainingroles.cli.console.ReadableFiles;
import io.trainingroles.cli.file.AtomicFiles;
import io.trainingroles.cli.file.NewSpec;
import io.trainingroles.cli.file.SpecFile;
import io.trainingroles.finding.Finding;
import io.trainingroles.finding.Location;
import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.ManagedPolicyDocuments;
import io.trainingroles.input.RolePolicy;
import io.trainingroles.input.question.RoleProof;
import io.trainingroles.job.RoleJob;
import io.trainingroles.patch.UnifiedDiff;
import io.trainingroles.report.AccessText;
import io.trainingroles.report.FindingText;
import io.trainingroles.role.GrantedPolicy;
import io.trainingroles.spec.declaration.Promise;
import io.trainingroles.spec.edit.EditedSpec;
import io.trainingroles.spec.edit.RoleEdit;
import io.trainingroles.spec.edit.RoleEditor;
import io.trainingroles.synthesis.SpecRole;
import io.trainingroles.synthesis.SynthesizedSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A role of a spec that is narrowed: the text of the spec is changed where its grants are. */
final class TightenedSpec {
  private final Console console;
  private final ReadableFiles files;
  private final String name;
  private final String text;
  private final SynthesizedSpec spec;
  private final SpecRole role;
  private final GrantsApart apart;

  /**
   * A role.
   *
   * @param name the name of the spec, as the places of its grants have it
   * @param text the text of the spec
   */
  TightenedSpec(
      Console console,
      ReadableFiles files,
      String name,
      String text,
      SynthesizedSpec spec,
      SpecRole role) {
    this.files = files;
    this.console = console;
    this.name = name;
    this.text = text;
    this.spec = spec;
    this.role = role;
    this.apart = GrantsApart.of(role.judged(), role.declared(), spec.deployment());
  }

  /** The role, grant by grant. */
  JudgedRole role() {
    return apart.role();
  }

  /** The managed policies that the spec attaches and does not make. */
  Set<String> attached() {
    return apart.attached();
  }

  /** The jobs that the spec declares for it. */
  List<RoleJob> jobs() {
    return role.declared().jobs().orElse(List.of());
  }

  /** What the spec promises that the role can never do. */
  AccessLimits promises() {
    List<Promise> never =
        role.declared().promises().stream()
            .filter(promise -> promise.kind() == Promise.Kind.NEVER)
            .filter(promise -> promise.access().references().isEmpty())
            .toList();
    return judged -> never.stream().flatMap(promise -> broken(judged, promise).stream()).toList();
  }

  private static Optional<String> broken(JudgedRole judged, Promise promise) {
    try {
      RoleProof proof = RoleProof.of(judged, promise.access().pattern(), DocumentedAccess.prover());
      return proof.result() == RoleProof.Result.PROVED
          ? Optional.empty()
          : Optional.of("'never' of the spec excludes " + promise.text());
    } catch (InvalidValueException misplaced) {
      return Optional.of("whether 'never' is kept is not known: " + misplaced.problem());
    }
  }

  /** The text of the spec with the change; nothing where that is not in lines of its own. */
  Optional<EditedSpec> edited(Tightening tightening) {
    Map<Location, List<String>> grants = new HashMap<>();
    Set<String> detached = new HashSet<>();
    for (PolicyEdit edit : tightening.edits()) {
      Location place = apart.places().get(edit.policy());
      if (edit.isAttached()) {
        detached.add(edit.policy());
      } else if (place == null || grants.put(place, grants(tightening, edit.policy())) != null) {
        return Optional.empty();
      }
    }
    Set<String> known =
        apart.role().policies().stream().map(RolePolicy::name).collect(Collectors.toSet());
    List<String> added =
        tightening.after().policies().stream()
            .map(RolePolicy::name)
            .filter(policy -> !known.contains(policy))
            .flatMap(policy -> grants(tightening, policy).stream())
            .toList();
    RoleEdit edit = new RoleEdit(role.judged().name(), grants, detached, newName(), added);
    return RoleEditor.edited(name, text, edit);
  }

  private List<String> grants(Tightening tightening, String policy) {
    return tightening.after().policies().stream()
        .filter(each -> each.name().equals(policy))
        .findFirst()
        .map(each -> GrantsApart.grants(each.document().statements(), spec.deployment()))
        .orElse(List.of());
  }

  private String newName() {
    Set<String> taken =
        Stream.concat(
                role.declared().role().inlinePolicies().stream(),
                role.declared().role().managedGrants().stream())
            .map(GrantedPolicy::name)
            .map(Object::toString)
            .collect(Collectors.toSet());
    String policy = role.judged().name() + "Job";
    while (taken.contains(policy)) {
      policy += "s";
    }
    return policy;
  }

  /** The change of the text, for {@code git apply}. */
  String patch(EditedSpec edited) {
    return UnifiedDiff.of(name, text, edited.text());
  }

  /**
   * Writes the changed text, if it is proved to be right.
   *
   * @return whether it was written
   */
  boolean write(
      Tightening tightening,
      Optional<EditedSpec> edited,
      Path file,
      ManagedPolicyDocuments documents)
      throws FailedException {
    if (edited.isEmpty()) {
      console.error(
          "the grants of the role are not in lines of their own, so the spec was not changed; write"
              + " each as an item '- …' on lines of its own");
      return false;
    }
    boolean isSelf =
        file.toAbsolutePath().normalize().equals(Path.of(name).toAbsolutePath().normalize());
    if (!isSelf) {
      new NewSpec(file).refuseExisting();
    }
    Optional<SynthesizedSpec> read =
        new SpecFile(files, file, console, documents).readText(edited.get().text());
    if (read.isEmpty() || !isRight(tightening, read.get())) {
      console.error("it is not proved that the changed spec is right; nothing was written");
      return false;
    }
    AtomicFiles.write(file, edited.get().text());
    if (edited.get().isAdoptRemoved()) {
      console.progress(
          "note: 'adopt' was removed, as Terraform cannot import the new policy; the role must have been"
              + " adopted and applied before");
    }
    console.progress("Wrote " + file + ". Next: training-roles check " + file);
    return true;
  }

  private boolean isRight(Tightening tightening, SynthesizedSpec read) {
    List<Finding> broken = new ArrayList<>();
    for (int index = 0; index < read.specRoles().size(); index++) {
      SpecRole now = read.specRoles().get(index);
      SpecRole before = spec.specRoles().get(index);
      if (!now.judged().name().equals(role.judged().name())) {
        if (!now.detail().equals(before.detail())) {
          return false;
        }
        continue;
      }
      now.broken().stream()
          .filter(finding -> before.broken().stream().noneMatch(old -> isSame(old, finding)))
          .forEach(broken::add);
      ImportProof proof = ImportProof.of(List.of(tightening.after()), List.of(now.judged()));
      if (!proof.isSame()) {
        console.err().print(AccessText.differences(proof.differences()));
        return false;
      }
    }
    console.err().print(new FindingText(Map.of(), console.errColours()).of(broken));
    return broken.isEmpty() && read.specRoles().size() == spec.specRoles().size();
  }

  /** The line may have changed. */
  private static boolean isSame(Finding old, Finding now) {
    return old.code().equals(now.code()) && old.problem().equals(now.problem());
  }
}
