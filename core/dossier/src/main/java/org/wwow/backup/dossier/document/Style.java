package org.wwow.backup.dossier.document;

import java.util.ArrayList;
import java.util.List;

/// How a paragraph stands on the page. Sizes in points; colours are those of the whole product.
enum Style {
    KICKER("font-size", "9pt", "color", Style.DEEP, "font-weight", "bold", "space-after", "10pt"), TITLE("role", "H1",
            "font-size", "25pt", "font-weight", "bold", "color", Style.INK, "line-height", "1.3",
            "space-after", "14pt"), HEADING("role", "H2", "font-size", "16pt", "font-weight", "bold", "color",
                    Style.DEEP, "line-height", "1.35",
                    "space-before", "26pt", "space-after", "8pt", "keep-with-next.within-page",
                    "always"), SUBHEADING("role", "H3", "font-size", "11.5pt", "font-weight", "bold", "color",
                            Style.INK, "space-before", "14pt",
                            "space-after", "4pt", "keep-with-next.within-page", "always"), BODY("space-after",
                                    "6pt"), LEAD("font-size", "11pt", "color", Style.SOFT, "space-after", "10pt"), NOTE(
                                            "font-size", "8.5pt", "color", Style.SOFT, "space-after",
                                            "6pt"), WORDS("font-size", "11pt", "space-after", "5pt"), CELL("font-size",
                                                    "9pt", "line-height", "1.45"), CELL_NOTE("font-size", "8pt",
                                                            "line-height", "1.45", "color",
                                                            Style.SOFT), CELL_HEAD("font-size", "8pt", "line-height",
                                                                    "1.45", "font-weight", "bold", "color",
                                                                    Style.DEEP), MARGIN("font-size", "8pt", "color",
                                                                            Style.SOFT, "line-height", "1.4");

    static final String INK = "#12272B";
    static final String SOFT = "#3A4D50";
    static final String DEEP = "#1B4F54";
    static final String LINE = "#C6D1CE";
    static final String TINT = "#FDF2DD";
    static final String ACCENT = "#F2B553";

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> properties;

    Style(String... properties) {
        this.properties = List.of(properties);
    }

    List<String> properties() {
        return properties;
    }

    /// The same with more properties, name and value in turn.
    List<String> with(String... more) {
        List<String> all = new ArrayList<>(properties);
        all.addAll(List.of(more));
        return all;
    }
}
