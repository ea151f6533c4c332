package org.wwow.backup.statistics.scan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.junit.jupiter.api.Test;

import org.wwow.backup.statistics.scan.ScanSettings.Time;

import static org.assertj.core.api.Assertions.assertThat;

/// The picture of `docs/methods/where-it-clusters.md`, drawn from a scan; `-Dredraw=true` writes it anew.
class DrawingNewYork {
    private static final int WIDTH = 760;
    private static final int HEIGHT = 620;
    private static final double SCALE = 370;
    private static final double WEST = -76.78;
    private static final double NORTH = 43.46;

    @Test
    void drawsWhatThePageShows() throws IOException {
        Path picture = Path.of(System.getProperty("backup.vectors"), "..", "docs", "methods",
                "where-it-clusters-new-york.svg");
        String drawn = draw();
        if (Boolean.getBoolean("redraw")) {
            Files.writeString(picture, drawn);
        }

        assertThat(drawn).contains("p = 0.002");
        assertThat(Files.readString(picture)).isEqualTo(drawn);
    }

    private static String draw() {
        ScanTables tables = ScanTables.NEW_YORK;
        List<Cluster> clusters = tables
                .clusters(new ScanSettings(Model.POISSON, ScanTables.upTo(0.1), Time.usual(), ScanTables.chance(999)))
                .subList(0, 3);
        Set<String> members = new HashSet<>();
        clusters.forEach(cluster -> members.addAll(cluster.members()));
        StringBuilder out = new StringBuilder();
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + WIDTH + " " + HEIGHT
                + "\" role=\"img\" aria-labelledby=\"t d\" font-family=\"sans-serif\" font-size=\"14\">\n"
                + "<title id=\"t\">Three clusters among 281 places</title>\n<desc id=\"d\">Dots are places; a circle "
                + "surrounds each of the three most likely clusters. The first two are rarer than one in twenty by "
                + "chance, the third, dashed, is not.</desc>\n<rect width=\"" + WIDTH + "\" height=\"" + HEIGHT
                + "\" fill=\"#fff\"/>\n");
        for (int at = 0; at < tables.geography().size(); at++) {
            Geography.Place place = tables.geography().place(at);
            boolean inside = members.contains(place.name());
            out.append(String.format(Locale.ROOT, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%s\" fill=\"%s\"/>%n",
                    across(place), down(place),
                    inside ? "3" : "2", inside ? "#1f5f8b" : "#999"));
        }
        for (int at = 0; at < clusters.size(); at++) {
            out.append(ring(clusters.get(at), at + 1, tables.geography()));
        }
        return out.append("</svg>\n").toString();
    }

    private static String ring(Cluster cluster, int number, Geography geography) {
        Geography.Place centre = geography.place(geography.find(cluster.shape().centre()).orElseThrow());
        double radius = cluster.shape().radius() * SCALE + 5;
        double chance = cluster.chance().pValue().orElseThrow();
        return String.format(Locale.ROOT,
                "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"none\" stroke=\"#1f5f8b\" stroke-width=\"2\"%s/>%n",
                across(centre), down(centre), radius, chance < 0.05 ? "" : " stroke-dasharray=\"5 4\"")
                + String.format(Locale.ROOT,
                        "<text x=\"%.1f\" y=\"%.1f\" fill=\"#222\" stroke=\"#fff\" stroke-width=\"4\" paint-order=\"stroke\">%d: %d cases, %.1f expected, p = %.3f</text>%n",
                        across(centre) + radius + 8, down(centre) + 5, number, cluster.observed(), cluster.expected(),
                        chance);
    }

    private static double across(Geography.Place place) {
        return (place.y() - WEST) * SCALE;
    }

    private static double down(Geography.Place place) {
        return (NORTH - place.x()) * SCALE;
    }
}
