package org.wwow.backup.law.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/// Reads the members of one object and notes each problem with its path, so that one run names them all.
///
/// A member that is wrong reads as an empty value; whoever made the form looks at the problems before using anything.
public final class Form {
    private static final int MAX_ID = 100;

    private final Map<String, Node> parts;
    private final String path;
    private final List<Problem> problems;
    private final Set<String> asked = new LinkedHashSet<>();

    private Form(Map<String, Node> parts, String path, List<Problem> problems) {
        this.parts = parts;
        this.path = path;
        this.problems = problems;
    }

    /// The outermost object of a file. Problems are added to the list.
    public static Form of(Node node, List<Problem> problems) {
        return at(node, "", problems);
    }

    private static Form at(Node node, String path, List<Problem> problems) {
        if (node instanceof Node.Fields(Map<String, Node> parts)) {
            return new Form(parts, path, problems);
        }
        problems.add(new Problem(path, "must be an object"));
        return new Form(Map.of(), path, problems);
    }

    /// Notes a problem of this object.
    public void problem(String sentence) {
        problems.add(new Problem(path, sentence));
    }

    /// Notes a problem of one member.
    public void problem(String name, String sentence) {
        problems.add(new Problem(within(name), sentence));
    }

    /// Whether the member is there.
    public boolean has(String name) {
        return parts.containsKey(name);
    }

    /// The member as it stands, or null if it is not there.
    public @Nullable Node node(String name) {
        asked.add(name);
        return parts.get(name);
    }

    /// A text that must be there and must not be empty.
    public String text(String name) {
        return switch (node(name)) {
            case Node.Text(String text) when !text.isBlank() -> text;
            case null -> missing(name, "");
            default -> wrong(name, "must be a text that is not empty", "");
        };
    }

    /// A text, or null where there is none.
    public @Nullable String optionalText(String name) {
        return has(name) ? text(name) : null;
    }

    /// An identifier: letters, digits, `_`, `-` and `.`.
    public String id(String name) {
        String text = text(name);
        if (!text.isEmpty() && !isId(text)) {
            problem(name, "\"" + text + "\" is not an id of letters, digits, _, - and .");
        }
        return text;
    }

    /// Whether a text is an identifier.
    public static boolean isId(String text) {
        boolean good = !text.isEmpty() && text.length() <= MAX_ID;
        for (int at = 0; good && at < text.length(); at++) {
            char unit = text.charAt(at);
            good = (unit >= 'a' && unit <= 'z') || (unit >= 'A' && unit <= 'Z') || (unit >= '0' && unit <= '9')
                    || "_-.".indexOf(unit) >= 0;
        }
        return good;
    }

    /// A truth value; false where there is none.
    public boolean flag(String name) {
        return switch (node(name)) {
            case Node.Flag(boolean holds) -> holds;
            case null -> false;
            default -> wrong(name, "must be true or false", false);
        };
    }

    /// A whole number of at least one, or null where there is none.
    public @Nullable Integer optionalCount(String name) {
        return switch (node(name)) {
            case Node.Whole(long number) when number > 0 && number <= 1000 -> (int) number;
            case null -> null;
            default -> wrong(name, "must be a whole number from 1 to 1000", 1);
        };
    }

    /// A day, or null where there is none.
    public @Nullable Day optionalDay(String name) {
        String text = optionalText(name);
        Day day = text == null ? null : Day.read(text);
        if (text != null && !text.isEmpty() && day == null) {
            problem(name, "\"" + text + "\" is not a day of the form YYYY-MM-DD");
        }
        return day;
    }

    /// One of the given words.
    public String oneOf(String name, Set<String> words) {
        String text = text(name);
        if (!text.isEmpty() && !words.contains(text)) {
            problem(name, "\"" + text + "\" is not one of " + String.join(", ", words.stream().sorted().toList()));
        }
        return text;
    }

    /// Texts in order; none where the member is absent.
    public List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        List<Node> nodes = nodes(name);
        for (int at = 0; at < nodes.size(); at++) {
            if (nodes.get(at) instanceof Node.Text(String text) && !text.isBlank()) {
                texts.add(text);
            } else {
                problem(name + "[" + at + "]", "must be a text that is not empty");
            }
        }
        return List.copyOf(texts);
    }

    /// A text, or a list of texts.
    public List<String> oneOrMore(String name) {
        return node(name) instanceof Node.Text(String text) ? List.of(text) : texts(name);
    }

    /// Texts by language, of which the given ones must be there.
    public Map<String, String> byLanguage(String name, List<String> languages) {
        Map<String, String> texts = new LinkedHashMap<>();
        Form inner = object(name);
        for (String language : inner.parts.keySet()) {
            texts.put(language, inner.text(language));
        }
        for (String language : languages) {
            if (has(name) && !texts.containsKey(language)) {
                inner.problem(language, "is missing");
            }
        }
        return texts;
    }

    /// An object that must be there.
    public Form object(String name) {
        Node node = node(name);
        if (node == null) {
            missing(name, "");
            return new Form(Map.of(), within(name), problems);
        }
        return at(node, within(name), problems);
    }

    /// A list of objects, each read by the given reader; none where the member is absent. An object's id joins its path.
    public <T> List<T> objects(String name, Function<Form, T> reader) {
        List<T> read = new ArrayList<>();
        each(name, form -> read.add(reader.apply(form)));
        return List.copyOf(read);
    }

    /// As [#objects], for a reader that gives nothing back.
    public void each(String name, Consumer<Form> reader) {
        List<Node> nodes = nodes(name);
        for (int at = 0; at < nodes.size(); at++) {
            Form form = at(nodes.get(at), within(name + "[" + at + "]" + named(nodes.get(at))), problems);
            reader.accept(form);
            form.refuseUnknown();
        }
    }

    /// Notes every member that was never asked for.
    public void refuseUnknown() {
        for (String name : parts.keySet()) {
            if (!asked.contains(name)) {
                problem(name, "is not a member of this object");
            }
        }
    }

    /// The names of all members, in the order of the file.
    public List<String> names() {
        return List.copyOf(parts.keySet());
    }

    private List<Node> nodes(String name) {
        return switch (node(name)) {
            case Node.Sequence(List<Node> nodes) -> nodes;
            case null -> List.of();
            default -> wrong(name, "must be a list", List.of());
        };
    }

    private static String named(Node node) {
        return node instanceof Node.Fields(Map<String, Node> parts) && parts.get("id") instanceof Node.Text(String id)
                && isId(id) ? " " + id : "";
    }

    private String within(String name) {
        return path.isEmpty() ? name : path + " / " + name;
    }

    private <T> T missing(String name, T empty) {
        return wrong(name, "is missing", empty);
    }

    private <T> T wrong(String name, String sentence, T empty) {
        problem(name, sentence);
        return empty;
    }
}
