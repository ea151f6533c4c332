package org.wwow.backup.dossier.document;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.apache.fop.apps.FOUserAgent;
import org.apache.fop.apps.FopFactory;
import org.apache.fop.apps.FopFactoryBuilder;
import org.apache.fop.apps.io.ResourceResolverFactory;
import org.apache.fop.configuration.ConfigurationException;
import org.apache.fop.configuration.DefaultConfigurationBuilder;
import org.apache.xmlgraphics.io.Resource;
import org.apache.xmlgraphics.io.ResourceResolver;
import org.xml.sax.SAXException;

/// Sets a sheet in type: tagged PDF/A-3a with every font inside, the same bytes for the same sheet but for its id.
final class Typesetter {
    private static final String FONTS = "fonts:/";
    private static final String PDF = "application/pdf";

    private Typesetter() {}

    /// Writes onto a sheet.
    @FunctionalInterface
    interface Page {
        void write(Sheet sheet) throws SAXException;
    }

    /// What was set.
    ///
    /// @param pdf the document
    /// @param warnings the kinds of what did not fit or could not be drawn; empty when all is well
    @SuppressWarnings("ArrayRecordComponent")
    record Typeset(byte[] pdf, Set<String> warnings) {}

    /// Sets one document.
    ///
    /// @throws IOException if a font cannot be read
    static Typeset set(String title, Instant made, boolean rightToLeft, Page page) throws IOException {
        Set<String> warnings = new TreeSet<>();
        var out = new ByteArrayOutputStream();
        try {
            FOUserAgent agent = factory().newFOUserAgent();
            agent.setTitle(title);
            agent.setProducer("BackUp");
            agent.setCreator("BackUp");
            agent.setCreationDate(Date.from(made));
            agent.getEventBroadcaster().addEventListener(event -> {
                if (!event.getSeverity().getName().equals("INFO")) {
                    warnings.add(event.getEventKey());
                }
            });
            Sheet sheet = new Sheet(agent.newFop(PDF, out).getDefaultHandler(), rightToLeft);
            sheet.begin();
            page.write(sheet);
            sheet.end();
        } catch (SAXException | ConfigurationException broken) {
            throw new IOException("The document could not be set in type.", broken);
        }
        return new Typeset(out.toByteArray(), warnings);
    }

    private static FopFactory factory() throws IOException, ConfigurationException, SAXException {
        URI base = URI.create(FONTS);
        var builder = new FopFactoryBuilder(base, new OnlyFonts());
        byte[] configuration = configuration().getBytes(StandardCharsets.UTF_8);
        builder.setConfiguration(new DefaultConfigurationBuilder().build(new ByteArrayInputStream(configuration)));
        // Only now: reading the configuration puts the typesetter's own resolver back.
        builder.getFontManager()
                .setResourceResolver(ResourceResolverFactory.createInternalResourceResolver(base, new OnlyFonts()));
        return builder.build();
    }

    private static String configuration() {
        String fonts = Arrays.stream(Typeface.values())
                .map(face -> font(face.family(), face.regular(), "normal") + font(face.family(), face.bold(), "bold"))
                .collect(Collectors.joining());
        return """
                <fop version="1.0"><accessibility>true</accessibility><strict-configuration>true</strict-configuration>
                <renderers><renderer mime="application/pdf"><pdf-a-mode>PDF/A-3a</pdf-a-mode><fonts>
                """ + fonts + "</fonts></renderer></renderers></fop>";
    }

    private static String font(String family, String file, String weight) {
        return "<font kerning=\"yes\" embed-url=\"" + FONTS + file + "\"><font-triplet name=\"" + family
                + "\" style=\"normal\" weight=\"" + weight + "\"/></font>";
    }

    /// Whatever a page may ask for, there is nothing but our own fonts: no file, no address.
    private static final class OnlyFonts implements ResourceResolver {
        @Override
        public Resource getResource(URI address) throws IOException {
            String asked = address.toString();
            boolean ours = Arrays.stream(Typeface.values())
                    .anyMatch(face -> asked.equals(FONTS + face.regular()) || asked.equals(FONTS + face.bold()));
            if (!ours) {
                throw new IOException("Nothing is loaded from elsewhere.");
            }
            return new Resource(Typeface.open(asked.substring(FONTS.length())));
        }

        @Override
        public OutputStream getOutputStream(URI address) throws IOException {
            throw new IOException("Nothing is written elsewhere.");
        }
    }
}
