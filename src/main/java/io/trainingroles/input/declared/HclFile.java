package io.trainingroles.input.declared;

import io.trainingroles.finding.Location;
import io.trainingroles.input.hcl.HclAttribute;
import io.trainingroles.input.hcl.HclBlock;
import io.trainingroles.input.hcl.HclBody;
import io.trainingroles.input.hcl.HclReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A file in HCL. */
final class HclFile implements ConfigurationFile {
  private static final Pattern FUNCTION = Pattern.compile("\\bprovider::([\\w-]+)::");

  private static final String REMOTE_STATE = "terraform_remote_state";

  /** What defines which state a remote state is. */
  private static final Set<String> ASKED = Set.of("backend", "config", "defaults", "workspace");

  static final Pattern OUTPUT =
      Pattern.compile(
          "(?<all>\\bdata\\.terraform_remote_state\\.(?<state>[\\w-]+)(?:\\[[^]\\n]*])?\\.outputs)"
              + "(?:\\.(?<name>[\\w-]+)|\\[\"(?<index>[^\"]+)\"])?");
  private static final Pattern ALIAS = Pattern.compile("[\\w-]+\\.[\\w-]+");
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
        body.blocks("variable")
            .filter(HclFile::isLabelled)
            .map(block -> block.labels().get(0))
            .collect(Collectors.toSet()),
        new HclFlows(text, this::place).of(body),
        refusals());
  }

  static boolean isLabelled(HclBlock block) {
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
      if (!ProviderBlock.OF_ANY_ACCOUNT.contains(attribute.name())) {
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
        account(block.body()),
        settings.toString());
  }

  /** The role that is assumed last, or else the accounts that are allowed. */
  private Optional<String> account(HclBody provider) {
    return provider
        .blocks("assume_role")
        .flatMap(role -> role.body().attribute("role_arn").stream())
        .reduce((first, last) -> last)
        .or(() -> provider.attribute("allowed_account_ids"))
        .map(this::value)
        .filter(each -> !each.contains("<<"));
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

  static boolean isRemoteState(HclBlock block) {
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
  static Stream<HclAttribute> all(HclBody body) {
    return Stream.concat(
        body.attributes().stream(), body.blocks().stream().flatMap(block -> all(block.body())));
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
    return new PreparedHcl(text, body).of(managed, withVersions);
  }
}
