package org.wwow.backup.server.settings;

/// Settings that cannot work; the message is one sentence for the operator.
public final class SettingsRefused extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /// @param sentence what is wrong and what to do
    public SettingsRefused(String sentence) {
        super(sentence);
    }
}
