package io.trainingroles.cli.protocol;

import com.fasterxml.jackson.core.JsonParseException;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpServerSession;
import io.modelcontextprotocol.spec.McpServerTransport;
import io.modelcontextprotocol.spec.McpServerTransportProvider;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;

/**
 * Messages of the Model Context Protocol, one a line, on two streams.
 *
 * <p>The SDK has such a transport. It ends the session at a line that is not a message, drops the
 * answers to what was asked before the end of the input, and does not know cancellation; this one
 * answers such a line with an error, gives those answers, and ends a call that is cancelled.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2025-11-25/basic/transports">The
 *     transports</a>
 * @see <a
 *     href="https://modelcontextprotocol.io/specification/2025-11-25/basic/utilities/cancellation">Cancellation</a>
 */
final class LineTransport implements McpServerTransportProvider {
  /** An argument is a path or a question; nobody hands over whole files. */
  private static final int MAXIMUM_BYTES = 1024 * 1024;

  private static final String CANCELLED = "notifications/cancelled";

  private final McpJsonMapper mapper;
  private final InputStream in;
  private final PrintStream out;
  private final Map<Object, Disposable> running = new ConcurrentHashMap<>();
  private @Nullable McpServerSession session;

  LineTransport(McpJsonMapper mapper, InputStream in, PrintStream out) {
    this.mapper = mapper;
    this.in = new BufferedInputStream(in);
    this.out = out;
  }

  @Override
  public void setSessionFactory(McpServerSession.Factory factory) {
    session = factory.create(new Connection());
  }

  /** Takes messages until the input ends, or nobody reads the answers any more. */
  void serve() throws IOException {
    var line = new ByteArrayOutputStream();
    int next = in.read();
    while (next >= 0) {
      if (next != '\n') {
        // Of a longer line one byte more is kept, which shows that it is too long.
        if (line.size() <= MAXIMUM_BYTES) {
          line.write(next);
        }
      } else {
        take(line.toByteArray());
        line.reset();
        if (out.checkError()) {
          return;
        }
      }
      next = in.read();
    }
    take(line.toByteArray());
  }

  private void take(byte[] line) {
    if (line.length > MAXIMUM_BYTES) {
      refuse(
          null,
          McpSchema.ErrorCodes.INVALID_REQUEST,
          "the message has more than " + MAXIMUM_BYTES + " bytes; give paths, not contents");
      return;
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString();
      if (!text.isBlank()) {
        take(McpSchema.deserializeJsonRpcMessage(mapper, text));
      }
    } catch (JsonParseException | CharacterCodingException broken) {
      refuse(null, McpSchema.ErrorCodes.PARSE_ERROR, "the line is not JSON in UTF-8");
    } catch (IOException | IllegalArgumentException other) {
      refuse(
          null,
          McpSchema.ErrorCodes.INVALID_REQUEST,
          "the line is not one message of JSON-RPC 2.0: a request, a response or a notification");
    }
  }

  private void take(JSONRPCMessage message) {
    if (message instanceof JSONRPCNotification notification
        && notification.method().equals(CANCELLED)) {
      Object id =
          notification.params() instanceof Map<?, ?> params ? params.get("requestId") : null;
      Disposable call = id == null ? null : running.remove(id);
      if (call != null) {
        call.dispose();
      }
    } else if (message instanceof JSONRPCRequest request) {
      String problem = problem(request);
      if (problem == null) {
        start(request);
      } else {
        refuse(request.id(), McpSchema.ErrorCodes.INVALID_PARAMS, problem);
      }
    } else {
      handled(message).subscribe(done -> {}, failed -> {});
    }
  }

  /** What is wrong with the form of a call; null if nothing is. */
  private static @Nullable String problem(JSONRPCRequest request) {
    if (!request.method().equals(McpSchema.METHOD_TOOLS_CALL)) {
      return null;
    }
    if (!(request.params() instanceof Map<?, ?> params)
        || !(params.get("name") instanceof String)) {
      return "a call of a tool needs 'params' with the 'name' of the tool";
    }
    Object arguments = params.get("arguments");
    return arguments == null || arguments instanceof Map ? null : "'arguments' must be an object";
  }

  private void start(JSONRPCRequest request) {
    Disposable.Swap call = Disposables.swap();
    running.put(request.id(), call);
    call.update(
        handled(request)
            .doFinally(end -> running.remove(request.id(), call))
            .subscribe(done -> {}, failed -> {}));
  }

  private Mono<Void> handled(JSONRPCMessage message) {
    return Objects.requireNonNull(session, "the server has been built").handle(message);
  }

  private void refuse(@Nullable Object id, int code, String problem) {
    write(new Refusal("2.0", id, new McpSchema.JSONRPCResponse.JSONRPCError(code, problem)));
  }

  /** An error of a message; the SDK's has no form for a message without an id. */
  private record Refusal(
      String jsonrpc, @Nullable Object id, McpSchema.JSONRPCResponse.JSONRPCError error) {}

  private void write(Object message) {
    String text;
    try {
      text = mapper.writeValueAsString(message);
    } catch (IOException unexpected) {
      throw new IllegalStateException(unexpected);
    }
    synchronized (out) {
      out.print(text + "\n");
      out.flush();
    }
  }

  @Override
  public Mono<Void> notifyClients(String method, Object params) {
    return Objects.requireNonNull(session, "the server has been built")
        .sendNotification(method, params);
  }

  @Override
  public Mono<Void> closeGracefully() {
    return Mono.empty();
  }

  /** The one connection. */
  private final class Connection implements McpServerTransport {
    @Override
    public Mono<Void> sendMessage(JSONRPCMessage message) {
      return Mono.fromRunnable(() -> write(message));
    }

    @Override
    public <T> T unmarshalFrom(Object data, TypeRef<T> type) {
      return mapper.convertValue(data, type);
    }

    @Override
    public Mono<Void> closeGracefully() {
      return Mono.empty();
    }
  }
}
