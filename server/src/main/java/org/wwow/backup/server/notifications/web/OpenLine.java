package org.wwow.backup.server.notifications.web;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.servlet.http.WebConnection;
import org.apache.coyote.http11.upgrade.InternalHttpUpgradeHandler;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SSLSupport;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/// The line of a stream once its call is over: the bare socket.
///
/// A call keeps some 64 KiB of buffers and a deep stack, whether anything is said or not; ten thousand open streams would
/// take the whole heap. So the call ends after its head, as for a change of protocol, and what is left is this. Public
/// because Tomcat makes it.
public final class OpenLine implements InternalHttpUpgradeHandler {
    private final CompletableFuture<SocketWrapperBase<?>> socket = new CompletableFuture<>();
    private volatile Runnable whenGone = () -> {};
    private volatile boolean gone;
    private volatile boolean closed;

    /// A line whose socket comes once the head of the answer has left.
    public OpenLine() {}

    /// Runs this, once or more often, when the listener has gone.
    void whenGone(Runnable act) {
        whenGone = act;
        if (gone) {
            act.run();
        }
    }

    /// Waits for the socket.
    ///
    /// @throws IOException if the listener was gone before
    void open(long seconds) throws IOException, InterruptedException {
        try {
            socket.get(seconds, TimeUnit.SECONDS).setWriteTimeout(TimeUnit.SECONDS.toMillis(seconds));
        } catch (ExecutionException | TimeoutException left) {
            throw new IOException("The listener left before the stream began.", left);
        }
    }

    /// Sends bytes.
    ///
    /// @throws IOException if the listener has gone, or takes nothing
    void write(byte[] bytes) throws IOException {
        SocketWrapperBase<?> line = socket.join();
        line.write(true, bytes, 0, bytes.length);
        line.flush(true);
    }

    /// Ends it; also one whose socket is still to come.
    void close() {
        closed = true;
        if (socket.isDone()) {
            socket.join().close();
        }
    }

    private void left() {
        gone = true;
        whenGone.run();
    }

    @Override
    public void setSocketWrapper(SocketWrapperBase<?> wrapper) {
        socket.complete(wrapper);
        if (closed) {
            wrapper.close();
        }
    }

    /// Whatever the listener says, or its leaving, ends the stream: there is nothing to say on it. Tomcat asks once
    /// before anything came.
    @Override
    public SocketState upgradeDispatch(SocketEvent event) {
        if (event == SocketEvent.OPEN_WRITE || (event == SocketEvent.OPEN_READ && isSilent())) {
            return SocketState.UPGRADED;
        }
        left();
        return SocketState.CLOSED;
    }

    private boolean isSilent() {
        try {
            return socket.join().read(false, new byte[1], 0, 1) == 0;
        } catch (IOException _) {
            return false;
        }
    }

    @Override
    public void destroy() {
        left();
    }

    @Override
    public void init(WebConnection connection) {
        // The socket came already.
    }

    @Override
    public void timeoutAsync(long now) {
        // A stream lives as long as its session.
    }

    @Override
    public void setSslSupport(@Nullable SSLSupport support) {
        // The proxy before the server speaks TLS.
    }

    @Override
    public void pause() {
        // Streams end when the server stops.
    }
}
