package io.trainingroles.cli.request;

import io.trainingroles.access.Request;
import io.trainingroles.access.documented.AskedResource;
import io.trainingroles.cli.console.Console;
import io.trainingroles.cli.console.ExitCode;
import io.trainingroles.cli.console.FailedException;
import io.trainingroles.cli.console.ReadableFiles;
import io.trainingroles.iam.InvalidValueException;
import io.trainingroles.input.question.QuestionNames;
import io.trainingroles.input.request.RequestReader;
import io.trainingroles.input.request.RequestReading;
import io.trainingroles.report.DecisionJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Requests, one a line, and a line with the decision on each. */
public final class RequestLines {
  /** Fewer lines are decided before another thread has begun. */
  private static final int MANY = 16;

  private final Console console;
  private final ReadableFiles files;

  private final QuestionNames names;

  /** {@code names} refuses what is likely misspelt. */
  public RequestLines(Console console, ReadableFiles files, QuestionNames names) {
    this.console = console;
    this.files = files;
    this.names = names;
  }

  /** Decides all; the exit code says whether each could be read. */
  public int decide(String file) throws FailedException {
    try (InputStream input = open(file)) {
      return decide(input);
    } catch (NoSuchFileException missing) {
      throw new FailedException(
          ExitCode.WRONG_INPUT,
          "the file '" + file + "' does not exist; give a file with one request per line, or -");
    } catch (InvalidPathException | IOException failed) {
      throw new FailedException(
          ExitCode.WRONG_INPUT,
          "cannot read '" + file + "': " + failed.getMessage() + "; give a file, or -");
    }
  }

  private InputStream open(String file) throws IOException {
    return file.equals("-") ? files.standardInput() : files.open(Path.of(file));
  }

  private int decide(InputStream input) throws IOException {
    int code = ExitCode.FINE;
    var blocks = new LineBlocks(input);
    for (List<byte[]> lines = blocks.next(); !lines.isEmpty(); lines = blocks.next()) {
      Stream<byte[]> sideBySide = lines.size() < MANY ? lines.stream() : lines.parallelStream();
      for (Answer answer : sideBySide.map(this::answer).toList()) {
        if (answer.isError()) {
          code = ExitCode.WRONG_INPUT;
        }
        console.out().print(answer.line());
      }
    }
    return code;
  }

  /** What is written for a line. */
  private record Answer(String line, boolean isError) {
    private static Answer error(List<String> problems) {
      return new Answer(DecisionJson.error(problems), true);
    }
  }

  private Answer answer(byte[] line) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString();
    } catch (CharacterCodingException broken) {
      return Answer.error(List.of("the line is not UTF-8; save the file as UTF-8"));
    }
    RequestReading reading = new RequestReader().read(text);
    if (!(reading instanceof RequestReading.Read read)) {
      return Answer.error(((RequestReading.Malformed) reading).problems());
    }
    try {
      Request request = read.request();
      names.check(request.action(), request.resource(), request.context());
      return new Answer(DecisionJson.of(AskedResource.decide(read.policies(), request)), false);
    } catch (InvalidValueException invalid) {
      return Answer.error(List.of(invalid.problem() + "; " + invalid.remedy()));
    }
  }
}
