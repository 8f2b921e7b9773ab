package io.trainingroles.cli.file;

import io.trainingroles.cli.console.Console;
import io.trainingroles.cli.console.ExitCode;
import io.trainingroles.cli.console.FailedException;
import io.trainingroles.cli.console.ReadableFiles;
import io.trainingroles.cli.file.ReadInput.Source;
import io.trainingroles.finding.Finding;
import io.trainingroles.input.AccessInput;
import io.trainingroles.input.InputForm;
import io.trainingroles.input.InputReading;
import io.trainingroles.input.ManagedPolicyDocuments;
import io.trainingroles.input.PolicyUse;
import io.trainingroles.input.RefusedElement;
import io.trainingroles.input.account.AccountDetails;
import io.trainingroles.input.terraform.CloudFormationTemplate;
import io.trainingroles.input.terraform.PulumiStack;
import io.trainingroles.input.terraform.TerraformFiles;
import io.trainingroles.input.terraform.TerraformShow;
import io.trainingroles.report.FindingText;
import io.trainingroles.role.value.Region;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the input that a command is given, whatever it is; recognises it by its content. */
public final class InputRoles {
  /** An account of AWS's largest quotas has less. */
  private static final int MAXIMUM_BYTES = 128 * 1024 * 1024;

  /** What an input may be. */
  public static final String DESCRIPTION =
      "a spec; a folder of Terraform; a Terraform file in JSON; 'terraform show -json' of a plan or a state;"
          + " 'aws iam get-account-authorization-details'; 'pulumi stack export'; a CloudFormation"
          + " template; or a policy document; - for standard input";

  private final Console console;
  private final ReadableFiles files;
  private final @Nullable DocumentType type;
  private final PolicyUse use;
  private final ManagedPolicyDocuments documents;
  private FolderReader folders = name -> Optional.empty();

  /**
   * {@code type} is the kind of a policy document as the user gave it, or null. {@code documents}
   * are those of the policies that an input names by their ARNs.
   */
  public InputRoles(
      Console console,
      ReadableFiles files,
      @Nullable DocumentType type,
      ManagedPolicyDocuments documents) {
    // What a boundary lets through is compared as what an identity policy grants.
    this(
        console,
        files,
        type,
        type != null && type.use().namesPrincipals() ? type.use() : PolicyUse.MANAGED,
        documents);
  }

  private InputRoles(
      Console console,
      ReadableFiles files,
      @Nullable DocumentType type,
      PolicyUse use,
      ManagedPolicyDocuments documents) {
    this.documents = documents;
    this.console = console;
    this.files = files;
    this.type = type;
    this.use = use;
  }

  /** The same with a reader of folders in HCL. */
  public InputRoles with(FolderReader reader) {
    folders = reader;
    return this;
  }

  /** What is read from. */
  ReadableFiles files() {
    return files;
  }

  /** For a review, to which a boundary is a boundary. */
  public static InputRoles ofReview(
      Console console,
      ReadableFiles files,
      @Nullable DocumentType type,
      ManagedPolicyDocuments documents) {
    return new InputRoles(
        console, files, type, type == null ? PolicyUse.MANAGED : type.use(), documents);
  }

  /** For a question about what a role may do, which a trust policy does not answer. */
  public static InputRoles ofAccess(
      Console console,
      ReadableFiles files,
      @Nullable DocumentType type,
      ManagedPolicyDocuments documents)
      throws FailedException {
    if (type == DocumentType.trust) {
      throw new FailedException(
          ExitCode.WRONG_INPUT,
          "a trust policy defines who may assume a role, not what the role may do; compare it with 'diff'");
    } else if (type == DocumentType.resource) {
      throw new FailedException(
          ExitCode.WRONG_INPUT,
          "a resource policy defines who may use the resource, not what a role may do; compare it with 'diff'");
    }
    return new InputRoles(console, files, type, documents);
  }

  /**
   * What is in the input, its warnings shown; nothing if it is wrong, which has then been shown.
   */
  public Optional<ReadInput> read(String name) throws FailedException {
    Optional<ReadInput> input = load(name);
    input.ifPresent(read -> show(read.texts(), read.warnings()));
    return input;
  }

  /**
   * The same for a question about whom the policies name: nothing also where a policy names a
   * principal that AWS refuses.
   */
  public Optional<ReadInput> readWithPrincipals(String name) throws FailedException {
    return read(name).filter(this::hasValidPrincipals);
  }

  /**
   * Whether AWS takes each principal that the policies of an input name; shows which it does not.
   */
  public boolean hasValidPrincipals(ReadInput input) {
    List<Finding> refused =
        input.all().stream().flatMap(role -> RefusedElement.findings(role).stream()).toList();
    show(input.texts(), refused);
    return refused.isEmpty();
  }

  /** All that is in the input; nothing if it is wrong, which has then been shown. */
  public Optional<ReadInput> load(String name) throws FailedException {
    try {
      if (isFolder(name)) {
        refuseType(InputForm.TERRAFORM_FILE);
        var folder = new TerraformFolder(files, name);
        Optional<FolderReader.FolderReading> planned =
            folder.hasHcl() ? folders.read(name) : Optional.empty();
        return planned.isPresent()
            ? shown(name, Source.PLANNED_FOLDER, planned.get().reading(), planned.get().texts())
            : shown(name, Source.FOLDER, folder.read(), folder.texts());
      }
      return load(name, text(name));
    } catch (InputFile.UnreadableException unreadable) {
      show(Map.of(), List.of(unreadable.finding()));
      return Optional.empty();
    }
  }

  private String text(String name) throws InputFile.UnreadableException {
    var file =
        new InputFile(
            files,
            name,
            "give the path of a spec, a Terraform file or folder, a plan's JSON or a policy document",
            MAXIMUM_BYTES,
            "give a smaller part of the input");
    return name.equals("-") ? file.textOfStandardInput() : file.text();
  }

  private Optional<ReadInput> load(String name, String text) throws FailedException {
    String json = InputFile.withoutMark(text);
    InputForm form = InputForm.of(name, json);
    if (form == InputForm.HCL) {
      throw notRead(name, form);
    }
    refuseType(form);
    if (form == InputForm.CLOUDFORMATION) {
      console.progress(
          "note: the template is read for the partition aws, and without values for its parameters");
    }
    if (form == InputForm.SPEC) {
      return spec(name, text).map(read -> ReadInput.ofSpec(name, read));
    }
    return shown(
        name,
        Source.FILE,
        switch (form) {
          case TERRAFORM_SHOW -> TerraformShow.read(name, json);
          case TERRAFORM_FILE -> TerraformFiles.read(name, Map.of(name, json), List.of());
          case ACCOUNT_DETAILS -> AccountDetails.read(name, json);
          case CLOUDFORMATION -> CloudFormationTemplate.read(name, json);
          case PULUMI -> PulumiStack.read(name, json);
          default -> AccessInput.readDocument(name, fileName(name), json, use);
        },
        Map.of(name, text));
  }

  /** A file is read again, within the limits of a spec. */
  private Optional<SpecFile.ReadSpec> spec(String name, String text) {
    var file = new SpecFile(files, Path.of(name), console, documents);
    return name.equals("-") ? file.load(text) : file.load();
  }

  private static FailedException notRead(String name, InputForm form) {
    return new FailedException(
        ExitCode.WRONG_INPUT,
        "'"
            + name
            + "' is "
            + form.words()
            + ", which is not read alone; give its folder, or a plan of it:"
            + " 'terraform plan -out=plan', 'terraform show -json plan > plan.json', then"
            + " plan.json");
  }

  private void refuseType(InputForm form) throws FailedException {
    if (type != null && form != InputForm.DOCUMENT) {
      throw new FailedException(
          ExitCode.WRONG_INPUT,
          "--type is only for policy documents, and the input is " + form.words());
    }
  }

  /** Whether it is; what is not a path at all is reported by what reads it. */
  private boolean isFolder(String name) {
    return name.indexOf('\0') < 0 && files.isFolder(Path.of(name));
  }

  private static String fileName(String name) {
    Path file = Path.of(name).getFileName();
    return file == null ? name : file.toString();
  }

  private Optional<ReadInput> shown(
      String name, Source source, InputReading reading, Map<String, String> texts) {
    if (reading instanceof InputReading.Refused refused) {
      show(texts, refused.findings());
      return Optional.empty();
    }
    var read = (InputReading.Read) reading;
    read.notes().forEach(console::progress);
    return Optional.of(
        new ReadInput(
            name,
            source,
            texts,
            documents.addTo(read.roles()),
            documents.addTo(read.others()),
            List.of(),
            Optional.empty(),
            read.region().flatMap(Region::find),
            read.references()));
  }

  private void show(Map<String, String> texts, List<Finding> findings) {
    console.err().print(new FindingText(texts, console.errColours()).of(findings));
  }
}
