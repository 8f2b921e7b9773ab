package io.trainingroles.input.configuration;

import java.util.regex.Pattern;

/** Addresses of instances of resources and modules. */
final class Addresses {
  private static final Pattern KEY = Pattern.compile("\\[(?:\"(?:[^\"\\\\]|\\\\.)*\"|\\d+)]");

  private Addresses() {}

  /** The address without the keys of instances. */
  static String withoutKeys(String address) {
    return KEY.matcher(address).replaceAll("");
  }

  /** The address of a resource in an instance of a module. */
  static String in(String module, String resource) {
    return module.isEmpty() ? resource : module + "." + resource;
  }
}
