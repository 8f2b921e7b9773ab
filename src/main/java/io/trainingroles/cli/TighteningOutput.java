package io.trainingroles.cli;

import io.trainingroles.adoption.ImportProof;
import io.trainingroles.adoption.RoleImport;
import io.trainingroles.adoption.Tightening;
import io.trainingroles.cli.console.Console;
import io.trainingroles.cli.console.ExitCode;
import io.trainingroles.cli.console.FailedException;
import io.trainingroles.cli.console.ReadableFiles;
import io.trainingroles.cli.file.AtomicFiles;
import io.trainingroles.cli.file.NewSpec;
import io.trainingroles.cli.file.ReadInput;
import io.trainingroles.cli.file.SpecFile;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.ManagedPolicyDocuments;
import io.trainingroles.report.AccessText;
import io.trainingroles.report.ImportText;
import io.trainingroles.spec.edit.EditedSpec;
import io.trainingroles.synthesis.SynthesizedSpec;
import io.trainingroles.terraform.folder.ReadablePolicies;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a narrowed role is written, each only where it is proved to be right. */
final class TighteningOutput {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "SPEC",
      description = "write the new role as a spec to this file")
  private @Nullable Path spec;

  @Option(
      names = "--documents",
      paramLabel = "DIR",
      description =
          "write the policy documents of the new role to this folder, as ROLE.POLICY.json")
  private @Nullable Path documents;

  @Option(
      names = "--patch",
      paramLabel = "FILE",
      description =
          "write the changes to a spec, or to a folder in HCL, as a patch for 'git apply' to this file")
  private @Nullable Path patch;

  /** Refuses what cannot be written of an input. */
  void refuseFor(ReadInput input) throws FailedException {
    if (input.spec().isPresent() && documents != null) {
      throw new FailedException(
          ExitCode.WRONG_INPUT,
          "--documents is for roles that no spec declares; 'training-roles synth' writes those of a"
              + " spec");
    }
    if (input.spec().isEmpty() && spec != null) {
      new NewSpec(spec).refuseExisting();
    }
  }

  /** Whether the change of the input's files is asked for. */
  boolean hasPatch() {
    return patch != null;
  }

  /**
   * Writes the change of the input's files.
   *
   * @param change the change
   * @param isRight whether it is proved
   * @return false where there is a file to write and it was not written
   */
  boolean writePatch(Console console, String change, Proof isRight) throws FailedException {
    if (patch == null) {
      return true;
    }
    if (change.isEmpty()) {
      console.error("there is no change of a file of the input; no patch was written");
      return false;
    }
    if (!isRight.isGiven()) {
      console.error("it is not proved that the changed files are right; no patch was written");
      return false;
    }
    AtomicFiles.write(patch, change);
    console.progress("Wrote " + patch + ", which is proved to be right. Next: git apply " + patch);
    return true;
  }

  /** A proof that is made only where it is asked for. */
  @FunctionalInterface
  interface Proof {
    boolean isGiven() throws FailedException;
  }

  /**
   * Writes the changed text of a spec.
   *
   * @return false where there is a file to write and it was not written
   */
  boolean write(
      TightenedSpec declared,
      Tightening tightening,
      Optional<EditedSpec> edited,
      ManagedPolicyDocuments managed)
      throws FailedException {
    return spec == null || declared.write(tightening, edited, spec, managed);
  }

  /**
   * Writes the role as a new spec, and its policy documents.
   *
   * @param input the input that has the role as it is
   * @param all the roles of the input, with what their listing adds
   * @param jobs the jobs as a spec in a file has them
   * @param managed the documents of the policies that the role may name
   * @return false where there is a file to write and it was not written
   */
  boolean write(
      Console console,
      ReadableFiles files,
      Tightening tightening,
      ReadInput input,
      List<JudgedRole> all,
      Function<Path, List<Object>> jobs,
      ManagedPolicyDocuments managed)
      throws FailedException {
    if (spec == null && documents == null) {
      return true;
    }
    List<JudgedRole> roles = List.of(tightening.after());
    Path place = spec == null ? Path.of(SpecFile.DEFAULT) : spec;
    RoleImport imported =
        RoleImport.of(roles, all, input.providerRegion(), false, jobs.apply(place));
    String text = ImportText.spec(input.name(), imported);
    Optional<SynthesizedSpec> read = new SpecFile(files, place, console, managed).readText(text);
    if (read.isEmpty()) {
      console.error("a spec cannot declare this role; nothing was written");
      return false;
    }
    ImportProof proof = ImportProof.of(roles, read.get().judged());
    if (!proof.isSame()) {
      console.err().print(AccessText.differences(proof.differences()));
      console.error("it is not proved that the spec would allow the same; nothing was written");
      return false;
    }
    if (documents != null) {
      AtomicFiles.write(documents, ReadablePolicies.of(read.get().roles()));
      console.progress("Wrote the policy documents to " + documents + ".");
    }
    if (spec != null) {
      new NewSpec(spec).write(text);
      console.progress("Wrote " + spec + ". Next: training-roles check " + spec);
    }
    return true;
  }
}
