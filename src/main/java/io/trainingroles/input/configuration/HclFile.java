package io.trainingroles.input.configuration;

import io.trainingroles.finding.Location;
import io.trainingroles.input.flow.FlowBlock;
import io.trainingroles.input.hcl.HclAttribute;
import io.trainingroles.input.hcl.HclBlock;
import io.trainingroles.input.hcl.HclBody;
import io.trainingroles.input.hcl.HclExpression;
import io.trainingroles.input.hcl.HclReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A file in HCL. */
final class HclFile implements ConfigurationFile {
  private static final Pattern FUNCTION = Pattern.compile("\\bprovider::([\\w-]+)::");

  private static final String REMOTE_STATE = "terraform_remote_state";

  /** What defines which state a remote state is. */
  private static final Set<String> ASKED = Set.of("backend", "config", "defaults", "workspace");

  private static final Pattern OUTPUT =
      Pattern.compile(
          "(?<all>\\bdata\\.terraform_remote_state\\.(?<state>[\\w-]+)(?:\\[[^]\\n]*])?\\.outputs)"
              + "(?:\\.(?<name>[\\w-]+)|\\[\"(?<index>[^\"]+)\"])?");
  private static final Pattern ALIAS = Pattern.compile("[\\w-]+\\.[\\w-]+");
  private static final Pattern VERSION =
      Pattern.compile(",?\\s*\"?\\bversion\"?\\s*[=:]\\s*\"[^\"]*\"");
  private static final Pattern SOURCE_TEXT =
      Pattern.compile("\"?source\"?\\s*[=:]\\s*\"([^\"]+)\"");

  private final String name;
  private final String text;
  private final HclBody body;

  HclFile(String name, String text) {
    this.name = name;
    this.text = text;
    this.body = HclBody.of(text);
  }

  @Override
  public FileDeclarations declarations() {
    var resources = new ArrayList<DeclaredResource>();
    Stream.concat(body.blocks("resource"), body.blocks("data"))
        .filter(block -> block.labels().size() == 2 && !isRemoteState(block))
        .forEach(block -> resources.add(resource(block)));
    var sources = new TreeMap<String, String>();
    var aliases = new TreeSet<String>();
    body.blocks("terraform")
        .flatMap(block -> block.body().blocks("required_providers"))
        .flatMap(block -> block.body().attributes().stream())
        .forEach(required -> addRequired(required, sources, aliases));
    return new FileDeclarations(
        resources,
        body.blocks("module").filter(HclFile::isLabelled).map(this::call).toList(),
        body.blocks("provider").filter(HclFile::isLabelled).map(this::provider).toList(),
        sources,
        aliases,
        outputs(),
        remoteStates(),
        flows(),
        refusals());
  }

  private static boolean isLabelled(HclBlock block) {
    return block.labels().size() == 1;
  }

  private DeclaredResource resource(HclBlock block) {
    String type = block.labels().get(0);
    String provider =
        block
            .body()
            .attribute("provider")
            .map(this::written)
            .orElse(DeclaredResource.impliedProvider(type));
    return new DeclaredResource(
        block.type().equals("data"),
        type,
        block.labels().get(1),
        isKeyed(block),
        provider,
        place(block.start()));
  }

  private String written(HclAttribute attribute) {
    String value = text.substring(attribute.value(), attribute.end()).strip();
    return attribute.text().orElse(value);
  }

  private static boolean isKeyed(HclBlock block) {
    return block.body().attributes().stream()
        .anyMatch(attribute -> DeclaredResource.KEYS.contains(attribute.name()));
  }

  private Location.Position place(int index) {
    int line = 1;
    int start = 0;
    for (int at = text.indexOf('\n'); at >= 0 && at < index; at = text.indexOf('\n', at + 1)) {
      line++;
      start = at + 1;
    }
    return new Location.Position(name, line, text.codePointCount(start, index) + 1);
  }

  private ModuleCall call(HclBlock block) {
    var providers = new HashMap<String, String>();
    block
        .body()
        .attribute("providers")
        .ifPresent(
            given -> {
              Matcher pair =
                  Pattern.compile("([\\w.-]+)\\s*[=:]\\s*([\\w.-]+)").matcher(written(given));
              while (pair.find()) {
                providers.put(pair.group(1), pair.group(2));
              }
            });
    return new ModuleCall(
        block.labels().get(0),
        block.body().attribute("source").flatMap(HclAttribute::text),
        isKeyed(block),
        providers);
  }

  private ProviderBlock provider(HclBlock block) {
    var settings = new StringBuilder();
    for (HclAttribute attribute : block.body().attributes()) {
      if (!ConfigurationTree.OF_ANY_ACCOUNT.contains(attribute.name())) {
        settings.append(text, attribute.start(), attribute.end()).append('\n');
      }
    }
    block
        .body()
        .blocks("assume_role")
        .forEach(role -> settings.append(text, role.start(), role.end()));
    return new ProviderBlock(
        block.labels().get(0),
        block.body().attribute("alias").flatMap(HclAttribute::text).orElse(""),
        block.body().attribute("region").map(this::value),
        settings.toString());
  }

  private void addRequired(
      HclAttribute required, Map<String, String> sources, Set<String> aliases) {
    String value = text.substring(required.value(), required.end());
    Matcher source = SOURCE_TEXT.matcher(value);
    if (source.find()) {
      sources.put(required.name(), source.group(1));
    }
    required.references().stream()
        .filter(reference -> reference.names().size() == 2)
        .map(reference -> String.join(".", reference.names()))
        .filter(alias -> ALIAS.matcher(alias).matches())
        .forEach(aliases::add);
  }

  private Map<String, Set<String>> outputs() {
    var outputs = new HashMap<String, Set<String>>();
    Matcher used = OUTPUT.matcher(text);
    while (used.find()) {
      String name = used.group("name") == null ? used.group("index") : used.group("name");
      Set<String> names = outputs.computeIfAbsent(used.group("state"), state -> new HashSet<>());
      if (name != null) {
        names.add(name);
      }
    }
    return outputs;
  }

  private static boolean isRemoteState(HclBlock block) {
    return block.labels().size() == 2 && block.labels().get(0).equals(REMOTE_STATE);
  }

  /** What asks for each remote state, but for those of which there may be several. */
  private Map<String, Map<String, String>> remoteStates() {
    var states = new HashMap<String, Map<String, String>>();
    body.blocks("data")
        .filter(block -> isRemoteState(block) && !isKeyed(block))
        .forEach(
            block -> {
              var arguments = new TreeMap<String, String>();
              for (HclAttribute attribute : block.body().attributes()) {
                if (ASKED.contains(attribute.name())) {
                  arguments.put(attribute.name(), "${" + value(attribute) + "}");
                }
              }
              boolean isPlain = arguments.values().stream().noneMatch(each -> each.contains("<<"));
              if (isPlain) {
                states.put("data." + REMOTE_STATE + "." + block.labels().get(1), arguments);
              }
            });
    return states;
  }

  /** All attributes, also those of the blocks in blocks. */
  private static Stream<HclAttribute> all(HclBody body) {
    return Stream.concat(
        body.attributes().stream(), body.blocks().stream().flatMap(block -> all(block.body())));
  }

  private List<FlowBlock> flows() {
    var flows = new ArrayList<FlowBlock>();
    for (HclBlock block : body.blocks()) {
      String labels = String.join(".", block.labels());
      String address =
          switch (block.type()) {
            case "locals" -> "local";
            case "output", "module", "data" -> block.type() + "." + labels;
            case "resource" -> labels;
            default -> "";
          };
      if (!address.isEmpty()) {
        var attributes = new ArrayList<FlowBlock.Attribute>();
        addFlows(block.body(), List.of(), Map.of(), attributes);
        flows.add(new FlowBlock(block.type(), address, attributes));
      }
    }
    return flows;
  }

  private void addFlows(
      HclBody from,
      List<String> path,
      Map<String, HclExpression> iterators,
      List<FlowBlock.Attribute> attributes) {
    for (HclAttribute each : from.attributes()) {
      attributes.add(
          new FlowBlock.Attribute(
              with(path, each.name()), iterators, each.expression(), place(each.start())));
    }
    for (HclBlock block : from.blocks()) {
      boolean isDynamic = block.type().equals("dynamic") && isLabelled(block);
      boolean isContent = block.type().equals("content");
      var inner = new HashMap<>(iterators);
      if (isDynamic) {
        String iterator =
            block.body().attribute("iterator").map(this::value).orElse(block.labels().get(0));
        block
            .body()
            .attribute("for_each")
            .ifPresent(each -> inner.put(iterator, each.expression()));
      }
      List<String> below =
          isContent ? path : with(path, isDynamic ? block.labels().get(0) : block.type());
      addFlows(block.body(), below, inner, attributes);
    }
  }

  private static List<String> with(List<String> path, String name) {
    return Stream.concat(path.stream(), Stream.of(name)).toList();
  }

  private List<String> refusals() {
    var refusals = new ArrayList<String>();
    Matcher function = FUNCTION.matcher(text);
    while (function.find()) {
      if (!function.group(1).equals("aws") && !function.group(1).equals("terraform")) {
        refusals.add(
            place(function.start())
                + ": the function "
                + function.group().substring(0, function.group().length() - 2)
                + " runs the program of that provider");
      }
    }
    all(body)
        .flatMap(attribute -> attribute.references().stream())
        .filter(HclReference::isCalled)
        .forEach(call -> FileCall.of(call, text).ifPresent(path -> refuse(call, path, refusals)));
    return refusals;
  }

  private void refuse(HclReference call, String path, List<String> refusals) {
    refusals.add(
        place(call.start())
            + ": "
            + call.names().get(0)
            + " reads '"
            + path
            + "', outside the folder");
  }

  private String value(HclAttribute attribute) {
    return text.substring(attribute.value(), attribute.end());
  }

  @Override
  public String prepared(Set<String> managed, boolean withVersions) {
    var edits = new TextEdits(text);
    all(body).forEach(attribute -> replaceEphemeral(attribute, edits));
    Matcher used = OUTPUT.matcher(text);
    while (used.find()) {
      String local = "local." + ConfigurationFile.remoteState(used.group("state"));
      edits.replace(used.start("all"), used.end("all"), local);
    }
    for (HclBlock block : body.blocks()) {
      switch (block.type()) {
        case "terraform" -> {
          prepareTerraform(block, edits);
          if (!withVersions) {
            removeVersions(block, edits);
          }
        }
        case "data" -> {
          if (isRemoteState(block)) {
            edits.replace(block.start(), block.end(), "");
          } else {
            prepareData(block, managed, edits);
          }
        }
        case "resource", "output" -> prepareResource(block, edits);
        case "module" -> block.body().attribute("depends_on").ifPresent(one -> remove(one, edits));
        case "provider", "check", "import", "moved", "removed", "ephemeral" ->
            edits.replace(block.start(), block.end(), "");
        default -> {}
      }
    }
    return edits.text();
  }

  private static void remove(HclAttribute attribute, TextEdits edits) {
    edits.replace(attribute.start(), attribute.end(), "");
  }

  private static void replaceEphemeral(HclAttribute attribute, TextEdits edits) {
    for (HclReference reference : attribute.references()) {
      if (reference.names().size() > 2 && reference.names().get(0).equals("ephemeral")) {
        int last = reference.ends().get(reference.ends().size() - 1);
        edits.replace(reference.start(), last, "var." + EPHEMERAL);
      }
    }
  }

  private static void prepareTerraform(HclBlock block, TextEdits edits) {
    Stream.concat(block.body().blocks("backend"), block.body().blocks("cloud"))
        .forEach(inner -> edits.replace(inner.start(), inner.end(), ""));
    block.body().attribute("required_version").ifPresent(one -> remove(one, edits));
  }

  private void removeVersions(HclBlock block, TextEdits edits) {
    block
        .body()
        .blocks("required_providers")
        .flatMap(required -> required.body().attributes().stream())
        .forEach(
            provider -> {
              Matcher version = VERSION.matcher(text).region(provider.value(), provider.end());
              if (version.find()) {
                edits.replace(version.start(), version.end(), "");
              }
            });
  }

  private static void prepareData(HclBlock block, Set<String> managed, TextEdits edits) {
    block.body().attribute("depends_on").ifPresent(one -> remove(one, edits));
    block.body().blocks("lifecycle").forEach(one -> edits.replace(one.start(), one.end(), ""));
    all(block.body())
        .filter(attribute -> !attribute.name().equals("depends_on"))
        .flatMap(attribute -> attribute.references().stream())
        .filter(reference -> reference.names().size() > 1)
        .forEach(
            reference -> {
              String address = reference.names().get(0) + "." + reference.names().get(1);
              if (managed.contains(address)) {
                String local = "local." + ConfigurationFile.local(address);
                edits.replace(reference.start(), reference.ends().get(1), local);
              }
            });
  }

  private static void prepareResource(HclBlock block, TextEdits edits) {
    Set<String> removed = Set.of("provisioner", "connection", "precondition");
    Set<String> conditions = Set.of("precondition", "postcondition");
    Stream.concat(
            block.body().blocks().stream().filter(inner -> removed.contains(inner.type())),
            block
                .body()
                .blocks("lifecycle")
                .flatMap(inner -> inner.body().blocks().stream())
                .filter(inner -> conditions.contains(inner.type())))
        .forEach(inner -> edits.replace(inner.start(), inner.end(), ""));
  }
}
