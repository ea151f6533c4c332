package org.wwow.backup.dossier.signature;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/// A signature file with its values taken out, one element a line: what is left is the same for every dossier.
final class SignatureSkeleton {
    private static final Pattern ID = Pattern.compile("id-[0-9a-f]{32}");
    private static final Pattern STAMP_ID = Pattern.compile("ts-id-[0-9a-f]{40}");
    private static final int DEEPEST = 16;
    private static final String CERTIFICATE = "<ds:X509Certificate>BASE64";
    /// Leaves whose text is base64 without a break.
    private static final Set<String> BASE64 = Set.of("ds:DigestValue", "ds:SignatureValue", "ds:X509Certificate",
            "xades:IssuerSerialV2", "xades:EncapsulatedTimeStamp");
    /// What stands between the two stamps is covered by the second, whatever it is.
    private static final Set<String> COVERED = Set.of("xades:CertificateValues", "xades:RevocationValues",
            "xades141:TimeStampValidationData");

    /// One for each file, and signed: the first stands for all.
    private static final Set<String> ONE_FOR_ALL = Set.of("ds:Reference", "xades:DataObjectFormat");

    private final Map<String, String> seen = new HashMap<>();
    private final StringBuilder text = new StringBuilder();
    private final List<String> files = new ArrayList<>();
    private String id = "";
    private String last = "";

    SignatureSkeleton(Element root) {
        if (only(root) instanceof Element signature) {
            id = signature.getAttribute("Id");
        }
        if (ID.matcher(id).matches() && root.getParentNode().getChildNodes().getLength() == 1) {
            add(root, 0);
        }
    }

    /// The skeleton; empty for a file that is not like one at all.
    String text() {
        return text.toString();
    }

    /// The files the signature names, in its order.
    List<String> files() {
        return List.copyOf(files);
    }

    private static Node only(Node parent) {
        return parent.getChildNodes().getLength() == 1 ? parent.getFirstChild() : parent;
    }

    private void add(Element element, int depth) {
        if (depth > DEEPEST) {
            line(depth, "too deep");
            return;
        }
        if (COVERED.contains(element.getNodeName()) && isUnsignedProperty(element)) {
            line(depth, "<COVERED/>");
            return;
        }
        boolean file = element.getNodeName().equals("ds:Reference") && element.hasAttribute("Id");
        if (file) {
            files.add(element.getAttribute("URI"));
        }
        String begin = "<" + element.getNodeName() + attributes(element, file) + ">";
        if (only(element) instanceof Text leaf) {
            line(depth, begin + value(element, leaf.getData()));
            return;
        }
        if (!begin.equals(seen.put(element.getNodeName(), begin)) || !ONE_FOR_ALL.contains(element.getNodeName())) {
            line(depth, begin);
            inside(element, depth);
        }
    }

    private void inside(Element element, int depth) {
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                add(inner, depth + 1);
            } else {
                line(depth + 1, "something that is no element");
            }
        }
    }

    private static boolean isUnsignedProperty(Element element) {
        return element.getParentNode() instanceof Element parent
                && parent.getNodeName().equals("xades:UnsignedSignatureProperties");
    }

    private String attributes(Element element, boolean file) {
        Map<String, String> sorted = new TreeMap<>();
        NamedNodeMap attributes = element.getAttributes();
        for (int at = 0; at < attributes.getLength(); at++) {
            Node attribute = attributes.item(at);
            sorted.put(attribute.getNodeName(), value(element, attribute, file));
        }
        var all = new StringBuilder();
        sorted.forEach((name, value) -> all.append(' ').append(name).append("=\"").append(value).append('"'));
        return all.toString();
    }

    private String value(Element element, Node attribute, boolean file) {
        String name = attribute.getNodeName();
        String value = attribute.getNodeValue();
        if (element.getNodeName().equals("ds:SignatureMethod")) {
            return "ALGORITHM";
        }
        if (file && name.equals("URI")) {
            return "FILE";
        }
        if (file && value.equals("r-" + id + "-" + files.size())) {
            return "r-ID-NUMBER";
        }
        if (name.equals("ObjectReference") && value.matches("#r-" + Pattern.quote(id) + "-[1-9][0-9]?")) {
            return "#r-ID-NUMBER";
        }
        String plain = value.startsWith("e") ? value.substring(1) : value;
        if (name.equals("Id") && STAMP_ID.matcher(plain).matches()) {
            return value.startsWith("e") ? "TOKEN" : "STAMP";
        }
        return value.replace(id, "ID");
    }

    private static String value(Element element, String text) {
        if (BASE64.contains(element.getNodeName())) {
            return isBase64(text) ? "BASE64" : "not base64";
        }
        return element.getNodeName().equals("xades:SigningTime") ? "TIME" : text;
    }

    private static boolean isBase64(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            return Arrays.equals(text.toCharArray(), Base64.getEncoder().encodeToString(bytes).toCharArray());
        } catch (IllegalArgumentException other) {
            return false;
        }
    }

    /// How many certificates there are is no matter of form.
    private void line(int depth, String content) {
        String whole = " ".repeat(depth) + content + "\n";
        boolean another = whole.equals(last) && (content.equals(CERTIFICATE) || content.equals("<COVERED/>"));
        if (!another) {
            text.append(whole);
        }
        last = whole;
    }
}
