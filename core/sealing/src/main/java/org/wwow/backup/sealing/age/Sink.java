package org.wwow.backup.sealing.age;

import java.io.IOException;

/// Where opened content goes. Nothing written counts until [#commit]; after an exception [#discard] is called.
public interface Sink {
    /// Takes content that is not yet known to be whole.
    void write(byte[] bytes, int from, int length) throws IOException;

    /// The content is whole and authentic: keep it.
    void commit() throws IOException;

    /// The content is not to be used: forget it. Does nothing after [#commit].
    void discard();
}
