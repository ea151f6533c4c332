package org.wwow.backup.sealing.deposit;

import java.util.regex.Pattern;

import org.wwow.backup.sealing.FormRefused;

/// The name of a compartment of a case: one of eight words, or `conversation.` and eight hexadecimal digits.
public record Compartment(String name) {
    private static final Pattern NAME = Pattern
            .compile("care|meeting|exact|identity|account|exhibits|legal|team|conversation\\.[0-9a-f]{8}");

    /// @throws FormRefused for any other name
    public Compartment {
        if (!NAME.matcher(name).matches()) {
            throw new FormRefused(FormRefused.Reason.OUT_OF_RANGE, "compartment");
        }
    }

    /// Reads a name.
    public static Compartment read(String name) {
        return new Compartment(name);
    }

    /// Whether it holds a conversation.
    public boolean isConversation() {
        return name.startsWith("conversation.");
    }

    /// Whether members make it and the reporter holds no grant of it.
    public boolean isWorkProduct() {
        return name.equals("legal") || name.equals("team");
    }

    @Override
    public String toString() {
        return name;
    }
}
