package io.trainingroles.cli.file;

import io.trainingroles.cli.console.Console;
import io.trainingroles.cli.console.ExitCode;
import io.trainingroles.cli.console.FailedException;
import io.trainingroles.finding.Finding;
import io.trainingroles.finding.NearestWord;
import io.trainingroles.input.AccessInput;
import io.trainingroles.input.InputForm;
import io.trainingroles.input.InputReading;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.ManagedPolicyDocuments;
import io.trainingroles.input.PolicyUse;
import io.trainingroles.input.RefusedElement;
import io.trainingroles.input.account.AccountDetails;
import io.trainingroles.input.terraform.CloudFormationTemplate;
import io.trainingroles.input.terraform.PulumiStack;
import io.trainingroles.input.terraform.TerraformFiles;
import io.trainingroles.input.terraform.TerraformShow;
import io.trainingroles.report.FindingText;
import io.trainingroles.role.value.Deployment;
import io.trainingroles.role.value.Region;
import io.trainingroles.synthesis.SynthesizedSpec;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The roles of an input that a command is given, whatever it is; recognises it by its content. */
public final class InputRoles {
  /** An account of AWS's largest quotas has less. */
  private static final int MAXIMUM_BYTES = 128 * 1024 * 1024;

  /** As many roles as a message names. */
  private static final int MOST_NAMES = 12;

  /** What an input may be. */
  public static final String DESCRIPTION =
      "a spec; a folder of Terraform; a Terraform file in JSON; 'terraform show -json' of a plan or a state;"
          + " 'aws iam get-account-authorization-details'; 'pulumi stack export'; a CloudFormation"
          + " template; or a policy document; - for standard input";

  private final Console console;
  private final InputStream standardInput;
  private final @Nullable DocumentType type;
  private final PolicyUse use;
  private final ManagedPolicyDocuments documents;
  private FolderReader folders = name -> Optional.empty();
  private Deployment deployment = new Deployment(null, null);
  private Optional<Region> providerRegion = Optional.empty();
  private @Nullable SynthesizedSpec spec;
  private @Nullable String text;
  private Map<String, String> otherTexts = Map.of();
  private Map<String, String> folderTexts = Map.of();
  private Map<String, String> named = Map.of();

  /**
   * {@code type} is the kind of a policy document as the user gave it, or null. {@code documents}
   * are those of the policies that an input names by their ARNs.
   */
  public InputRoles(
      Console console,
      InputStream standardInput,
      @Nullable DocumentType type,
      ManagedPolicyDocuments documents) {
    // What a boundary lets through is compared as what an identity policy grants.
    this(
        console,
        standardInput,
        type,
        type != null && type.use().namesPrincipals() ? type.use() : PolicyUse.MANAGED,
        documents);
  }

  private InputRoles(
      Console console,
      InputStream standardInput,
      @Nullable DocumentType type,
      PolicyUse use,
      ManagedPolicyDocuments documents) {
    this.documents = documents;
    this.console = console;
    this.standardInput = standardInput;
    this.type = type;
    this.use = use;
  }

  /** The same with a reader of folders in HCL. */
  public InputRoles with(FolderReader reader) {
    folders = reader;
    return this;
  }

  /** For a review, to which a boundary is a boundary. */
  public static InputRoles ofReview(
      Console console,
      InputStream standardInput,
      @Nullable DocumentType type,
      ManagedPolicyDocuments documents) {
    return new InputRoles(
        console, standardInput, type, type == null ? PolicyUse.MANAGED : type.use(), documents);
  }

  /** For a question about what a role may do, which a trust policy does not answer. */
  public static InputRoles ofAccess(
      Console console,
      InputStream standardInput,
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
    return new InputRoles(console, standardInput, type, documents);
  }

  /**
   * What has been read of an input; {@code others} are the users, groups, policies and resources
   * beside the roles, {@code warnings} those of the reader of a spec.
   */
  public record ReadInput(
      Map<String, String> texts,
      List<JudgedRole> roles,
      List<JudgedRole> others,
      List<Finding> warnings,
      Optional<SynthesizedSpec> spec) {
    /** All that has policies. */
    public List<JudgedRole> all() {
      return Stream.concat(roles.stream(), others.stream()).toList();
    }
  }

  /** The roles; nothing if the input is wrong, which has then been shown. */
  public Optional<List<JudgedRole>> read(String name) throws FailedException {
    return readInput(name).map(ReadInput::roles);
  }

  /**
   * A question about roles that have been read, with what the addresses of Terraform in it stand
   * for.
   *
   * @param question a question, or a part of it, such as <code>${aws_s3_bucket.data.arn}/x</code>
   * @param roles the roles
   * @return the question; what is known only later is marked
   * @throws FailedException if the input does not have what it names
   */
  public String asked(String question, List<JudgedRole> roles) throws FailedException {
    var references = new AskedReferences(named, roles, spec != null ? deployment : null);
    String asked = references.in(question);
    references
        .notUsed(asked)
        .forEach(each -> console.progress("note: no role of the input refers to " + each));
    return asked;
  }

  private Optional<ReadInput> readInput(String name) throws FailedException {
    Optional<ReadInput> input = load(name);
    input.ifPresent(
        read -> {
          show(read.texts(), read.warnings());
          read.spec()
              .ifPresent(
                  declared -> {
                    deployment = declared.deployment();
                    named = AskedReferences.variables(declared.terraform().variables());
                  });
          spec = read.spec().orElse(null);
        });
    return input;
  }

  /**
   * The roles, and the others, for a question about whom their policies name: nothing also where a
   * policy names a principal that AWS refuses.
   */
  public Optional<List<JudgedRole>> readWithPrincipals(String name) throws FailedException {
    Optional<ReadInput> input = readInput(name);
    if (input.isEmpty()) {
      return Optional.empty();
    }
    ReadInput read = input.get();
    keepTexts(name, read.texts());
    List<Finding> refused =
        read.all().stream().flatMap(role -> RefusedElement.findings(role).stream()).toList();
    show(read.texts(), refused);
    return refused.isEmpty() ? Optional.of(read.all()) : Optional.empty();
  }

  /**
   * Whether two inputs are the same texts. Of a folder that is not known: files in HCL are not
   * read.
   */
  public boolean hasReadTheSameAs(InputRoles other) {
    return text != null && text.equals(other.text) && otherTexts.equals(other.otherTexts);
  }

  private void keepTexts(String name, Map<String, String> texts) {
    if (!isFolder(name)) {
      otherTexts = new HashMap<>(texts);
      text = otherTexts.remove(name);
    }
  }

  /** All that is in the input; nothing if it is wrong, which has then been shown. */
  public Optional<ReadInput> load(String name) throws FailedException {
    try {
      if (isFolder(name)) {
        refuseType(InputForm.TERRAFORM_FILE);
        var folder = new TerraformFolder(name);
        Optional<FolderReader.FolderReading> planned =
            folder.hasHcl() ? folders.read(name) : Optional.empty();
        planned.ifPresent(read -> folderTexts = read.texts());
        return planned.isPresent()
            ? shown(planned.get().reading(), planned.get().texts())
            : shown(folder.read(), folder.texts());
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
            name,
            "give the path of a spec, a Terraform file or folder, a plan's JSON or a policy document",
            MAXIMUM_BYTES,
            "give a smaller part of the input");
    return name.equals("-") ? file.text(standardInput) : file.text();
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
      return spec(name, text)
          .map(
              read ->
                  new ReadInput(
                      read.texts(),
                      read.spec().judged(),
                      List.of(),
                      read.warnings(),
                      Optional.of(read.spec())));
    }
    return shown(
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
    var file = new SpecFile(Path.of(name), console, documents);
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

  /** Where the roles of the input that has been read are deployed to, as far as it is given. */
  public Deployment deployment() {
    return deployment;
  }

  /**
   * Refuses a spec: the roles of one that is written anew would be without its promises, what it
   * accepts, and its comments.
   *
   * @param remedy what to do
   * @throws FailedException if the input that has been read is one
   */
  public void refuseSpec(String remedy) throws FailedException {
    if (spec != null) {
      throw new FailedException(
          ExitCode.WRONG_INPUT, "the input is a spec of training-roles; " + remedy);
    }
  }

  /** The text of the input that has been read with its principals, if it is one file. */
  public Optional<String> text() {
    return Optional.ofNullable(text);
  }

  /** The files of the folder in HCL that has been read, by their names; none of other inputs. */
  public Map<String, String> folderTexts() {
    return folderTexts;
  }

  /** The spec that the input is, if it is one. */
  public Optional<SynthesizedSpec> spec() {
    return Optional.ofNullable(spec);
  }

  /** The Region that Terraform's provider is set to, as far as the input says it. */
  public Optional<Region> providerRegion() {
    return providerRegion;
  }

  /** The role of a name; without one, all roles, at least one. */
  public static List<JudgedRole> chosen(List<JudgedRole> roles, @Nullable String role)
      throws FailedException {
    if (roles.isEmpty()) {
      throw new FailedException(
          ExitCode.WRONG_INPUT,
          "the input has no role; give an input with a role, such as a plan or the details of an"
              + " account");
    }
    if (role == null) {
      return roles;
    }
    List<JudgedRole> chosen = roles.stream().filter(one -> one.name().equals(role)).toList();
    if (chosen.isEmpty()) {
      List<String> names = roles.stream().map(JudgedRole::name).sorted().toList();
      throw new FailedException(
          ExitCode.WRONG_INPUT,
          "there is no role '"
              + role
              + "' in the input; "
              + NearestWord.to(role, names)
                  .map(nearest -> "did you mean '" + nearest + "'?")
                  .orElse("it has " + named(names)));
    }
    return chosen;
  }

  private static String named(List<String> names) {
    int more = names.size() - MOST_NAMES;
    return String.join(", ", names.subList(0, Math.min(MOST_NAMES, names.size())))
        + (more > 0 ? " and " + more + " more" : "");
  }

  /** Whether it is; what is not a path at all is reported by what reads it. */
  private static boolean isFolder(String name) {
    return name.indexOf('\0') < 0 && Files.isDirectory(Path.of(name));
  }

  private static String fileName(String name) {
    Path file = Path.of(name).getFileName();
    return file == null ? name : file.toString();
  }

  private Optional<ReadInput> shown(InputReading reading, Map<String, String> texts) {
    if (reading instanceof InputReading.Refused refused) {
      show(texts, refused.findings());
      return Optional.empty();
    }
    var read = (InputReading.Read) reading;
    read.notes().forEach(console::progress);
    named = read.references();
    providerRegion = read.region().flatMap(Region::find);
    return Optional.of(
        new ReadInput(
            texts,
            documents.addTo(read.roles()),
            documents.addTo(read.others()),
            List.of(),
            Optional.empty()));
  }

  private void show(Map<String, String> texts, List<Finding> findings) {
    console.err().print(new FindingText(texts, console.errColours()).of(findings));
  }
}
