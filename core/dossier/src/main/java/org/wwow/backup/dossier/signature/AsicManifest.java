package org.wwow.backup.dossier.signature;

import java.nio.charset.StandardCharsets;
import java.util.SortedSet;

/// The list of files that readers of ASiC-E look for (ETSI EN 319 162-1 section 4.4.3, in the form of OpenDocument 1.2
/// part 3). It follows from the names in the container alone, so that no byte of it is free; in a dossier it is a tag
/// file of the bag, and the tag manifests cover it.
public final class AsicManifest {
    /// Where it stands in the container.
    public static final String PATH = "META-INF/manifest.xml";

    private AsicManifest() {}

    /// The bytes of the list.
    ///
    /// @param paths every file of the container but `mimetype` and what stands in `META-INF`
    public static byte[] of(SortedSet<String> paths) {
        var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<manifest:manifest "
                + "xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" manifest:version=\"1.2\">\n");
        xml.append(row("/", "application/vnd.etsi.asic-e+zip"));
        for (String path : paths) {
            xml.append(row(path, path.endsWith(".txt") ? "text/plain" : "application/octet-stream"));
        }
        return xml.append("</manifest:manifest>\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String row(String path, String type) {
        String escaped = path.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
        return " <manifest:file-entry manifest:full-path=\"" + escaped + "\" manifest:media-type=\"" + type + "\"/>\n";
    }
}
