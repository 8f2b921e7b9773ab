package io.trainingroles.terraform.folder;

import io.trainingroles.iam.PolicyDocument;
import io.trainingroles.iam.PolicyDocumentWriter;
import io.trainingroles.policy.InlinePolicy;
import io.trainingroles.policy.ManagedPolicy;
import io.trainingroles.policy.RoleDetail;
import io.trainingroles.role.value.TerraformReference;
import io.trainingroles.tree.JsonReader;
import io.trainingroles.tree.JsonWriter;
import io.trainingroles.tree.NotJsonException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Policies for the reader of a change: one file each, with a line for each element, where {@code
 * main.tf.json} has a document in one line. Terraform does not read them.
 */
public final class ReadablePolicies {
  /** The folder of the files, in that of the configuration. */
  public static final String FOLDER = "policies";

  private ReadablePolicies() {}

  /**
   * The files of the policies of some roles.
   *
   * @param roles the roles
   * @return the texts by the names of the files, {@code ROLE.POLICY.json}; a trust policy has the
   *     name {@code assume_role_policy}, as in Terraform
   */
  public static SortedMap<String, String> of(List<RoleDetail> roles) {
    var files = new TreeMap<String, String>();
    // Some file systems do not tell upper case from lower case.
    var names = new TreeSet<String>();
    for (RoleDetail role : roles) {
      String name = role.name().value();
      put(files, names, name + ".assume_role_policy", role.trustPolicy());
      for (InlinePolicy policy : role.inlinePolicies()) {
        put(files, names, name + "." + policy.name().value(), policy.document());
      }
      for (ManagedPolicy policy : role.managedPolicies()) {
        put(files, names, name + "." + policy.name().value(), policy.document());
      }
    }
    return files;
  }

  private static void put(
      SortedMap<String, String> files, Set<String> names, String name, PolicyDocument document) {
    String unused = name;
    while (!names.add(unused.toLowerCase(Locale.ROOT))) {
      unused += "_";
    }
    files.put(unused + ".json", text(document));
  }

  private static String text(PolicyDocument document) {
    String json = TerraformReference.shown(new PolicyDocumentWriter().write(document));
    try {
      return JsonWriter.indented(new JsonReader(FOLDER).read(json)) + "\n";
    } catch (NotJsonException impossible) {
      throw new IllegalStateException("a policy document is JSON: " + json, impossible);
    }
  }
}
