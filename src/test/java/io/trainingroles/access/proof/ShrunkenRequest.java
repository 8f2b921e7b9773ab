package io.trainingroles.access.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Takes parts out of a request for as long as something about it stays as it is. */
public final class ShrunkenRequest {
  private final Predicate<ObjectNode> stays;

  public ShrunkenRequest(Predicate<ObjectNode> stays) {
    this.stays = stays;
  }

  public ObjectNode of(ObjectNode request) {
    ObjectNode smallest = request;
    boolean isSmaller = true;
    while (isSmaller) {
      isSmaller = false;
      for (ObjectNode candidate : smaller(smallest)) {
        if (stays.test(candidate)) {
          smallest = candidate;
          isSmaller = true;
          break;
        }
      }
    }
    return smallest;
  }

  /** The request without one of its parts, each in turn, the large ones first. */
  private static List<ObjectNode> smaller(ObjectNode request) {
    var paths = new ArrayList<String>();
    addPaths("", request, paths);
    var smaller = new ArrayList<ObjectNode>();
    for (String path : paths) {
      ObjectNode copy = request.deepCopy();
      JsonNode parent = copy.at(path.substring(0, path.lastIndexOf('/')));
      String name = path.substring(path.lastIndexOf('/') + 1).replace("~1", "/");
      if (parent instanceof ArrayNode array) {
        array.remove(Integer.parseInt(name));
      } else if (parent instanceof ObjectNode object) {
        object.remove(name);
      }
      smaller.add(copy);
    }
    return smaller;
  }

  private static void addPaths(String path, JsonNode node, List<String> paths) {
    var children = new ArrayList<String>();
    if (node instanceof ObjectNode object) {
      object.fieldNames().forEachRemaining(name -> children.add(name.replace("/", "~1")));
    } else if (node instanceof ArrayNode array) {
      for (int index = 0; index < array.size(); index++) {
        children.add(Integer.toString(index));
      }
    }
    children.forEach(child -> paths.add(path + "/" + child));
    children.forEach(child -> addPaths(path + "/" + child, node.at("/" + child), paths));
  }
}
