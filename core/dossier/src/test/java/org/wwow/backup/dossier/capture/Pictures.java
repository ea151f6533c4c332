package org.wwow.backup.dossier.capture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import javax.imageio.ImageIO;

import org.wwow.backup.dossier.bag.BagSource;

/// Small real files, with what a device would write into them.
final class Pictures {
    private Pictures() {}

    static byte[] jpeg() {
        return image("jpg");
    }

    static byte[] png() {
        return image("png");
    }

    /// A JPEG with a segment right after its start.
    static byte[] withSegment(int marker, byte[] content) {
        byte[] jpeg = jpeg();
        return bytes(out -> {
            out.write(jpeg, 0, 2);
            out.writeShort(marker);
            out.writeShort(content.length + 2);
            out.write(content);
            out.write(jpeg, 2, jpeg.length - 2);
        });
    }

    /// A JPEG whose Exif holds the time of taking, its offset and a GPS position and time.
    static byte[] withExif(String taken, String offset, Gps gps) {
        return withSegment(0xffe1, bytes(out -> {
            out.write("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
            out.write(new Tiff().exif(taken, offset, gps));
        }));
    }

    static byte[] withXmp(String created) {
        String packet = "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF "
                + "xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description rdf:about='' "
                + "xmlns:xmp='http://ns.adobe.com/xap/1.0/' xmp:CreateDate='" + created
                + "'/></rdf:RDF></x:xmpmeta>";
        return withSegment(0xffe1, bytes(out -> {
            out.write("http://ns.adobe.com/xap/1.0/\0".getBytes(StandardCharsets.US_ASCII));
            out.write(packet.getBytes(StandardCharsets.UTF_8));
        }));
    }

    /// An MP4 of its heads alone, created so many seconds after 1904.
    static byte[] mp4(long created, byte[]... more) {
        return bytes(out -> {
            box(out, "ftyp", "isom\0\0\0\0isom".getBytes(StandardCharsets.US_ASCII));
            for (byte[] box : more) {
                out.write(box);
            }
            byte[] head = bytes(with -> {
                with.writeInt(0);
                with.writeInt((int) created);
                with.writeInt((int) created);
                with.writeInt(1_000);
                with.writeInt(1_000);
                with.write(new byte[80]);
            });
            box(out, "moov", bytes(with -> box(with, "mvhd", head)));
        });
    }

    static byte[] box(String type, byte[] content) {
        return bytes(out -> box(out, type, content));
    }

    static byte[] with(byte[] file, int at, byte[] inserted) {
        return bytes(out -> {
            out.write(file, 0, at);
            out.write(inserted);
            out.write(file, at, file.length - at);
        });
    }

    static CaptureRecord read(byte[] file) throws IOException {
        return CaptureReader.read(BagSource.of(file));
    }

    static byte[] bytes(Filling filling) {
        var bytes = new ByteArrayOutputStream();
        try {
            filling.fill(new DataOutputStream(bytes));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return bytes.toByteArray();
    }

    private static void box(DataOutputStream out, String type, byte[] content) throws IOException {
        out.writeInt(content.length + 8);
        out.write(type.getBytes(StandardCharsets.US_ASCII));
        out.write(content);
    }

    private static byte[] image(String format) {
        return bytes(out -> ImageIO.write(new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB), format, out));
    }

    /// Writes bytes.
    interface Filling {
        void fill(DataOutputStream out) throws IOException;
    }

    /// A receiver's reading: whole degrees, and the time of day of a date.
    record Gps(int latitude, int longitude, String date, int hour, int minute) {
        static final Gps NONE = new Gps(0, 0, "", 0, 0);

        boolean told() {
            return !date.isEmpty();
        }
    }

    /// A TIFF of one entry a tag, big-endian (TIFF 6.0 section 2).
    private static final class Tiff {
        byte[] exif(String taken, String offset, Gps gps) {
            int exifAt = 8 + 2 + (gps.told() ? 24 : 12) + 4;
            byte[] exif = directory(exifAt, text(0x9003, taken), text(0x9011, offset));
            byte[] place = gps.told() ? gps(exifAt + exif.length, gps) : new byte[0];
            return bytes(out -> {
                out.write("MM\0*".getBytes(StandardCharsets.US_ASCII));
                out.writeInt(8);
                out.writeShort(gps.told() ? 2 : 1);
                pointer(out, 0x8769, exifAt);
                if (gps.told()) {
                    pointer(out, 0x8825, exifAt + exif.length);
                }
                out.writeInt(0);
                out.write(exif);
                out.write(place);
            });
        }

        private static void pointer(DataOutputStream out, int tag, int at) throws IOException {
            out.writeShort(tag);
            out.writeShort(4);
            out.writeInt(1);
            out.writeInt(at);
        }

        private static byte[] gps(int at, Gps gps) {
            return directory(at, text(1, gps.latitude() < 0 ? "S" : "N"), whole(2, Math.abs(gps.latitude()), 0, 0),
                    text(3, gps.longitude() < 0 ? "W" : "E"), whole(4, Math.abs(gps.longitude()), 0, 0),
                    whole(7, gps.hour(), gps.minute(), 0), text(29, gps.date()));
        }

        private static Entry text(int tag, String text) {
            byte[] value = (text + "\0").getBytes(StandardCharsets.US_ASCII);
            return new Entry(tag, 2, value.length, value);
        }

        private static Entry whole(int tag, int... numbers) {
            return new Entry(tag, 5, numbers.length, bytes(out -> {
                for (int number : numbers) {
                    out.writeInt(number);
                    out.writeInt(1);
                }
            }));
        }

        private static byte[] directory(int at, Entry... entries) {
            int values = at + 2 + 12 * entries.length + 4;
            var behind = new ByteArrayOutputStream();
            return bytes(out -> {
                out.writeShort(entries.length);
                for (Entry entry : entries) {
                    out.writeShort(entry.tag);
                    out.writeShort(entry.type);
                    out.writeInt(entry.count);
                    if (entry.value.length <= 4) {
                        out.write(Arrays.copyOf(entry.value, 4));
                    } else {
                        out.writeInt(values + behind.size());
                        behind.writeBytes(entry.value);
                    }
                }
                out.writeInt(0);
                out.write(behind.toByteArray());
            });
        }

        private static final class Entry {
            private final int tag;
            private final int type;
            private final int count;
            private final byte[] value;

            Entry(int tag, int type, int count, byte[] value) {
                this.tag = tag;
                this.type = type;
                this.count = count;
                this.value = value;
            }
        }
    }
}
