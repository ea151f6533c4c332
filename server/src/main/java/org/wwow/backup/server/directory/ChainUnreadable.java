package org.wwow.backup.server.directory;

/// The directory that is kept does not hold by the rules that every client checks: nobody could be trusted on it.
public final class ChainUnreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// @param sequence of the first statement that does not hold
    ChainUnreadable(long sequence, RuntimeException cause) {
        super("The directory in this data folder does not hold at its statement " + sequence
                + ". It was changed, or made before members' ids derived from their keys (decision 0028). "
                + "Restore an archive, or begin with an empty folder; nothing was changed here.", cause);
    }
}
