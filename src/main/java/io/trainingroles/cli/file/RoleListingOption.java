package io.trainingroles.cli.file;

import io.trainingroles.cli.console.Console;
import io.trainingroles.cli.console.ReadableFiles;
import io.trainingroles.input.account.RoleListing;
import io.trainingroles.report.FindingText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the details of an account do not say of its roles. */
public final class RoleListingOption {
  @Option(
      names = "--list-roles",
      paramLabel = "FILE",
      description =
          "the output of 'aws iam list-roles' or 'aws iam get-role', for the descriptions and the"
              + " longest sessions, which the details of an account do not have")
  private @Nullable String file;

  /** Whether there is one. */
  public boolean isGiven() {
    return file != null;
  }

  /** The listing of the roles; nothing if it cannot be read, which is then shown. */
  public Optional<RoleListing> read(Console console, ReadableFiles files) {
    if (file == null) {
      return Optional.of(RoleListing.NONE);
    }
    String text;
    try {
      text = new InputFile(files, file, "give the output of 'aws iam list-roles'").jsonText();
    } catch (InputFile.UnreadableException unreadable) {
      console.err().print(new FindingText(Map.of(), false).of(List.of(unreadable.finding())));
      return Optional.empty();
    }
    RoleListing.Reading reading = RoleListing.read(file, text);
    if (reading instanceof RoleListing.Reading.Refused refused) {
      Map<String, String> texts = Map.of(file, text);
      console.err().print(new FindingText(texts, console.errColours()).of(refused.findings()));
      return Optional.empty();
    }
    return Optional.of(((RoleListing.Reading.Read) reading).listing());
  }
}
